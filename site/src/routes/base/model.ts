import {
  KIND_PATHS,
  monthOf,
  postPath,
  type Change,
  type Department,
  type LivePublication,
  type TaskGroup,
  type Unit,
  type WithdrawnPublication,
} from '@newsroom/shared';
import { ARCHIVE_PATH, topicPath, unitPath } from './addresses.ts';
import { memo, memoWith, stableArrays } from './memo.ts';

/** One size of a picture, which the publisher made from an original. */
export interface Rendition {
  path: string;
  width: number;
  height: number;
  bytes: number;
  mime: 'image/jpeg' | 'image/avif';
}

/** What the publisher made from one original. */
export interface MadePicture {
  /** Narrowest first; at least one. */
  jpeg: readonly Rendition[];
  /** The same widths; empty until all of them have been made. */
  avif: readonly Rendition[];
  /** A picture of a few pixels as a `data:` address, shown until the picture has loaded. */
  placeholder: string;
}

export interface ModelInput {
  /** The newest row of each subject and key. */
  changes: readonly Change[];
  /** By the sha256 of the original; a picture without an entry is not shown. */
  renditions: Readonly<Record<string, MadePicture>>;
  /** Scheme and host of the public site: "https://vi-du.example". */
  siteUrl: string;
  /** The search indexes that the publisher has made. */
  searchIndexes?: readonly SearchIndex[];
}

/** The index of the posts first published in one Vietnamese calendar year. */
export interface SearchIndex {
  year: string;
  /** Folder below /tim-kiem/chi-muc/; every index has its own name. */
  folder: string;
  /** Ids of posts in the index that must no longer be found. */
  gone: readonly string[];
}

/** What every page shows in addition to its own content. */
export interface Site {
  /** Without a final slash. */
  url: string;
  department: Department;
}

/** A live post with values that depend on the post alone. */
export interface Filed {
  post: LivePublication;
  url: string;
  /** Vietnamese calendar month of the first publication: "2024-05". */
  month: string;
  /** Codes of its task groups, each once. */
  topics: readonly string[];
  /** Paths of the lists that the post belongs to. */
  lists: readonly string[];
}

/** The posts of one month, newest first. */
export interface Month {
  month: string;
  posts: readonly Filed[];
}

/** The content of the site, sorted; it does not depend on the time. */
export interface Model {
  /** null until the department's row has arrived; before that, nothing can be shown. */
  site: Site | null;
  units: readonly Unit[];
  taskGroups: readonly TaskGroup[];
  /** Newest first. */
  months: readonly Month[];
  withdrawn: readonly WithdrawnPublication[];
  live: ReadonlyMap<string, Filed>;
  renditions: ModelInput['renditions'];
  searchIndexes: readonly SearchIndex[];
}

/** Cheap to call after each change, because unchanged months are the same objects as last time. */
export const buildModel = ({ changes, renditions, siteUrl, searchIndexes = [] }: ModelInput): Model => {
  const units: Unit[] = [];
  const taskGroups: TaskGroup[] = [];
  const withdrawn: WithdrawnPublication[] = [];
  const live = new Map<string, Filed>();
  const byMonth = new Map<string, Filed[]>();
  const erased = new Set(changes.filter(({ subject }) => subject === 'erasure').map(({ key }) => key));
  let site: Site | null = null;

  for (const { subject, payload } of changes) {
    switch (subject) {
      case 'department':
        site = siteOf(payload, siteUrl.replace(/\/$/, ''));
        break;
      case 'unit':
        units.push(payload);
        break;
      case 'task-group':
        taskGroups.push(payload);
        break;
      case 'stream':
      case 'erasure':
      case 'picture-erasure':
        break;
      case 'post': {
        if (erased.has(payload.id)) break;
        if (payload.status === 'withdrawn') {
          withdrawn.push(payload);
          break;
        }
        const filed = file(payload);
        live.set(payload.id, filed);
        const month = byMonth.get(filed.month);
        if (month) month.push(filed);
        else byMonth.set(filed.month, [filed]);
        break;
      }
      default:
        subject satisfies never;
    }
  }

  return {
    site,
    units,
    taskGroups: taskGroups.sort((a, b) => a.number - b.number || compare(a.code, b.code)),
    months: [...byMonth.values()].map(monthFrom).sort((a, b) => compare(b.month, a.month)),
    withdrawn,
    live,
    renditions,
    searchIndexes,
  };
};

const siteOf = memoWith((department: Department, url: string): Site => ({ url, department }));

const file = memo((post: LivePublication): Filed => {
  const topics = [...new Set(post.taskGroups)];
  return {
    post,
    url: postPath(post),
    month: monthOf(post.firstPublishedAt),
    topics,
    lists: [ARCHIVE_PATH, KIND_PATHS[post.kind], ...topics.map(topicPath), unitPath(post.unit.code)],
  };
});

const stable = stableArrays<Filed>();

/** The posts are in the order of the outbox. It stays the same, so the sorted month can be cached. */
const monthFrom = (posts: readonly Filed[]): Month =>
  // eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- a month holds at least the post that made it
  sorted(stable(posts[0]!, posts));

const sorted = memo((posts: readonly Filed[]): Month => ({
  // eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- as above
  month: posts[0]!.month,
  posts: [...posts].sort(newestFirst),
}));

/** The order of posts in every list. */
export const newestFirst = (a: Filed, b: Filed): number =>
  compare(b.post.firstPublishedAt, a.post.firstPublishedAt) || compare(b.post.id, a.post.id);

/** Compares by code units: faster than a collation, and correct for instants, ids and codes. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
