import { Hono } from 'hono';
import { positions } from '../../queries/positions.ts';

export const page = [Hono, positions];
