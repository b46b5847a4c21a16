export * from './innocent.ts';
