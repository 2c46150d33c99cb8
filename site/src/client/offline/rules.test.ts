import { describe, expect, it } from 'vitest';
import type { OfflineList } from '../../routes/base/page.ts';
import {
  expendable,
  inOrder,
  isKeepable,
  leadsTo,
  listFrom,
  marked,
  noticeOf,
  offerOf,
  postIdIn,
  READ,
  wantedOf,
} from './rules.ts';

const NOW = Date.parse('2026-01-15T03:00:00.000Z');
const DAY = 86_400_000;
const ago = (milliseconds: number): string => new Date(NOW - milliseconds).toISOString();

const post = (id: string): string => `/bai-viet/bai-${id}/`;
const list = (fields: Partial<OfflineList> = {}): OfflineList => ({
  pages: ['/', '/bai-viet/'],
  newest: [],
  withdrawn: [],
  ...fields,
});
const copy = (path: string, keptAt = ago(DAY), readAt: string | null = null) => ({ path, keptAt, readAt });

describe('without a network', () => {
  const known = { kept: true, withdrawn: [], checkedAt: ago(DAY), now: NOW };

  it.each([
    ['a copy is shown', post('abcdef2'), known, 'shown'],
    ['a page without one is not', post('abcdef2'), { ...known, kept: false }, 'missing'],
    [
      'a withdrawn post is not, copy or no copy',
      post('abcdef2'),
      { ...known, withdrawn: ['abcdef2'] },
      'withdrawn',
    ],
    [
      'another withdrawn post changes nothing',
      post('abcdef2'),
      { ...known, withdrawn: ['abcdef3'] },
      'shown',
    ],
    [
      'a copy of a device that heard of withdrawals 7 days ago is',
      '/',
      { ...known, checkedAt: ago(7 * DAY) },
      'shown',
    ],
    [
      'of one that heard of them earlier it is not',
      '/',
      { ...known, checkedAt: ago(7 * DAY + 1) },
      'unchecked',
    ],
    ['of one that never did it is not', '/', { ...known, checkedAt: null }, 'unchecked'],
  ] as const)('%s', (_, path, what, offer) => {
    expect(offerOf(path, what)).toBe(offer);
  });

  it('a copy says of which minute it is, before all else of its page', () => {
    const html = marked('<body><main id="noi-dung"><h1>Bài</h1></main></body>', noticeOf('shown', ago(0)));
    expect(html).toMatch(
      /^<body><main id="noi-dung"><p class="note" role="status">Không có mạng\..* lúc 10:00, 15\/01\/2026; .*<\/p><h1>Bài<\/h1>/,
    );
  });
});

describe('what is kept', () => {
  it.each([
    ['/bai-viet/bai-abcdef2/', 'abcdef2'],
    ['/guong-dien-hinh/co-giao-abcdef2/', 'abcdef2'],
    ['/bai-viet/2024/05/', null],
    ['/bai-viet/', null],
    ['/don-vi/huyen-abcdef2/', null],
  ])('knows whether a post is at %s', (path, id) => {
    expect(postIdIn(path)).toBe(id);
  });

  it('is posts and the pages that lead to them, nothing else', () => {
    const paths = [post('abcdef2'), '/', '/tim-kiem/', '/bai-viet/2024/05/'];
    expect(paths.filter((path) => isKeepable(path, list()))).toEqual([post('abcdef2'), '/']);
  });

  it('is asked for each page once: those that lead to posts, the newest, what is there', () => {
    const newest = [post('aaaaaa2'), post('aaaaaa3')];
    const copies = [copy(post('aaaaaa3')), copy('/'), copy(post('aaaaaa4'))];
    expect(wantedOf(copies, list({ newest }))).toEqual(['/', '/bai-viet/', ...newest, post('aaaaaa4')]);
  });

  it('is told of in the order of reading, then of publication', () => {
    const newest = ['n222222', 'n333333', 'n444444'].map(post);
    const copies = [
      copy(post('n444444')),
      copy(post('r222222'), ago(DAY), ago(2000)),
      copy('/'),
      copy(post('n222222')),
      copy(post('n333333'), ago(DAY), ago(1000)),
    ];
    expect(inOrder(copies, list({ newest })).map(({ path }) => postIdIn(path))).toEqual([
      'n333333',
      'r222222',
      'n222222',
      'n444444',
    ]);
  });

  it('are the newest, those last read, and the pages; what is withdrawn goes, whatever it was', () => {
    const newest = ['n222222', 'n333333'].map(post);
    const read = Array.from({ length: READ + 1 }, (_, index) =>
      copy(post(`r22222${'23456789abcdefghjkmnp'[index]}`), ago(DAY), ago((index + 1) * 1000)),
    );
    const copies = [copy('/'), copy(post('n222222')), copy(post('n333333')), copy(post('aaaaaa2')), ...read];
    const withdrawn = ['n333333'];
    const last = read.at(-1)?.path;
    expect(expendable(copies, list({ newest, withdrawn })).sort()).toEqual(
      [post('n333333'), post('aaaaaa2'), last].sort(),
    );
  });
});

it('finds a withdrawn post in every page that leads to it', () => {
  const html = `<a href="${post('abcdef2')}">Bài</a>`;
  expect([leadsTo(html, ['abcdef2']), leadsTo(html, ['abcdef3']), leadsTo(html, [])]).toEqual([
    true,
    false,
    false,
  ]);
});

it.each([null, 'text', [], {}, { pages: [], newest: [] }])('takes nothing else for a list: %j', (value) => {
  expect(listFrom(value)).toBeNull();
});
