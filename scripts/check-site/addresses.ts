import { load } from 'cheerio';
import type { Reference } from './page.ts';
import { fileAt, pathOf } from './tree.ts';

/** Target of an address: a file of the tree, another site, or nothing. */
type Target = { file: string; anchor: string } | { elsewhere: URL } | null;

/** The addresses of one site; its origin is the canonical address of its home page. */
export const addressesOf = (home: string) => {
  const canonical = load(home)('link[rel=canonical]').attr('href') ?? '';
  const origin = URL.canParse(canonical) ? new URL(canonical).origin : 'http://localhost';

  const targetOf = (url: string, file: string): Target => {
    const base = `${origin}${pathOf(file)}`;
    if (!URL.canParse(url, base)) return null;
    const parsed = new URL(url, base);
    if (parsed.origin !== origin) return { elsewhere: parsed };
    return { file: fileAt(decodeURI(parsed.pathname)), anchor: decodeURIComponent(parsed.hash.slice(1)) };
  };

  return {
    targetOf,

    /** Absolute addresses of this site anywhere in a text: JSON-LD (without ids, which are no anchors), feeds, sitemaps. */
    absoluteIn: (text: string): Reference[] =>
      [...text.matchAll(ABSOLUTE)]
        .map(([url]) => url.replace(/(?:#|&quot|&lt|&gt).*$|[.,;:!?]+$/g, ''))
        .filter((url) => URL.canParse(url) && new URL(url).origin === origin)
        .map((url) => ({ from: 'địa chỉ đầy đủ', url, link: false })),

    /** What is wrong with an address on a page: it has no target, or the browser would load something from another site. */
    problemsOf(
      { from, url, link }: Reference,
      file: string,
      files: ReadonlySet<string>,
      anchors: ReadonlyMap<string, ReadonlySet<string>>,
    ): string[] {
      if (url === '') return [`${from}: địa chỉ trống`];
      const target = targetOf(url, file);
      if (target === null) return [`${from}: “${url}” không phải địa chỉ`];
      if ('elsewhere' in target) return foreignProblems(from, target.elsewhere, link);
      if (!files.has(target.file)) return [`${from}: không có “${url}”`];
      const there = anchors.get(target.file);
      if (target.anchor !== '' && there && !there.has(target.anchor))
        return [`${from}: không có “#${target.anchor}” trong ${target.file}`];
      return [];
    },
  };
};

export type Addresses = ReturnType<typeof addressesOf>;

const foreignProblems = (from: string, { protocol, href }: URL, link: boolean): string[] => {
  if (protocol === 'data:') return link ? [`${from}: “${href}” không mở được`] : [];
  if (!link) return [`${from}: gọi tới nơi khác, “${href}”`];
  return LINKS.has(protocol) ? [] : [`${from}: “${href}” không mở được`];
};

const ABSOLUTE = /https?:\/\/[^\s"'<>()\\]+/g;

const LINKS = new Set(['https:', 'http:', 'mailto:', 'tel:', 'sms:']);
