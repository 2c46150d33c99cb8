/** The part of Pagefind's script, which is stored with each index, that the search page uses. */
export interface PagefindScript {
  createInstance(options: IndexOptions & { basePath: string; noWorker: true }): Instance;
}

export interface Instance {
  mergeIndex(path: string, options: IndexOptions): Promise<void>;
  /** Posts with all words of the query, except words that no post has; null: all posts. */
  search(
    query: string | null,
    options: { filters: Filters; sort: { published?: 'desc' } },
  ): Promise<{ results: Found[] }>;
}

interface IndexOptions {
  /** A filter added to all posts of an index. */
  mergeFilter: { year: string };
  ranking: Ranking;
}

export interface Ranking {
  diacriticSimilarity: number;
  termSimilarity: number;
  termSaturation: number;
  pageLength: number;
  metaWeights: { title: number };
}

export type Filters = Record<string, string | { none: string[] }>;

export interface Found {
  score: number;
  data(): Promise<Entry>;
}

/** A record, as the publisher wrote it. */
export interface Entry {
  url: string;
  content: string;
  filters: Partial<Record<'id' | 'label' | 'unit' | 'day' | 'sample', string[]>>;
}
