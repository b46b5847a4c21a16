import { check } from 'fast-check';

export const property = check;
