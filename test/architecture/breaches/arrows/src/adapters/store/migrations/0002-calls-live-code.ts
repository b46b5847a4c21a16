import { hash } from '../../../domain/article.ts';

export const up = hash;
