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

/** One size of a picture, made by the publisher from an original. */
export interface Rendition {
  path: string;
  width: number;
  height: number;
  bytes: number;
  mime: 'image/jpeg' | 'image/avif';
}

/** What the publisher made of one original. */
export interface MadePicture {
  /** Narrowest first; at least one. */
  jpeg: readonly Rendition[];
  /** The same widths; none until all of them have been made. */
  avif: readonly Rendition[];
  /** A few pixels as a `data:` address, to stand in until the picture is there. */
  placeholder: string;
}

export interface ModelInput {
  /** The newest row of each subject and key. */
  changes: readonly Change[];
  /** By the sha256 of the original; a picture that is not here yet is not shown. */
  renditions: Readonly<Record<string, MadePicture>>;
  /** Scheme and host of the public site: "https://vi-du.example". */
  siteUrl: string;
  /** What the publisher has made to search in. */
  searchIndexes?: readonly SearchIndex[];
}

/** The index of the posts first published in one Vietnamese calendar year. */
export interface SearchIndex {
  year: string;
  /** Below /tim-kiem/chi-muc/; another index has another name. */
  folder: string;
  /** Ids of posts that stand in it and are no longer to be found. */
  gone: readonly string[];
}

/** What every page shows besides its own content. */
export interface Site {
  /** Without a slash at its end. */
  url: string;
  department: Department;
}

/** A live post with what follows from the post alone. */
export interface Filed {
  post: LivePublication;
  url: string;
  /** Vietnamese calendar month of the first publication: "2024-05". */
  month: string;
  /** Codes of its task groups, each once. */
  topics: readonly string[];
  /** Paths of the lists in which the post stands. */
  lists: readonly string[];
}

/** The posts of one month, newest first. */
export interface Month {
  month: string;
  posts: readonly Filed[];
}

/** The content of the site, in order; independent of time. */
export interface Model {
  /** null until the department's row has arrived: there is nothing to show before. */
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

/** Cheap to call again after each change: months without a change are the objects of last time. */
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

/** The posts come in the order of the outbox; that order stays, so the sorting is remembered. */
const monthFrom = (posts: readonly Filed[]): Month =>
  // eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- a month holds at least the post that made it
  sorted(stable(posts[0]!, posts));

const sorted = memo((posts: readonly Filed[]): Month => ({
  // eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- as above
  month: posts[0]!.month,
  posts: [...posts].sort(newestFirst),
}));

/** The order of posts wherever they stand. */
export const newestFirst = (a: Filed, b: Filed): number =>
  compare(b.post.firstPublishedAt, a.post.firstPublishedAt) || compare(b.post.id, a.post.id);

/** Order by code units: faster than a collation, and right for instants, ids and codes. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
