// The rule "nothing withdrawn returns", and that what is withdrawn is in no file any more.
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HistoryLost } from '@newsroom/scripts/publisher';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  MemoryCms,
  Newsroom,
  article,
  consentWithdrawal,
  departmentOf,
  drawJpeg,
  photo,
  withdrawal,
} from '../support/publisher-newsroom.ts';
import { plainRenderer } from '../support/publisher-renderer.ts';

const BODY = 'Câu này chỉ có trong bài phải gỡ.';
const PAGE = 'bai-viet/ten-nguoi-departs/index.html';

let newsroom: Newsroom;
let picture: string;
let file: string;
beforeEach(async () => {
  newsroom = await Newsroom.create();
  const { cms } = newsroom;
  picture = cms.addOriginal(await drawJpeg('#36c', 700, 400));
  file = cms.addOriginal(new TextEncoder().encode('tệp đính kèm'));
  const attachment = {
    sha256: file,
    mime: 'application/pdf',
    extension: 'pdf',
    title: 'Tệp',
    bytes: 14,
    scanned: false,
  };
  const post = { body: BODY, leadPhoto: photo(picture), attachments: [attachment] };
  // Long enough to fill whole pages of the store, which are free afterwards.
  const neighbour = { body: 'Bài khác. '.repeat(2000) };
  cms.put('post', 'ahead22', article('ahead22', neighbour));
  cms.put(
    'post',
    'departs',
    article('departs', { ...post, title: 'Tên người trong bài', slug: 'ten-nguoi' }),
  );
  cms.put('post', 'after22', article('after22', neighbour));
  await newsroom.run();
  expect(await newsroom.traces(BODY)).not.toEqual([]);
  const files = await newsroom.traces(`${picture}-`);
  for (const name of [`${picture}-320.jpg`, `${picture}-320.avif`])
    expect(
      files.filter((path) => path.endsWith(name)),
      name,
    ).toHaveLength(2);
});
afterEach(() => newsroom.remove());

/** Expects that nothing names the picture, and that its files and those of the download are deleted. */
const expectNothingLeft = async (...texts: string[]) => {
  for (const text of [BODY, picture, file, ...texts]) expect(await newsroom.traces(text), text).toEqual([]);
};

describe('a withdrawal', () => {
  it('puts the notice with its marker in the place of the page and leaves the text nowhere', async () => {
    newsroom.cms.put(
      'post',
      'departs',
      withdrawal('departs', { slug: 'ten-nguoi', title: 'Tên người trong bài' }),
    );
    await newsroom.run();
    expect(await newsroom.read(PAGE)).toContain('Bài có số liệu chưa chính xác.');
    expect((await stat(join(newsroom.paths.site, 'bai-viet/ten-nguoi-departs/.gone'))).size).toBe(0);
    await expectNothingLeft();
  });

  it('leaves the text nowhere while the publisher goes on, either', async () => {
    const run = newsroom.start();
    await run.settle();
    newsroom.cms.put('post', 'departs', withdrawal('departs', { slug: 'ten-nguoi' }));
    await run.settle();
    await expectNothingLeft();
    await run.stop();
  });

  it('by consent removes the folder and the name too', async () => {
    newsroom.cms.put('post', 'departs', consentWithdrawal('departs'));
    await newsroom.run();
    expect([...(await newsroom.tree()).keys()].filter((path) => path.includes('ten-nguoi-departs'))).toEqual(
      [],
    );
    expect(await newsroom.read('da-go/departs/index.html')).not.toBeNull();
    await expectNothingLeft('Tên người trong bài', 'ten-nguoi-departs');
  });

  it('keeps a picture that another post shows', async () => {
    newsroom.cms.put('post', 'after22', article('after22', { gallery: [photo(picture)] }));
    newsroom.cms.put('post', 'departs', withdrawal('departs', { slug: 'ten-nguoi' }));
    await newsroom.run();
    const tree = await newsroom.tree();
    for (const format of ['jpg', 'avif']) expect(tree.has(`anh/${picture}-320.${format}`)).toBe(true);
    expect(await newsroom.traces(BODY)).toEqual([]);
  });
});

it('erases a removed sample post without a notice', async () => {
  newsroom.cms.put('erasure', 'departs', { id: 'departs' });
  newsroom.cms.rows.delete('post departs');
  await newsroom.run();
  expect(await newsroom.read(PAGE)).toBeNull();
  await expectNothingLeft('Tên người trong bài', 'ten-nguoi-departs');
});

it('removes a picture that its post no longer shows', async () => {
  newsroom.cms.put('post', 'departs', article('departs', { slug: 'ten-nguoi' }));
  await newsroom.run();
  expect(await newsroom.read(PAGE)).toContain('Nội dung departs.');
  await expectNothingLeft();
});

describe('nothing withdrawn returns', () => {
  beforeEach(async () => {
    newsroom.cms.put('post', 'departs', withdrawal('departs', { slug: 'ten-nguoi' }));
    await newsroom.run();
  });

  it('when a later row calls the post live again', async () => {
    newsroom.cms.put('post', 'departs', article('departs', { body: BODY }));
    const { lines } = await newsroom.run();
    await expectNothingLeft();
    expect(await newsroom.read(PAGE)).toContain('chưa chính xác');
    expect(lines).toContainEqual(expect.stringContaining('bài đã gỡ thì không đăng lại được'));
  });

  it('in a whole new tree, and after the tree was lost', async () => {
    await newsroom.run({ renderer: plainRenderer({ edition: 'two' }) });
    await expectNothingLeft();
    await rm(newsroom.paths.releases, { recursive: true });
    await newsroom.run();
    expect(await newsroom.read(PAGE)).toContain('chưa chính xác');
    await expectNothingLeft();
  });

  it('after an erasure', async () => {
    newsroom.cms.put('erasure', 'ahead22', { id: 'ahead22' });
    await newsroom.run();
    newsroom.cms.put('post', 'ahead22', article('ahead22', { body: BODY }));
    await newsroom.run();
    await expectNothingLeft();
  });

  it('when the CMS is restored from a copy made before the withdrawal: the publisher stops', async () => {
    const tree = await newsroom.tree();
    Object.assign(newsroom, { cms: copyFromBefore(newsroom.cms) });
    await expect(newsroom.run()).rejects.toThrow(HistoryLost);
    expect(await newsroom.tree()).toEqual(tree);
    await expectNothingLeft();
  });

  it('when the restored CMS has gone on past the place where the publisher stood', async () => {
    const restored = copyFromBefore(newsroom.cms);
    while (restored.sequence < newsroom.cms.sequence) restored.put('post', 'after22', article('after22'));
    restored.put('post', 'after22', article('after22'));
    restored.put('post', 'departs', article('departs', { body: BODY }));
    Object.assign(newsroom, { cms: restored });
    await newsroom.run();
    expect(await newsroom.read(PAGE)).toContain('chưa chính xác');
    await expectNothingLeft();
  });

  it('when the CMS has another database with as many rows: the publisher stops', async () => {
    const other = new MemoryCms();
    other.begun += 1;
    while (other.sequence < newsroom.cms.sequence - 1) other.put('department', 'department', departmentOf());
    other.put('post', 'departs', article('departs', { body: BODY }));
    Object.assign(newsroom, { cms: other });
    await expect(newsroom.run()).rejects.toThrow(HistoryLost);
    await expectNothingLeft();
  });

  it('when the restored CMS appears while the publisher runs', async () => {
    const run = newsroom.start();
    await run.settle();
    const restored = copyFromBefore(newsroom.cms);
    newsroom.cms.rows.clear();
    for (const [name, row] of restored.rows) newsroom.cms.rows.set(name, row);
    run.publisher.doubtHistory();
    await expect(run.publisher.step()).rejects.toThrow(HistoryLost);
    await run.stop();
    await expectNothingLeft();
  });
});

describe('a picture that went with its consent', () => {
  const stripped = article('departs', { slug: 'ten-nguoi', body: BODY });

  beforeEach(async () => {
    newsroom.cms.put('post', 'departs', stripped);
    newsroom.cms.put('picture-erasure', picture, { sha256: picture });
    await newsroom.run();
  });

  /** The hash stays in the store, to recognise the picture; no file of the picture stays. */
  const expectNoPicture = async () => {
    const traces = (await newsroom.traces(picture)).filter((path) => !path.startsWith('store/'));
    expect(traces).toEqual([]);
  };

  it('is nowhere any more, and the post stays', async () => {
    expect(await newsroom.read(PAGE)).toContain(BODY);
    await expectNoPicture();
  });

  it.each([
    ['the same post', 'departs'],
    ['another post', 'after22'],
  ])('does not come back when a later row shows it in %s', async (_, id) => {
    newsroom.cms.put('post', id, article(id, { slug: 'ten-nguoi', body: BODY, gallery: [photo(picture)] }));
    const { lines } = await newsroom.run();
    await expectNoPicture();
    expect(lines).toContainEqual(expect.stringContaining('payload.gallery.0: người trong ảnh đã rút đồng ý'));
  });

  it('does not come back from an older copy of the CMS that has gone on', async () => {
    const restored = copyFromBefore(newsroom.cms);
    while (restored.sequence < newsroom.cms.sequence + 1) restored.put('post', 'after22', article('after22'));
    restored.put('post', 'departs', article('departs', { slug: 'ten-nguoi', leadPhoto: photo(picture) }));
    Object.assign(newsroom, { cms: restored });
    await newsroom.run();
    await expectNoPicture();
    await newsroom.run({ renderer: plainRenderer({ edition: 'two' }) });
    await expectNoPicture();
  });
});

/** The CMS as it was before the withdrawal. */
const copyFromBefore = (cms: MemoryCms): MemoryCms => {
  const copy = new MemoryCms();
  copy.put('department', 'department', departmentOf());
  for (const { subject, key, payload } of cms.rows.values()) {
    if (subject === 'post' && key !== 'departs') copy.put('post', key, payload);
  }
  copy.put('post', 'departs', article('departs', { body: BODY }));
  for (const [sha256, bytes] of cms.originals) copy.originals.set(sha256, bytes);
  return copy;
};
