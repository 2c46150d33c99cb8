import { type CheerioAPI, load } from 'cheerio';
import { parse, walk } from 'css-tree';

/** An address on a page. */
export interface Reference {
  /** Where it occurs: "href", "srcset", "css". */
  from: string;
  url: string;
  /** A link for readers; everything else is loaded by the browser or read by programs. */
  link: boolean;
}

/** What the checks need to know about a page. */
export interface PageFacts {
  references: Reference[];
  anchors: Set<string>;
  /** Every text that readers see or hear: from text nodes, attributes, JSON-LD. */
  texts: string[];
  scripts: string[];
  images: Image[];
  /** Font files that its styles use. */
  fonts: string[];
  icons: string[];
  /** Number of words in the post's text, or in the page; including headings, lists and tables. */
  words: number;
}

export interface Image {
  lazy: boolean;
  /** The candidates for a browser that supports AVIF. */
  candidates: Candidate[];
  sizes: string;
}

export interface Candidate {
  url: string;
  /** Pixels; null: the page does not say. */
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

/** The addresses in a style sheet or in an inline style. */
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

/** https://html.spec.whatwg.org/#parse-a-srcset-attribute, simplified: no address of this site contains a comma. */
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

/** Without texts in code, where special signs are intended. */
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

/** Every value in JSON as text, without keys; null becomes the text "null". */
export const stringsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(stringsOf);
  return typeof value === 'string' ? [value] : value === null ? ['null'] : [];
};

/** Everything that would be executed: script elements, event handlers, `javascript:` addresses. */
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
