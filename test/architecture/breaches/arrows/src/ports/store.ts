import type { Article } from '../domain/article.ts';

export interface Store {
  save(article: Article): Promise<void>;
}
