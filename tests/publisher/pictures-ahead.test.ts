// Pictures of posts that wait for a decision: they are ready when it is made, and private until then.
import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Newsroom, type Run, article, drawJpeg, photo, withdrawal } from '../support/publisher-newsroom.ts';

const PAGE = 'bai-viet/bai-phase22/index.html';

let newsroom: Newsroom;
let sha256: string;
let life: Run;
beforeEach(async () => {
  newsroom = await Newsroom.create();
  sha256 = newsroom.cms.addOriginal(await drawJpeg('#36c', 64, 36));
  newsroom.cms.awaited = [sha256];
  life = newsroom.start();
  await life.publisher.recover();
  await life.settle();
});
afterEach(async () => {
  await life.stop();
  await newsroom.remove();
});

/** Somebody saves or decides on a post, so the log of approvals has a new last row. */
const somethingHappens = (): void => newsroom.cms.put('post', 'added22', article('added22'));

const approve = (): void =>
  newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(sha256) }));

const publish = async (): Promise<void> => {
  while (await life.publisher.step());
};

const derived = async (): Promise<string[]> => (await readdir(newsroom.paths.derived).catch(() => [])).sort();

it('are made, and nothing public names them', async () => {
  expect(await derived()).toEqual([`${sha256}-64.avif`, `${sha256}-64.jpg`]);
  const traces = await newsroom.traces(sha256);
  expect(traces.filter((path) => !/^(derived|store)\//.test(path))).toEqual([]);
});

it('are in the page at once, JPEG and AVIF, when their post is approved', async () => {
  const fetched = newsroom.cms.fetched.length;
  approve();
  await publish();
  const page = await newsroom.read(PAGE);
  for (const format of ['jpg', 'avif']) {
    expect(page).toContain(`${sha256}-64.${format}`);
    expect((await newsroom.tree()).has(`anh/${sha256}-64.${format}`)).toBe(true);
  }
  expect(newsroom.cms.fetched).toHaveLength(fetched);

  // The CMS does not name it any more, because no post waits.
  newsroom.cms.awaited = [];
  await life.settle();
  expect(await newsroom.read(PAGE)).toBe(page);
  expect(await derived()).toHaveLength(2);
});

it('are kept when another post is published', async () => {
  const fetched = newsroom.cms.fetched.length;
  somethingHappens();
  await publish();
  expect(await derived()).toHaveLength(2);
  await life.settle();
  expect(newsroom.cms.fetched).toHaveLength(fetched);
});

it('are asked for again when the log of approvals has changed, and not otherwise', async () => {
  let asked = 0;
  newsroom.cms.awaitedPictures = () => {
    asked += 1;
    return Promise.resolve([]);
  };
  await life.settle();
  await life.settle();
  expect(asked).toBe(0);
  somethingHappens();
  await life.settle();
  expect(asked).toBe(1);
});

it('are deleted when no waiting post has them any more', async () => {
  newsroom.cms.awaited = [];
  somethingHappens();
  await life.settle();
  expect(await newsroom.traces(sha256)).toEqual([]);
});

it('are deleted with the consent of the people in them, even if the CMS still names them', async () => {
  newsroom.cms.put('picture-erasure', sha256, { sha256 });
  await life.settle();
  expect(await derived()).toEqual([]);
  somethingHappens();
  await life.settle();
  expect(await derived()).toEqual([]);
});

it('are kept while another public post shows them, and deleted with the last one', async () => {
  approve();
  newsroom.cms.awaited = [];
  await life.settle();
  expect(await derived()).toHaveLength(2);
  newsroom.cms.put('post', 'phase22', withdrawal('phase22'));
  await life.settle();
  expect(await newsroom.traces(sha256)).toEqual([]);
});

it('are made again after a start, which forgets them', async () => {
  await life.stop();
  life = newsroom.start();
  await life.publisher.recover();
  expect(await derived()).toEqual([]);
  await life.settle();
  expect(await derived()).toHaveLength(2);
});

it('hold up no publication while the CMS does not give them, or when nothing can be made of them', async () => {
  const broken = newsroom.cms.addOriginal(Buffer.from('not a picture'));
  const away = newsroom.cms.addOriginal(await drawJpeg('#693', 64, 36));
  newsroom.cms.unavailable.add(away);
  newsroom.cms.awaited = [broken, away, sha256];
  somethingHappens();
  await life.settle();
  expect(await newsroom.read('bai-viet/bai-added22/index.html')).not.toBeNull();
  expect(life.lines.filter((line) => !line.startsWith('Đã cập nhật'))).toEqual([]);
});

it('may be finished while a step that found them missing makes them: the page has the AVIF', async () => {
  const other = newsroom.cms.addOriginal(await drawJpeg('#c63', 64, 36));
  newsroom.cms.awaited = [other];
  const original = newsroom.cms.original.bind(newsroom.cms);
  newsroom.cms.original = async (asked) => {
    newsroom.cms.original = original;
    await life.publisher.finishPictures();
    return original(asked);
  };
  newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(other) }));
  await publish();
  expect(await newsroom.read(PAGE)).toContain(`${other}-64.avif`);
});

it('may be approved while they are being made', async () => {
  const other = newsroom.cms.addOriginal(await drawJpeg('#c63', 64, 36));
  newsroom.cms.awaited = [other];
  const original = newsroom.cms.original.bind(newsroom.cms);
  newsroom.cms.original = async (asked) => {
    newsroom.cms.original = original;
    newsroom.cms.put('post', 'phase22', article('phase22', { leadPhoto: photo(other) }));
    await publish();
    expect(await newsroom.read(PAGE)).toContain(`${other}-64.jpg`);
    return original(asked);
  };
  somethingHappens();
  await life.settle();
  await life.settle();
  expect(await newsroom.read(PAGE)).toContain(`${other}-64.avif`);
  const tree = await newsroom.tree();
  await life.stop();
  life = await newsroom.run();
  expect(await newsroom.tree()).toEqual(tree);
  expect(await derived()).toEqual([`${other}-64.avif`, `${other}-64.jpg`]);
});
