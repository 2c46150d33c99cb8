/** What the search page uses of Pagefind's script, which stands beside each index. */
export interface PagefindScript {
  createInstance(options: IndexOptions & { basePath: string; noWorker: true }): Instance;
}

export interface Instance {
  mergeIndex(path: string, options: IndexOptions): Promise<void>;
  /** Posts that have all words of the query which any post has at all; null: all posts. */
  search(
    query: string | null,
    options: { filters: Filters; sort: { published?: 'desc' } },
  ): Promise<{ results: Found[] }>;
}

interface IndexOptions {
  /** What all posts of an index can be filtered by, besides what the publisher gave them. */
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

/** A record as the publisher wrote it. */
export interface Entry {
  url: string;
  content: string;
  filters: Partial<Record<'id' | 'label' | 'unit' | 'day' | 'sample', string[]>>;
}
