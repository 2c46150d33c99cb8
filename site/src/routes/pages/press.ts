import { GLOSSARY, type Format } from '@newsroom/shared';
import { ARCHIVE_PATH } from '../base/addresses.ts';
import { correctionsFeed, type List, type ListMonth } from '../content/lists.ts';
import { memo } from '../base/memo.ts';
import type { Filed } from '../base/model.ts';
import { firstOf, monthsOf, type MonthTable } from '../content/months.ts';
import type { FeedHead, PostRef, Shows } from '../base/page.ts';
import { refOf } from '../content/posts.ts';

const NEWEST = 5;

/** What the press room shows. */
export const pressOf = (lists: readonly List[], tables: readonly MonthTable[]): Shows['press'] => {
  const feeds = [...lists.map(({ head }) => head.feed), correctionsFeed];
  const all = monthsOf(tables, ARCHIVE_PATH);
  const newest = (postsIn: (part: ListMonth) => readonly Filed[]): PostRef[] =>
    firstOf(all, postsIn, NEWEST).map(({ post }) => refOf(post));
  return { releases: newest(releasesIn), invitations: newest(invitationsIn), feeds: grouped(feeds) };
};

const ofFormat = (format: Format) => {
  const found = memo((posts: readonly Filed[]) => posts.filter(({ post }) => post.format === format));
  return ({ posts }: ListMonth): readonly Filed[] => found(posts);
};
const releasesIn = ofFormat('thong-cao-bao-chi');
const invitationsIn = ofFormat('thu-moi-bao-chi');

const grouped = (feeds: readonly FeedHead[]): Shows['press']['feeds'] =>
  [...Map.groupBy(feeds, ({ group }) => group)].map(([group, members]) => ({
    group,
    title: GLOSSARY.feedGroup[group],
    members,
  }));
