import { type CheerioAPI, load } from 'cheerio';
import { parse, walk } from 'css-tree';

/** An address that a page names. */
export interface Reference {
  /** What names it: "href", "srcset", "css". */
  from: string;
  url: string;
  /** A link that readers follow; anything else the browser loads, or machines read. */
  link: boolean;
}

/** What the checks want to know of one page. */
export interface PageFacts {
  references: Reference[];
  anchors: Set<string>;
  /** Each text that readers see or hear: of text nodes, of attributes, of JSON-LD. */
  texts: string[];
  scripts: string[];
  images: Image[];
  /** Font files that its styles name. */
  fonts: string[];
  icons: string[];
  /** Of the post's own text, or of the page's; headings, lists and tables included. */
  words: number;
}

export interface Image {
  lazy: boolean;
  /** The candidates that a browser with AVIF picks from. */
  candidates: Candidate[];
  sizes: string;
}

export interface Candidate {
  url: string;
  /** Pixels; null where the page does not say. */
  width: number | null;
}

export const readPage = (html: string): PageFacts => {
  const $ = load(html);
  const attributes = ATTRIBUTES.flatMap(([selector, attribute]) =>
    $(selector)
      .toArray()
      .map((element) => ({
        from: attribute,
        url: ($(element).attr(attribute) ?? '').trim(),
        link: $(element).is('a, area'),
      })),
  );
  const sets = SETS.flatMap(([selector, attribute]) =>
    $(selector)
      .toArray()
      .flatMap((element) =>
        candidatesOf($(element).attr(attribute)).map(({ url }) => ({
          from: attribute,
          url,
          link: false,
        })),
      ),
  );
  const styles = [
    ...$('style')
      .toArray()
      .flatMap((element) => urlsOfCss($(element).text(), 'stylesheet')),
    ...$('[style]')
      .toArray()
      .flatMap((element) => urlsOfCss($(element).attr('style') ?? '', 'declarationList')),
  ].map((url) => ({ from: 'css', url, link: false }));
  return {
    references: [...attributes, ...sets, ...styles],
    anchors: new Set(
      $('[id]')
        .toArray()
        .map((element) => $(element).attr('id') ?? ''),
    ),
    texts: textsOf($),
    scripts: scriptsOf($),
    images: $('img')
      .toArray()
      .map((element) => imageOf($(element))),
    fonts: styles.map(({ url }) => url).filter((url) => /\.woff2?$/.test(url)),
    icons: $('link[rel~=icon]')
      .toArray()
      .map((element) => $(element).attr('href') ?? ''),
    words: wordsOf($),
  };
};

/** The addresses that a style sheet or the declarations of one element name. */
export const urlsOfCss = (css: string, context: 'stylesheet' | 'declarationList'): string[] => {
  const urls: string[] = [];
  walk(parse(css, { context }), (node) => {
    if (node.type === 'Url') urls.push(node.value);
  });
  return urls;
};

const ATTRIBUTES: [selector: string, attribute: string][] = [
  ['a[href], area[href], link[href]', 'href'],
  ['img[src], source[src], script[src], iframe[src], audio[src], video[src], track[src], embed[src]', 'src'],
  ['video[poster]', 'poster'],
  ['form[action]', 'action'],
  ['object[data]', 'data'],
];

const SETS: [selector: string, attribute: string][] = [
  ['img[srcset], source[srcset]', 'srcset'],
  ['link[imagesrcset]', 'imagesrcset'],
];

/** https://html.spec.whatwg.org/#parse-a-srcset-attribute; no address of ours holds a comma. */
const candidatesOf = (srcset = ''): Candidate[] =>
  srcset
    .split(',')
    .map((part) => part.trim().split(/\s+/))
    .flatMap(([url, size]) =>
      url ? [{ url, width: size?.endsWith('w') ? Number(size.slice(0, -1)) : null }] : [],
    );

const imageOf = (image: ReturnType<CheerioAPI>): Image => {
  const avif = image.closest('picture').find('source[type="image/avif"]').first();
  const best = avif.length > 0 ? avif : image;
  const candidates = candidatesOf(best.attr('srcset'));
  return {
    lazy: image.attr('loading') === 'lazy',
    candidates: candidates.length > 0 ? candidates : [{ url: image.attr('src') ?? '', width: null }],
    sizes: best.attr('sizes') ?? '100vw',
  };
};

/** https://dom.spec.whatwg.org/#dom-node-text_node */
const TEXT_NODE = 3;

const SPOKEN = ['alt', 'title', 'aria-label', 'content', 'value', 'placeholder', 'download'];

/** Texts of code show signs on purpose. */
export const textsOf = ($: CheerioAPI): string[] => {
  const nodes = $('*:not(script, style, code, pre)')
    .contents()
    .toArray()
    .flatMap((node) => (node.nodeType === TEXT_NODE ? [$(node).text().trim()] : []));
  const attributes = SPOKEN.flatMap((name) =>
    $(`[${name}]`)
      .toArray()
      .map((element) => $(element).attr(name) ?? ''),
  );
  const data = $(JSON_LD)
    .toArray()
    .flatMap((element) => stringsOf(JSON.parse($(element).text())));
  return [...nodes, ...attributes, ...data].filter((text) => text !== '');
};

const JSON_LD = 'script[type="application/ld+json"]';

/** Every text of JSON, keys aside; what is null is the text "null". */
export const stringsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(stringsOf);
  return typeof value === 'string' ? [value] : value === null ? ['null'] : [];
};

/** Whatever would run: script elements, handlers, addresses that are programs. */
const scriptsOf = ($: CheerioAPI): string[] => [
  ...$('script')
    .not(JSON_LD)
    .toArray()
    .map((element) => $(element).attr('src') ?? 'script'),
  ...$('*')
    .toArray()
    .flatMap((element) => Object.keys($(element).attr() ?? {}).filter((name) => /^on[a-z]+$/.test(name))),
  ...$('[href^="javascript:" i]')
    .toArray()
    .map(() => 'javascript:'),
];

const wordsOf = ($: CheerioAPI): number =>
  ($('.prose').length > 0 ? $('.prose') : $('main')).text().trim().split(/\s+/).length;
