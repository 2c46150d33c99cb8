import { beforeEach, describe, expect, it } from 'vitest';
import type { Route } from '../index.ts';
import { AS_OF, changedBetween, department, keysOf, Newsroom, post } from '../newsroom.test.support.ts';

const isSitemap = (url: string): boolean => url.startsWith('/sitemap');

const sitemapsOf = (table: readonly Route[]): string[] => table.map(({ url }) => url).filter(isSitemap);

/** Addresses in the sitemap of a year, or in the news sitemap. */
const listed = (table: readonly Route[], name: string): string[] => {
  const page = table.find(({ url }) => url === `/sitemap/${name}.xml`)?.props();
  if (page?.kind === 'sitemap') return page.months.flat().map(({ url }) => url);
  return page?.kind === 'news-sitemap' ? page.posts.map(({ url }) => url) : [];
};

describe('the sitemaps of an official site', () => {
  let newsroom: Newsroom;
  beforeEach(() => {
    newsroom = new Newsroom(0);
    newsroom.put('department', 'department', { ...department, official: true });
    for (let index = 0; index < 60; index += 1) {
      const at = new Date(Date.parse(AS_OF) - (index + 1) * 12 * 86_400_000).toISOString();
      newsroom.publish(post(index, { firstPublishedAt: at, sample: false }));
    }
  });
  const changesBy = (change: () => void): string[] => {
    const before = newsroom.keys();
    change();
    return changedBetween(before, newsroom.keys()).filter(isSitemap);
  };
  const NEW = { firstPublishedAt: AS_OF, sample: false };

  it('are one for each year, one for the standing pages, one for the news, and their index', () => {
    const table = newsroom.routes();
    const all = ['trang', '2026', '2025', '2024', 'tin-moi'].map((name) => `/sitemap/${name}.xml`);
    expect(sitemapsOf(table)).toEqual(['/sitemap.xml', ...all]);
    expect(table.find(({ url }) => url === '/sitemap.xml')?.props()).toMatchObject({ sitemaps: all });
    expect(['2024', '2025', '2026'].flatMap((year) => listed(table, year))).toHaveLength(60);
    expect(listed(table, 'trang')).toEqual(
      expect.arrayContaining(['/', '/bai-viet/', '/don-vi/', '/dinh-chinh/']),
    );
  });

  it('count years in Vietnamese time', () => {
    newsroom.publish(
      post(100, { firstPublishedAt: '2025-12-31T17:00:00.000Z', sample: false, slug: 'dau-nam' }),
    );
    expect(listed(newsroom.routes(), '2026').some((url) => url.includes('/dau-nam-'))).toBe(true);
  });

  it('change with a new post only where its year and the news are', () => {
    expect(changesBy(() => newsroom.publish(post(100, NEW)))).toEqual([
      '/sitemap/2026.xml',
      '/sitemap/tin-moi.xml',
    ]);
  });

  it('change with a new text of an old post only where its year is', () => {
    const old = newsroom.live().at(-1)!;
    const changed = { ...old, body: 'Nội dung mới.', modifiedAt: AS_OF };
    expect(changesBy(() => newsroom.publish(changed))).toEqual(['/sitemap/2024.xml']);
  });

  it('name a new year in the index', () => {
    const first = post(100, { firstPublishedAt: '2019-05-05T05:00:00.000Z', sample: false });
    expect(changesBy(() => newsroom.publish(first))).toEqual(['/sitemap.xml', '/sitemap/2019.xml']);
  });

  it('lose a withdrawn post at once', () => {
    newsroom.publish(post(100, NEW));
    const [newest] = newsroom.live();
    expect(changesBy(() => newsroom.withdraw(newest!))).toEqual([
      '/sitemap/2026.xml',
      '/sitemap/tin-moi.xml',
    ]);
    expect(
      JSON.stringify(
        newsroom
          .routes()
          .filter(({ url }) => isSitemap(url))
          .map((route) => route.props()),
      ),
    ).not.toContain(newest!.id);
  });

  it('hold no made-up post', () => {
    newsroom.publish(post(100, { ...NEW, sample: true, slug: 'minh-hoa' }));
    const table = newsroom.routes();
    expect([...listed(table, '2026'), ...listed(table, 'tin-moi')].join()).not.toContain('minh-hoa');
  });

  it('call a post news for two days, and the newest thousand alone', () => {
    const hours = (before: number) => new Date(Date.parse(AS_OF) - before * 3_600_000).toISOString();
    for (const [index, at] of [hours(48), hours(47.9), hours(1)].entries())
      newsroom.publish(post(100 + index, { firstPublishedAt: at, sample: false, slug: `so-${index}` }));
    expect(listed(newsroom.routes(), 'tin-moi').map((url) => /so-\d/.exec(url)?.[0])).toEqual([
      'so-2',
      'so-1',
    ]);
    for (let index = 200; index < 1300; index += 1) newsroom.publish(post(index, NEW));
    expect(listed(newsroom.routes(), 'tin-moi')).toHaveLength(1000);
  });
});

it('a demo has no sitemap', () => {
  expect(sitemapsOf(new Newsroom(20).routes())).toEqual([]);
});

describe('the contact for security problems', () => {
  const at = '/.well-known/security.txt';
  const withEmail = (): Newsroom => {
    const newsroom = new Newsroom(0);
    newsroom.put('department', 'department', { ...department, email: 'lien-he@vi-du.example' });
    return newsroom;
  };

  it('is not published without an e-mail address', () => {
    expect(keysOf(new Newsroom(0).routes()).has(at)).toBe(false);
  });

  it.each(['2024-02-29T16:59:59.999Z', '2024-02-29T17:00:00.000Z', '2025-12-31T17:00:00.000Z', AS_OF])(
    'holds for ten months at least and less than a year, as of %s',
    (asOf) => {
      const page = withEmail()
        .routes(asOf)
        .find(({ url }) => url === at)
        ?.props();
      const { expires } = page as { expires: string };
      const days = (Date.parse(expires) - Date.parse(asOf)) / 86_400_000;
      expect(days).toBeGreaterThan(300);
      expect(days).toBeLessThan(365);
    },
  );
});
