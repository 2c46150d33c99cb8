import { type Change, postPath } from '@newsroom/shared';
import { expect, it } from 'vitest';
import { openFailing } from './failing.ts';
import { livePostOf } from './ground/changes.ts';
import { nameOf } from './ground/store.ts';
import { PageFailed } from './release/release.ts';
import { byName, departmentRow, postRow } from './ground/rows.test.support.ts';

const posts = Array.from({ length: 12 }, (_, index) => postRow(`page2${'bcdfghjkmnpq'[index]}2`, index + 2));
const department = departmentRow(1, false);
const [first, second] = posts as [Change, Change];

const urlOf = (change: Change, below = ''): string => {
  const post = livePostOf(change);
  if (!post) throw new Error('no live post');
  return postPath(post) + below;
};

const start = () => {
  const current = byName(department, ...posts);
  const refused: string[] = [];
  const failing = openFailing({ store: { current }, refused: ({ key }) => refused.push(key) });
  return { failing, current, refused };
};

it.each([
  ['its own page', ''],
  ['a file beside it', 'tep.docx'],
])('leaves out the post for %s and nothing else', (_, below) => {
  const { failing, refused } = start();
  failing.leaveOut(new PageFailed(urlOf(first, below), 'lỗi'), failing.others());
  expect(failing.others()).toEqual([department, ...posts.slice(1)]);
  expect(refused).toEqual([first.key]);
  expect(failing.refusals().map(({ problems }) => problems[0]?.reason)).toEqual([
    'không dựng được trang: lỗi',
  ]);
});

it('tries a post again when it is new', () => {
  const { failing, current } = start();
  failing.leaveOut(new PageFailed(urlOf(first), 'lỗi'), failing.others());
  const mended = { ...first, sequence: 99 };
  current.set(nameOf(mended), mended);
  expect(failing.others()).toContain(mended);
  expect(failing.refusals()).toEqual([]);
});

it('throws for the page of no post, and tries all posts again', () => {
  const { failing } = start();
  failing.leaveOut(new PageFailed(urlOf(first), 'lỗi'), failing.others());
  const error = new PageFailed('/', 'lỗi');
  expect(() => failing.leaveOut(error, failing.others())).toThrow(error);
  expect(failing.others()).toContain(first);
  expect(failing.others()).toContain(second);
});

it('throws at the eleventh page: then it is not the posts', () => {
  const { failing } = start();
  for (const post of posts.slice(0, 10))
    failing.leaveOut(new PageFailed(urlOf(post), 'lỗi'), failing.others());
  const last = posts[10];
  if (!last) throw new Error('too few posts');
  expect(() => failing.leaveOut(new PageFailed(urlOf(last), 'lỗi'), failing.others())).toThrow(PageFailed);
  expect(failing.refusals()).toEqual([]);
});
