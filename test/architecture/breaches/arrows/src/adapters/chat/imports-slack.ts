import type { front } from '../slack/front.ts';

export type Front = typeof front;
