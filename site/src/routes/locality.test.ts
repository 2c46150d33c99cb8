import { KIND_PATHS, postPath, type LivePublication } from '@newsroom/shared';
import { expect, it } from 'vitest';
import {
  feedUrl,
  monthUrl,
  OFFLINE_LIST,
  savedUrl,
  SEARCH_PATH,
  topicPath,
  unitPath,
} from './base/addresses.ts';
import { changedBetween, Newsroom, post, TOPICS, UNITS } from './newsroom.test.support.ts';

/** So many that no front page and no feed still shows a post from `OLD`. */
const POSTS = 600;
const OLD = '2024-12-17T05:00:00.000Z';
const OLD_MONTH = '2024-12';

const listsOf = ({ kind, unit, taskGroups }: LivePublication): string[] => [
  '/luu-tru/',
  KIND_PATHS[kind],
  ...taskGroups.map(topicPath),
  unitPath(unit.code),
];

/** The post's page and the files beside it. */
const ownOf = (live: LivePublication): string[] => [
  postPath(live),
  savedUrl(live, 'docx'),
  savedUrl(live, 'txt'),
];

const monthsOf = (live: LivePublication, month: string): string[] =>
  listsOf(live).map((path) => monthUrl(path, month));

/** Addresses that show the newest posts: the home page, the offline list, first pages of the post's lists, their feeds. */
const frontsOf = (live: LivePublication): string[] => [
  '/',
  OFFLINE_LIST,
  ...listsOf(live).flatMap((path) => [path, feedUrl(path === '/luu-tru/' ? 'tat-ca' : path.slice(1, -1))]),
];

/** The pages of the three next newer posts of the same topic, the only ones that may show a post as related. */
const newerRelatives = (newsroom: Newsroom, { firstPublishedAt, taskGroups }: LivePublication): string[] =>
  newsroom
    .live()
    .filter((other) => other.firstPublishedAt > firstPublishedAt && other.taskGroups[0] === taskGroups[0])
    .slice(-3)
    .map(postPath);

/** Addresses that report a withdrawal to people and devices. */
const WITHDRAWALS = ['/dinh-chinh/', '/dinh-chinh/2026/', feedUrl('dinh-chinh'), OFFLINE_LIST];

const changesBy = (newsroom: Newsroom, change: () => void): string[] => {
  const before = newsroom.keys();
  change();
  return changedBetween(before, newsroom.keys());
};

/** A post from the middle of the archive. */
const oldPost = (newsroom: Newsroom): LivePublication =>
  newsroom.live().find(({ firstPublishedAt }) => firstPublishedAt < OLD)!;

it('a new post changes its page, one month of each of its lists, their fronts and feeds', () => {
  const newsroom = new Newsroom(POSTS);
  const news = post(POSTS);
  newsroom.publish({ ...news, id: 'b2222z2', firstPublishedAt: '2026-01-01T05:00:00.000Z' });
  const changed = changesBy(newsroom, () => newsroom.publish(news));
  expect(changed).toEqual([...ownOf(news), ...monthsOf(news, '2026-01'), ...frontsOf(news)].sort());
});

it('a back-dated post changes one month of each of its lists and three newer posts, no front, no feed', () => {
  const newsroom = new Newsroom(POSTS);
  const backDated = post(POSTS, { firstPublishedAt: OLD });
  const relatives = newerRelatives(newsroom, backDated);
  const changed = changesBy(newsroom, () => newsroom.publish(backDated));
  expect(relatives).toHaveLength(3);
  expect(changed).toEqual([...ownOf(backDated), ...monthsOf(backDated, OLD_MONTH), ...relatives].sort());
});

it('the first post of a month also changes the neighbouring months and first pages, which link to it, and the years of the search', () => {
  const newsroom = new Newsroom(POSTS);
  const first = post(POSTS, { firstPublishedAt: '2019-05-05T05:00:00.000Z' });
  const changed = changesBy(newsroom, () => newsroom.publish(first));
  expect(changed).toEqual(
    [
      ...ownOf(first),
      ...monthsOf(first, '2019-05'),
      ...monthsOf(first, '2024-01'),
      SEARCH_PATH,
      ...listsOf(first),
      ...newerRelatives(newsroom, first),
    ].sort(),
  );
});

it('a withdrawn post changes its address and loses its files, one month of each of its lists, what linked to it, the notices', () => {
  const newsroom = new Newsroom(POSTS);
  const old = oldPost(newsroom);
  const changed = changesBy(newsroom, () => newsroom.withdraw(old));
  expect(changed).toEqual(
    [...ownOf(old), ...monthsOf(old, OLD_MONTH), ...newerRelatives(newsroom, old), ...WITHDRAWALS].sort(),
  );
});

it('a post withdrawn by consent leaves its address for one that names nobody', () => {
  const newsroom = new Newsroom(POSTS);
  const old = oldPost(newsroom);
  const consent = { reasonKind: 'consent', slug: null, title: null } as const;
  const changed = changesBy(newsroom, () => newsroom.withdraw(old, consent));
  expect(changed).toContain(`/da-go/${old.id}/`);
  for (const url of ownOf(old)) expect(newsroom.keys().has(url), url).toBe(false);
});

it('another title changes the page, one month of each of its lists and what links to it', () => {
  const newsroom = new Newsroom(POSTS);
  const old = oldPost(newsroom);
  const changed = changesBy(newsroom, () => newsroom.publish({ ...old, title: 'Tên mới' }));
  expect(changed).toEqual(
    [...ownOf(old), ...monthsOf(old, OLD_MONTH), ...newerRelatives(newsroom, old)].sort(),
  );
});

it('another text changes the page of an old post and its files alone', () => {
  const newsroom = new Newsroom(POSTS);
  const old = oldPost(newsroom);
  const changed = changesBy(newsroom, () => newsroom.publish({ ...old, body: 'Nội dung mới.' }));
  expect(changed).toEqual(ownOf(old));
});

it('a post of another unit changes one month of both units', () => {
  const newsroom = new Newsroom(POSTS);
  const old = oldPost(newsroom);
  const other = UNITS.find((code) => code !== old.unit.code)!;
  const moved = { ...old, unit: { code: other, name: 'Tên' } };
  const changed = changesBy(newsroom, () => newsroom.publish(moved));
  expect(changed).toEqual(
    [...ownOf(old), ...new Set([...monthsOf(old, OLD_MONTH), ...monthsOf(moved, OLD_MONTH)])].sort(),
  );
});

it('a post of another topic changes one month of the topics and of nothing else', () => {
  const newsroom = new Newsroom(POSTS);
  const old = oldPost(newsroom);
  const other = TOPICS.find((code) => code !== old.taskGroups[0])!;
  const moved = { ...old, taskGroups: [other] };
  const before = newerRelatives(newsroom, old);
  const changed = changesBy(newsroom, () => newsroom.publish(moved));
  expect(changed).toEqual(
    [
      ...ownOf(old),
      monthUrl(topicPath(old.taskGroups[0]!), OLD_MONTH),
      monthUrl(topicPath(other), OLD_MONTH),
      ...before,
      ...newerRelatives(newsroom, moved),
    ].sort(),
  );
});

it('a month of more than 200 posts is divided within itself', () => {
  const newsroom = new Newsroom(0);
  for (let index = 0; index < 201; index += 1) newsroom.publish(post(index, { firstPublishedAt: OLD }));
  const months = [...newsroom.keys().keys()].filter((url) => url.startsWith('/luu-tru/2'));
  expect(months).toEqual(['/luu-tru/2024/12/', '/luu-tru/2024/12/trang/2/']);
});

it('a notice changes the page of its year, and of the newest alone the front page and the feed', () => {
  const newsroom = new Newsroom(60);
  for (const live of newsroom.live().slice(0, 55)) newsroom.withdraw(live);
  const pages = newsroom.routes().flatMap((route) => {
    const page = route.props();
    return page.kind === 'corrections' || page.kind === 'corrections-year' ? [page] : [];
  });
  expect(pages.map(({ url, notices }) => [url, notices.length])).toEqual([
    ['/dinh-chinh/', 50],
    ['/dinh-chinh/2026/', 55],
  ]);
  const old = newsroom.live()[0]!;
  const corrections = [{ at: '2024-05-01T03:00:00.000Z', note: 'Số đúng là 7.' }];
  const changed = changesBy(newsroom, () => newsroom.publish({ ...old, corrections }));
  expect(changed.filter((url) => url.includes('dinh-chinh'))).toEqual(['/dinh-chinh/', '/dinh-chinh/2024/']);
  const again = [...corrections, { at: '2024-05-02T03:00:00.000Z', note: 'Số đúng là 8.' }];
  const next = changesBy(newsroom, () => newsroom.publish({ ...old, corrections: again }));
  expect(next.filter((url) => url.includes('dinh-chinh'))).toEqual(['/dinh-chinh/2024/']);
});
