import type { Article } from '../../domain/article.ts';

export type Gadget = Article;
