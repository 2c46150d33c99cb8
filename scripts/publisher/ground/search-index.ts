/** A search index that the tree holds, of the posts first published in one Vietnamese calendar year. */
export interface SearchIndex {
  year: string;
  /** Its name below `INDEX_FOLDER`, never used again. */
  folder: string;
  /** The program that made it. */
  edition: number;
  /** Sequences of the rows that it was made of, by the posts' ids. */
  posts: Readonly<Record<string, number>>;
}

/** What the site says of an index. */
export interface ShownIndex {
  year: string;
  folder: string;
  /** Ids of posts in it that are live no more. */
  gone: readonly string[];
}

/** Where the indexes stand in the tree. */
export const INDEX_FOLDER = 'tim-kiem/chi-muc';
