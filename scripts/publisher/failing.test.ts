import { type Change, postPath } from '@newsroom/shared';
import { expect, it } from 'vitest';
import { type Failure, openFailing } from './failing.ts';
import { livePostOf } from './ground/changes.ts';
import { type Released, nameOf } from './ground/store.ts';
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

const newVersionOf = (change: Change): Change => ({ ...change, sequence: change.sequence + 100 });

/** A site that shows all posts. */
const start = () => {
  const current = byName(department, ...posts);
  const waiting = new Map<string, Change>();
  const page = { path: '', key: '', sha256: null, gone: false };
  const released = new Map<string, Released>(
    posts.map((post) => [urlOf(post), { ...page, url: urlOf(post) }]),
  );
  const lines: string[] = [];
  const failing = openFailing({ store: { current, waiting, released }, log: (line) => lines.push(line) });
  const leaveOut = (url: string | null, more: Partial<Failure> = {}) =>
    failing.leaveOutCulprits({
      error: new PageFailed(url, 'lỗi'),
      rows: failing.othersWith(more.fresh ?? []),
      fresh: [],
      failingPagesOf: failingAlways,
      ...more,
    });
  const wait = (...rows: Change[]): Change[] => {
    for (const row of rows) waiting.set(nameOf(row), row);
    return rows;
  };
  return { failing, current, lines, leaveOut, wait };
};

/** A template that fails whatever it shows. */
async function* failingAlways(): ReturnType<Failure['failingPagesOf']> & AsyncGenerator<string> {
  yield await Promise.resolve('/');
}

/** A page of no post that fails with these rows. */
const failingWith = (...culprits: Change[]): Failure['failingPagesOf'] =>
  async function* (rows) {
    if (rows.some((row) => culprits.includes(row))) yield await Promise.resolve('/');
  };

it.each([
  ['its own page', ''],
  ['a file beside it', 'tep.docx'],
])('leaves out the post for %s and nothing else', async (_, below) => {
  const { failing, leaveOut, lines } = start();
  await leaveOut(urlOf(first, below));
  expect(failing.othersWith([])).toEqual([department, ...posts.slice(1)]);
  expect(lines).toEqual([
    expect.stringMatching(new RegExp(`^Chưa đăng được bài ${first.key}: .*\\(lỗi\\)$`)),
  ]);
  const reasons = [...failing.refusals().values()].map(({ problems }) => problems[0]?.reason);
  expect(reasons).toEqual([expect.stringMatching(/^Bài “.*” chưa lên trang được vì .*; bạn cần /)]);
});

it('tries a post again when it is new', async () => {
  const { failing, current, leaveOut } = start();
  await leaveOut(urlOf(first));
  const mended = newVersionOf(first);
  current.set(nameOf(mended), mended);
  expect(failing.othersWith([])).toContain(mended);
  expect(failing.refusals().size).toBe(0);
});

it('leaves the released version on the site when a new one fails in its own page', async () => {
  const { failing, leaveOut, wait } = start();
  const fresh = wait(newVersionOf(first));
  await leaveOut(urlOf(first), { fresh });
  expect(failing.has(fresh[0] as Change)).toBe(true);
  expect(failing.othersWith([])).toContain(first);
});

it.each([0, 3, 11])(
  'finds the one new version that a page of no post fails for: number %i',
  async (index) => {
    const { failing, leaveOut, wait } = start();
    const fresh = wait(...posts.map(newVersionOf));
    const culprit = fresh[index] as Change;
    await leaveOut('/', { fresh, failingPagesOf: failingWith(culprit) });
    expect([...failing.refusals().keys()]).toEqual([culprit]);
  },
);

it('blames no post for the title of its neighbour', async () => {
  const { failing, leaveOut, wait } = start();
  const fresh = wait(...posts.slice(0, 3).map(newVersionOf));
  const culprit = fresh[1] as Change;
  await leaveOut(urlOf(first), {
    fresh,
    async *failingPagesOf(rows, isAsked) {
      if (!rows.includes(culprit)) return;
      for (const url of fresh.filter((row) => rows.includes(row)).map((row) => urlOf(row)))
        if (isAsked(url)) yield await Promise.resolve(url);
    },
  });
  expect([...failing.refusals().keys()]).toEqual([culprit]);
});

it('blames a unit rather than its posts, which are tried again', async () => {
  const { failing, leaveOut, wait } = start();
  const unit = { ...departmentRow(50, false), subject: 'unit', key: 'don-vi' } as Change;
  const fresh = wait(newVersionOf(first), unit);
  await leaveOut(urlOf(first), { fresh });
  await leaveOut('/', { fresh, failingPagesOf: failingWith(unit) });
  expect([...failing.refusals().keys()]).toEqual([unit]);
});

it('throws for the page of no post, and tries all posts again', async () => {
  const { failing, leaveOut } = start();
  await leaveOut(urlOf(first));
  await expect(leaveOut('/')).rejects.toThrow(PageFailed);
  expect(failing.othersWith([])).toContain(first);
  expect(failing.othersWith([])).toContain(second);
});

it('throws at the eleventh page that was released: then it is not the posts', async () => {
  const { failing, leaveOut } = start();
  for (const post of posts.slice(0, 10)) await leaveOut(urlOf(post));
  const last = posts[10];
  if (!last) throw new Error('too few posts');
  await expect(leaveOut(urlOf(last))).rejects.toThrow(PageFailed);
  expect(failing.refusals().size).toBe(0);
});
