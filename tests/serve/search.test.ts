// The search page in a real Chromium, with a site that the publisher has written.
import { once } from 'node:events';
import { createSite } from '@newsroom/scripts/serve';
import {
  type MakeIndex,
  createPublisher,
  loadRenderer,
  makeIndexAside,
  nodeDisk,
  openSearch,
  openStore,
} from '@newsroom/scripts/publisher';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import { Newsroom, article, withdrawal } from '../support/publisher-newsroom.ts';

/** Titles by id; each says for which query below it has to be the first result. */
const POSTS: [id: string, title: string, more?: Record<string, unknown>][] = [
  ['gv22222', 'Giáo viên mầm non cùng soạn bài theo chủ đề'],
  ['gv33333', 'Giáo viên vùng sâu bám lớp mùa nước nổi'],
  ['geb2222', 'Giao ban tháng Chín với các trường', { lead: 'Lãnh đạo Sở nghe báo cáo và giao việc.' }],
  ['dt22222', 'Đào tạo nâng chuẩn trong ba năm hè'],
  ['dt33333', 'Dạo quanh vườn cổ tích của trẻ', { body: 'Các cô dẫn trẻ đi dạo, tạo góc nhỏ để ngắm cây.' }],
  ['hn22222', 'Hòa nhập cho trẻ khuyết tật ở lớp lá'],
  ['hn33333', 'Hoa trong sân trường nở đúng ngày khai giảng'],
  ['hn44444', 'Hoạt động ngoài trời mùa nắng'],
  ['st22222', 'Thúy kể chuyện biển cho cháu', { body: 'Chị Thuý sống ở hòn Củ Tron.' }],
  ['bhy2222', 'Bảo hiểm y tế cho trẻ em dưới sáu tuổi'],
  ['an22222', 'Bữa ăn bán trú đủ bốn nhóm chất', { body: 'Bếp một chiều, thực đơn đổi theo tuần.' }],
  [
    'cs22222',
    'Hỗ trợ học phí khi đi học nâng chuẩn',
    {
      kind: 'policy',
      document: {
        number: '12/2026/QĐ-UBND',
        issuer: 'Ủy ban nhân dân tỉnh Ví Dụ',
        kind: 'Quyết định',
        issuedOn: '2025-05-10',
        effectiveOn: null,
        expiredOn: null,
      },
      state: 'chua-xac-minh',
      abstract: 'Quy định mức hỗ trợ học phí.',
      keyPoints: ['Nộp hồ sơ tại trường.'],
      brief: null,
      original: null,
      originalUrl: null,
      relations: [],
      taskGroups: ['co-che'],
    },
  ],
  [
    'gd22222',
    'Bốn mươi năm giữ lớp trên đảo',
    {
      kind: 'profile',
      person: {
        name: 'Trần Thị Minh Họa',
        honorific: 'cô',
        post: 'Giáo viên',
        workplace: 'Trường Mầm non Đảo Ví Dụ',
        yearsInProfession: 40,
      },
      achievements: [],
      quote: 'Còn trẻ là còn lớp.',
    },
  ],
  ['te22222', 'Thư viện <b>sách</b> cũ & mới', { body: 'Sách được bọc lại & xếp theo màu: 1 < 2.' }],
  ['my23222', 'Giáo viên dạy trực tuyến trong mùa dịch', { firstPublishedAt: '2023-09-05T02:00:00.000Z' }],
  ['my24222', 'Ngày hội đọc sách của bé', { firstPublishedAt: '2024-04-21T02:00:00.000Z' }],
];

let newsroom: Newsroom;
let publisher: { settle(): Promise<void>; stop(): Promise<void>; hold(): () => void };
let browser: Browser;
let page: Page;
let site: Awaited<ReturnType<typeof createSite>>;
let url: string;
let problems: string[];

beforeAll(async () => {
  newsroom = await Newsroom.create();
  newsroom.cms.put('unit', 'huyen-vi-du', {
    code: 'huyen-vi-du',
    type: 'huyen',
    parent: null,
    names: [
      {
        name: 'Phòng Giáo dục và Đào tạo huyện Ví Dụ',
        gsoCode: null,
        validFrom: null,
        validTo: '2025-06-30',
      },
      { name: 'Phòng Văn hóa - Xã hội xã Ví Dụ', gsoCode: null, validFrom: '2025-07-01', validTo: null },
    ],
    successors: [],
  });
  for (const [number, code] of ['dao-tao', 'co-che'].entries())
    newsroom.cms.put('task-group', code, {
      code,
      number: number + 1,
      shortTitle: code === 'co-che' ? 'Cơ chế, chính sách' : 'Đào tạo, bồi dưỡng',
      title: 'Nhóm nhiệm vụ',
      description: null,
      sourceDocument: null,
      clause: null,
      verified: null,
      validFrom: null,
      validTo: null,
    });
  for (const [id, title, more] of POSTS) newsroom.cms.put('post', id, article(id, { title, ...more }));
  publisher = await publish(newsroom);
  await publisher.settle();
  site = await createSite(newsroom.paths.site);
  url = await site.listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await publisher.stop();
  await newsroom.remove();
});
beforeEach(async () => {
  problems = [];
  page = await browser.newPage();
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
});
afterEach(async () => {
  await page.close();
  // Violations of the page's content security policy are reported there too.
  expect(problems).toEqual([]);
});

/** The real publisher; `hold` delays the next indexes until the returned function is called. */
const publish = async ({ cms, paths }: Newsroom) => {
  const store = openStore(paths.store);
  let held = Promise.resolve();
  const makeIndex: MakeIndex = async (...args) => {
    const [, , signal] = args;
    await Promise.race([held, once(signal, 'abort')]);
    await makeIndexAside(...args);
  };
  const log = (): void => undefined;
  const search = openSearch({ store, disk: nodeDisk, paths, makeIndex, log });
  const { step, recover } = createPublisher({
    cms,
    renderer: await loadRenderer(),
    store,
    paths,
    search,
    siteUrl: 'http://localhost:4321',
    log,
  });
  await recover();
  return {
    async settle() {
      do {
        while (await step());
      } while (await search.settled());
    },
    hold() {
      let release = (): void => undefined;
      held = new Promise((resolve) => (release = resolve));
      return release;
    },
    step,
    async stop() {
      await search.stop();
      store.close();
    },
  };
};

const open = (query: string): Promise<unknown> => page.goto(`${url}/tim-kiem/${query}`);

const answered = async (): Promise<string> => {
  await page.waitForFunction(() => {
    const text = document.getElementById('trang-thai')?.textContent ?? '';
    return text !== '' && text !== 'Đang tìm…';
  });
  return page.locator('#trang-thai').innerText();
};

const titles = (): Promise<string[]> => page.locator('#ket-qua h2').allInnerTexts();

const search = async (words: string, more = ''): Promise<string[]> => {
  await open(`?q=${encodeURIComponent(words)}${more}`);
  await answered();
  return titles();
};

/** All titles, including those that are shown only after a click. */
const allTitles = async (): Promise<string[]> => {
  const more = page.getByRole('button', { name: 'Xem thêm kết quả' });
  while (await more.isVisible()) {
    const before = (await titles()).length;
    await more.click();
    await expect.poll(async () => (await titles()).length).toBeGreaterThan(before);
  }
  return titles();
};

describe('a query', () => {
  it.each([
    ['giáo viên mầm non', 'Giáo viên mầm non cùng soạn bài theo chủ đề'],
    ['mùa nước nổi', 'Giáo viên vùng sâu bám lớp mùa nước nổi'],
    ['giao ban', 'Giao ban tháng Chín với các trường'],
    ['đào tạo', 'Đào tạo nâng chuẩn trong ba năm hè'],
    ['dạo', 'Dạo quanh vườn cổ tích của trẻ'],
    ['ĐÀO TẠO NÂNG CHUẨN', 'Đào tạo nâng chuẩn trong ba năm hè'],
    ['hòa nhập', 'Hòa nhập cho trẻ khuyết tật ở lớp lá'],
    ['hoa', 'Hoa trong sân trường nở đúng ngày khai giảng'],
    ['hoạt động', 'Hoạt động ngoài trời mùa nắng'],
    ['hoat dong ngoai troi', 'Hoạt động ngoài trời mùa nắng'],
    ['Thuý', 'Thúy kể chuyện biển cho cháu'],
    ['hòn củ tron', 'Thúy kể chuyện biển cho cháu'],
    ['bao hiem y te', 'Bảo hiểm y tế cho trẻ em dưới sáu tuổi'],
    ['thực đơn', 'Bữa ăn bán trú đủ bốn nhóm chất'],
    ['12/2026/QĐ-UBND', 'Hỗ trợ học phí khi đi học nâng chuẩn'],
    ['QĐ-UBND', 'Hỗ trợ học phí khi đi học nâng chuẩn'],
    ['nộp hồ sơ', 'Hỗ trợ học phí khi đi học nâng chuẩn'],
    ['Trần Thị Minh Hoạ', 'Bốn mươi năm giữ lớp trên đảo'],
    ['“còn trẻ là còn lớp”', 'Bốn mươi năm giữ lớp trên đảo'],
    ['thư viện', 'Thư viện <b>sách</b> cũ & mới'],
    ['ngày hội', 'Ngày hội đọc sách của bé'],
  ])('“%s” finds first: %s', async (words, first) => {
    expect((await search(words))[0]).toBe(first);
  });

  it.each([
    [['giáo viên', 'giao vien', 'giáo viên'.normalize('NFD'), 'GIÁO VIÊN', 'giao viên']],
    [['đào tạo', 'dao tao', 'đào tạo'.normalize('NFD'), 'dào tạo', 'Đao Tao']],
    [['hòa', 'hoà', 'hoa', 'hoà'.normalize('NFD')]],
  ])('finds the same posts in whatever way it is written: %s', async (ways) => {
    const sets: string[][] = [];
    for (const way of ways) {
      await search(way);
      sets.push((await allTitles()).sort());
    }
    expect(sets[0]?.length).toBeGreaterThan(1);
    for (const set of sets) expect(set).toEqual(sets[0]);
  });

  it('puts what is written with the same marks first', async () => {
    expect((await search('giáo'))[0]).toContain('Giáo viên');
    expect((await search('giao'))[0]).toContain('Giao ban');
    expect((await search('dạo'))[0]).toContain('Dạo quanh');
    expect((await search('đào'))[0]).toContain('Đào tạo');
  });

  it('without any mark means words with theirs, in a title before all', async () => {
    expect((await search('giao vien'))[0]).toMatch(/^Giáo viên/);
  });

  it.each([
    ['a word that no post has, nor the beginning of one', 'giáo viên zzz'],
    ['a longer word than any post has', 'giáoxx'],
    ['signs alone', '“?” …'],
    ['words that only posts of an older year have', 'giáo viên trực tuyến'],
    ['a year that stands in the date of posts only', '2024'],
  ])('finds nothing by %s: %s', async (_, words) => {
    expect(await search(words)).toEqual([]);
    expect(await page.locator('#trang-thai').innerText()).toMatch(/^Không có kết quả nào/);
  });

  it('without words lists what a filter leaves, newest first', async () => {
    const days: string[] = [];
    await search('', '&loai=article&nam=tat-ca');
    await allTitles();
    for (const time of await page.locator('#ket-qua time').all())
      days.push((await time.getAttribute('datetime')) ?? '');
    expect(days).toHaveLength(14);
    expect(days).toEqual([...days].sort().reverse());
    expect(new Set(days).size).toBeGreaterThan(2);
  });

  it('shows of each post its kind, title, text around the words, date, and its unit as it is called today', async () => {
    await search('12/2026/QĐ-UBND');
    const result = page.locator('#ket-qua > li').first();
    expect(await result.innerText()).toMatch(/^Tóm tắt chính sách/);
    expect(await result.locator('a').getAttribute('href')).toBe('/chinh-sach/bai-cs22222/');
    expect(await result.locator('time').innerText()).toContain('15/01/2025');
    expect(await result.locator('.meta').innerText()).toContain('Phòng Văn hóa - Xã hội xã Ví Dụ');
    expect(await result.locator('mark').allInnerTexts()).toEqual(['12/2026/QĐ-UBND']);
  });

  it('shows text as text, whatever it looks like', async () => {
    await search('xếp theo màu');
    const result = page.locator('#ket-qua > li').first();
    expect(await result.locator('h2').innerText()).toBe('Thư viện <b>sách</b> cũ & mới');
    expect(await result.innerText()).toContain('bọc lại & xếp theo màu: 1 < 2.');
    expect(await result.locator('b').count()).toBe(0);
  });
});

describe('the page', () => {
  it('says how many posts it found, where it is read out', async () => {
    await open('?q=gi%C3%A1o%20vi%C3%AAn');
    expect(await answered()).toBe('3 kết quả cho “giáo viên”, từ năm 2024 đến năm 2025.');
    expect(await page.getByRole('status').innerText()).toContain('3 kết quả');
  });

  it('loads at most 150 KB for a first query, program and all', async () => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await search('giáo viên mầm non');
    // The page, its fonts and the program have 120 KB; the bench measures what thousands of posts add.
    expect(bytes).toBeGreaterThan(60_000);
    expect(bytes).toBeLessThan(150_000);
  });

  it('searches older years when asked, and its address says so', async () => {
    await search('giáo viên');
    await page.getByRole('button', { name: 'Tìm cả các năm trước' }).click();
    await page.waitForFunction(() => document.getElementById('trang-thai')?.textContent?.includes('2023'));
    expect(await titles()).toContain('Giáo viên dạy trực tuyến trong mùa dịch');
    expect(new URL(page.url()).searchParams.get('nam')).toBe('tat-ca');
    await page.reload();
    expect(await answered()).toBe('4 kết quả cho “giáo viên”, từ năm 2023 đến năm 2025.');
  });

  it.each([
    ['Loại bài', 'Chính sách', ['Hỗ trợ học phí khi đi học nâng chuẩn']],
    ['Chủ đề', 'Cơ chế, chính sách', ['Hỗ trợ học phí khi đi học nâng chuẩn']],
    ['Năm đăng', '2023', ['Giáo viên dạy trực tuyến trong mùa dịch']],
  ])('filters by “%s”, without a word too', async (label, option, expected) => {
    await open('');
    await page.getByLabel(label).selectOption(option);
    await answered();
    expect(await titles()).toEqual(expected);
    await page.goBack();
    expect(await page.getByLabel(label).inputValue()).toBe('');
  });

  it('filters by unit, by today’s name', async () => {
    await search('thư viện');
    await page.getByLabel('Đơn vị').selectOption('Phòng Văn hóa - Xã hội xã Ví Dụ');
    await page.waitForURL(/don-vi=huyen-vi-du/);
    await answered();
    expect(await titles()).toEqual(['Thư viện <b>sách</b> cũ & mới']);
  });

  it('offers ways on when it finds nothing', async () => {
    await open('?q=zzzkhong');
    expect(await answered()).toBe('Không có kết quả nào cho “zzzkhong”, từ năm 2024 đến năm 2025.');
    expect(await page.getByText('Dùng ít từ hơn').isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: /Lưu trữ:/ }).isVisible()).toBe(true);
  });

  it('is used by keys alone', async () => {
    await open('');
    await page.getByLabel('Từ khóa').focus();
    await page.keyboard.type('giao vien');
    await page.keyboard.press('Enter');
    await answered();
    await page.locator('#ket-qua a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/bai-viet/);
    await page.goBack();
    await answered();
    expect(await page.getByLabel('Từ khóa').inputValue()).toBe('giao vien');
  });

  it('without scripts says so and leads to lists and the archive', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const reader = await plain.newPage();
    await reader.goto(url);
    await reader.getByRole('searchbox').fill('giáo viên');
    await reader.getByRole('button', { name: 'Tìm' }).click();
    await reader.waitForURL(/tim-kiem\/\?q=/);
    expect(await reader.locator('noscript').innerText()).toContain('Phần tìm kiếm cần JavaScript');
    expect(await reader.getByText('Lọc kết quả').isVisible()).toBe(false);
    await reader.getByRole('link', { name: /Lưu trữ:/ }).click();
    expect(reader.url()).toBe(`${url}/luu-tru/`);
    await plain.close();
  });

  it('says what to do when the network is gone', async () => {
    await open('');
    await page.context().setOffline(true);
    await page.getByLabel('Từ khóa').fill('giáo viên');
    await page.keyboard.press('Enter');
    expect(await answered()).toContain('Hãy kiểm tra kết nối mạng');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Tìm' }).last().click();
    await page.waitForFunction(() => document.getElementById('trang-thai')?.textContent?.startsWith('3 '));
    problems = [];
  });
});

it('a withdrawn post is gone at once, on a page that is open too, and then from the index', async () => {
  expect(await search('mùa nước nổi')).toContain('Giáo viên vùng sâu bám lớp mùa nước nổi');
  const letGo = publisher.hold();
  newsroom.cms.put(
    'post',
    'gv33333',
    withdrawal('gv33333', { title: 'Giáo viên vùng sâu bám lớp mùa nước nổi' }),
  );
  const settled = publisher.settle();
  await expect.poll(() => newsroom.read('tim-kiem/go-bo.json')).toBe('["gv33333"]');

  await page.getByRole('button', { name: 'Tìm' }).last().click();
  expect(await answered()).not.toContain('Đang');
  await expect.poll(titles).not.toContain('Giáo viên vùng sâu bám lớp mùa nước nổi');
  expect(await search('giáo viên')).not.toContain('Giáo viên vùng sâu bám lớp mùa nước nổi');
  expect(await page.locator('#trang-thai').innerText()).toMatch(/^2 kết quả/);

  letGo();
  await settled;
  expect(await newsroom.read('tim-kiem/go-bo.json')).toBe('[]');
  expect(await search('giáo viên')).toHaveLength(2);
});

it('a post withdrawn since the page was opened is not among those that it shows later', async () => {
  const older = { firstPublishedAt: '2023-02-01T02:00:00.000Z' };
  const title = 'Bé gieo hạt trong vườn trường';
  newsroom.cms.put('post', 'my23333', article('my23333', { title, ...older }));
  newsroom.cms.put('post', 'my23444', article('my23444', { title: 'Bé tưới cây mỗi sáng', ...older }));
  await publisher.settle();
  await search('', '&loai=article&nam=tat-ca');
  expect(await titles()).not.toContain(title);

  const letGo = publisher.hold();
  newsroom.cms.put('post', 'my23333', withdrawal('my23333', { title, ...older }));
  const settled = publisher.settle();
  await expect.poll(() => newsroom.read('tim-kiem/go-bo.json')).toBe('["my23333"]');
  expect(await allTitles()).toContain('Bé tưới cây mỗi sáng');
  expect(await titles()).not.toContain(title);

  letGo();
  await settled;
  // The index was deleted, so the page searches again with the new one.
  await search('', '&loai=article&nam=tat-ca');
  newsroom.cms.put('post', 'my23555', article('my23555', { title: 'Bé hái rau', ...older }));
  await publisher.settle();
  const more = page.getByRole('button', { name: 'Xem thêm kết quả' });
  const further = async (): Promise<string[]> => {
    if (await more.isVisible()) await more.click();
    return titles();
  };
  await expect.poll(further).toContain('Bé hái rau');
  // The browser reports that files of the former index do not exist.
  problems = [];
});
