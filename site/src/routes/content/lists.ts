import { GLOSSARY, KIND_PATHS, KINDS, type Kind, type TaskGroup } from '@newsroom/shared';
import {
  ARCHIVE_PATH,
  CORRECTIONS_PATH,
  TOPICS_PATH,
  topicPath,
  UNITS_PATH,
  unitPath,
} from '../base/addresses.ts';
import { memo, memoWith } from '../base/memo.ts';
import type { Filed, Month } from '../base/model.ts';
import type { FeedHead, ListHead, Summary, UnitRecord, UnitStanding } from '../base/page.ts';

/** A list of posts: what its pages say about it, and its vocabulary entry. */
export interface List {
  head: ListHead;
  topic: TaskGroup | null;
  unit: UnitRecord | null;
}

/** The posts of one list in one month, newest first; `entries` and `posts` have the same order. */
export interface ListMonth {
  posts: readonly Filed[];
  entries: readonly Summary[];
}

/** All lists of the site, including empty ones. */
export const allLists = (taskGroups: readonly TaskGroup[], units: readonly UnitRecord[]): List[] => [
  ARCHIVE,
  ...KIND_LISTS,
  ...taskGroups.map(topicList),
  ...units.map((record) => unitList(record, unitHead(record.standing))),
];

/** The posts of a month, grouped by list; the key is the list's path. */
export const divideMonth = (
  { posts }: Month,
  entryOf: (filed: Filed) => Summary,
): ReadonlyMap<string, ListMonth> => {
  const byPath = new Map<string, { posts: Filed[]; entries: Summary[] }>();
  for (const filed of posts) {
    const entry = entryOf(filed);
    for (const path of filed.lists) {
      const list = byPath.get(path);
      if (list) {
        list.posts.push(filed);
        list.entries.push(entry);
      } else byPath.set(path, { posts: [filed], entries: [entry] });
    }
  }
  return byPath;
};

export const correctionsFeed: FeedHead = {
  name: 'dinh-chinh',
  group: 'general',
  title: 'Đính chính và gỡ bài',
  description: 'Nội dung đính chính và bài đã gỡ.',
  page: CORRECTIONS_PATH,
};

const ARCHIVE: List = {
  head: {
    path: ARCHIVE_PATH,
    title: GLOSSARY.page.archive,
    parent: null,
    note: null,
    feed: {
      name: 'tat-ca',
      group: 'general',
      title: 'Tất cả tin, bài',
      description: 'Tất cả tin, bài mới đăng.',
      page: ARCHIVE_PATH,
    },
  },
  topic: null,
  unit: null,
};

const kindList = (kind: Kind): List => {
  const path = KIND_PATHS[kind];
  const title = GLOSSARY.kind[kind].list;
  return {
    head: {
      path,
      title,
      parent: null,
      note: kind === 'policy' ? GLOSSARY.policyNote : null,
      feed: { name: path.slice(1, -1), group: 'kind', title, description: `${title} mới đăng.`, page: path },
    },
    topic: null,
    unit: null,
  };
};

const KIND_LISTS = KINDS.map(kindList);

const topicList = memo((topic: TaskGroup): List => {
  const path = topicPath(topic.code);
  const title = topic.shortTitle;
  return {
    head: {
      path,
      title,
      parent: { title: GLOSSARY.page.topics, url: TOPICS_PATH },
      note: topic.verified === null ? GLOSSARY.topicNote : null,
      feed: {
        name: path.slice(1, -1),
        group: 'topic',
        title: `Chủ đề: ${title}`,
        description: `Tin, bài thuộc chủ đề “${title}”.`,
        page: path,
      },
    },
    topic,
    unit: null,
  };
});

const unitHead = memo(({ code, name }: UnitStanding): ListHead => {
  const path = unitPath(code);
  return {
    path,
    title: name,
    parent: { title: GLOSSARY.page.places, url: UNITS_PATH },
    note: null,
    feed: {
      name: path.slice(1, -1),
      group: 'unit',
      title: name,
      description: `Tin, bài của ${name}.`,
      page: path,
    },
  };
});

const unitList = memoWith((unit: UnitRecord, head: ListHead): List => ({ head, topic: null, unit }));
