/** A search index in the tree, of the posts first published in one Vietnamese calendar year. */
export interface SearchIndex {
  year: string;
  /** Its folder in `INDEX_FOLDER`; the name is never used again. */
  folder: string;
  /** Edition of the program that made it. */
  edition: number;
  /** Sequences of the rows that it was made from, by the ids of the posts. */
  posts: Readonly<Record<string, number>>;
}

/** What the search page gets to know about an index. */
export interface ShownIndex {
  year: string;
  folder: string;
  /** Ids of posts in it that are no longer live. */
  gone: readonly string[];
}

/** Folder of the indexes in the tree. */
export const INDEX_FOLDER = 'tim-kiem/chi-muc';
