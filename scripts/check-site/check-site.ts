import { brotliCompressSync, constants } from 'node:zlib';
import { load } from 'cheerio';
import { type Addresses, addressesOf } from './addresses.ts';
import { budgetProblems } from './budget.ts';
import { markupProblems } from './markup.ts';
import { type PageFacts, type Reference, readPage, stringsOf, textsOf, urlsOfCss } from './page.ts';
import { formProblems, traceProblems } from './texts.ts';
import { type Tree, isPage, isText } from './tree.ts';

/** A fault in one file, described for whoever has to correct it. */
export interface Finding {
  /** Relative to the root of the tree: "bai-viet/index.html". */
  file: string;
  problem: string;
}

const HOME = 'index.html';
const NOT_FOUND = '404.html';
const MOST_CLICKS = 4;

/** All faults in a written site, in the order of its files. */
export const checkSite = async (tree: Tree): Promise<Finding[]> => {
  if (!tree.files.has(HOME)) return [{ file: HOME, problem: 'không có trang chủ' }];
  const addresses = addressesOf(await tree.read(HOME));
  const problems = new Map<string, string[]>([...tree.files].map((file) => [file, []]));
  const references = new Map<string, Reference[]>();
  const pages = new Map<string, PageFacts>();
  const weights = new Map<string, number>();

  for (const file of tree.files) {
    if (!isText(file)) {
      weights.set(file, await tree.size(file));
      continue;
    }
    const text = await tree.read(file);
    weights.set(file, sentBytes(text));
    references.set(file, addresses.absoluteIn(text));
    problems.get(file)?.push(...formProblems(text));
    if (isPage(file)) {
      const page = readPage(text);
      pages.set(file, page);
      references.get(file)?.push(...page.references);
      problems.get(file)?.push(...page.texts.flatMap(traceProblems), ...(await markupProblems(text)));
    } else {
      references.get(file)?.push(...referencesIn(file, text));
      problems.get(file)?.push(...textsIn(file, text).flatMap(traceProblems));
    }
  }

  const anchors = new Map([...pages].map(([file, page]) => [file, page.anchors]));
  for (const [file, found] of references)
    for (const each of found)
      problems.get(file)?.push(...addresses.problemsOf(each, file, tree.files, anchors));
  const clicks = clicksTo(pages, addresses);
  for (const [file, page] of pages) {
    const sizeOf = (url: string): number => {
      const target = addresses.targetOf(url, file);
      return target && 'file' in target ? (weights.get(target.file) ?? 0) : 0;
    };
    problems.get(file)?.push(...budgetProblems(file, page, weights.get(file) ?? 0, sizeOf));
    if (file !== NOT_FOUND) problems.get(file)?.push(...reachProblems(clicks.get(file)));
  }
  return [...problems].flatMap(([file, found]) =>
    [...new Set(found)].map((problem): Finding => ({ file, problem })),
  );
};

/** As the publisher sends it. */
const sentBytes = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;

const referencesIn = (file: string, text: string): Reference[] => {
  if (file.endsWith('.css'))
    return urlsOfCss(text, 'stylesheet').map((url) => ({ from: 'css', url, link: false }));
  if (!file.endsWith('.webmanifest')) return [];
  return stringsOf(JSON.parse(text))
    .filter((value) => value.startsWith('/'))
    .map((url) => ({ from: 'manifest', url, link: false }));
};

/** Files for programs, whose comments and values are not text for readers. */
const FOR_PROGRAMS = /\.(css|js|svg)$|^robots\.txt$|^\.well-known\//;

/** Every text in a file that is not a page. */
const textsIn = (file: string, text: string): string[] => {
  if (FOR_PROGRAMS.test(file)) return [];
  if (/\.(json|webmanifest)$/.test(file)) return stringsOf(JSON.parse(text));
  if (!/\.(xml|rss|atom)$/.test(file)) return [text];
  const $ = load(text, { xml: true });
  // A post in a feed is HTML inside of a text.
  return $('*')
    .toArray()
    .filter((element) => $(element).children().length === 0)
    .flatMap((element) => textsOf(load($(element).text())));
};

/** For each page that can be reached by links, the fewest clicks from the home page. */
const clicksTo = (pages: ReadonlyMap<string, PageFacts>, addresses: Addresses): Map<string, number> => {
  const clicks = new Map([[HOME, 0]]);
  // The loop adds to the map while reading it, so pages are visited in the order of their distance.
  for (const [file, count] of clicks)
    for (const { url, link } of pages.get(file)?.references ?? []) {
      const target = link ? addresses.targetOf(url, file) : null;
      if (target && 'file' in target && pages.has(target.file) && !clicks.has(target.file))
        clicks.set(target.file, count + 1);
    }
  return clicks;
};

const reachProblems = (clicks: number | undefined): string[] => {
  if (clicks === undefined) return ['không liên kết nào dẫn tới'];
  return clicks > MOST_CLICKS ? [`cách trang chủ ${clicks} lần nhấn, được phép ${MOST_CLICKS}`] : [];
};
