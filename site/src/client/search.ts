// The script of /tim-kiem/: reads the query from the address, searches the indexes of some years, shows the results.
import { readable, searchForm } from '@newsroom/shared';
import { SEARCH_GONE, SEARCH_INDEXES, SEARCH_PATH } from '../routes/base/addresses.ts';
import type { PageOf } from '../routes/base/page.ts';
import { excerptOf, hasAll, keysOf, wordsOf } from './excerpt.ts';
import type { Entry, Filters, Found, Instance, PagefindScript, Ranking } from './pagefind.ts';

const YEARS_AT_FIRST = 2;
/** Value of the year field for all years. */
const ALL_YEARS = 'tat-ca';
const PAGE = 10;
const RANKING: Ranking = {
  // Words with the same diacritics as the query come first, before words with only the same letters.
  diacriticSimilarity: 20,
  // Whole words come before words that only start with the query: hoa before hoạt.
  termSimilarity: 2,
  termSaturation: 0.5,
  pageLength: 0.1,
  metaWeights: { title: 6 },
};
/** For queries without diacritics: the reader probably left them out, so giáo in a title ranks above giao in a text. */
const RANKING_WITHOUT_MARKS: Ranking = { ...RANKING, diacriticSimilarity: 1.5 };

const element = <T extends HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`#${id} is missing`);
  return found as T;
};

const form = element<HTMLFormElement>('bieu-mau');
const input = element<HTMLInputElement>('tu-khoa');
const filters = element<HTMLDetailsElement>('bo-loc');
const status = element('trang-thai');
const list = element<HTMLOListElement>('ket-qua');
const more = element<HTMLButtonElement>('xem-them');
const older = element<HTMLButtonElement>('nam-truoc');
const suggestions = element('goi-y');
const advice = element('meo');
const labels = JSON.parse(form.dataset['labels'] ?? '{}') as Record<string, string>;
const sampleMark = form.dataset['sample'] ?? '';

type SearchIndex = PageOf<'search-indexes'>['indexes'][number];

/** The search that the address describes. */
interface Wish {
  q: string;
  kind: string;
  topic: string;
  unit: string;
  year: string;
}

/** The parameters have the names of the form's fields, so that the form also works without this script. */
const select = (name: string): HTMLSelectElement => form.elements.namedItem(name) as HTMLSelectElement;
const FIELDS = { kind: 'loai', topic: 'chu-de', unit: 'don-vi', year: 'nam' } as const;

const wishOf = (address: URL): Wish => {
  const value = (name: string): string => address.searchParams.get(name) ?? '';
  return {
    q: value('q').trim(),
    kind: value(FIELDS.kind),
    topic: value(FIELDS.topic),
    unit: value(FIELDS.unit),
    year: value(FIELDS.year),
  };
};

const wishOfForm = (): Wish => ({
  q: input.value.trim(),
  kind: select(FIELDS.kind).value,
  topic: select(FIELDS.topic).value,
  unit: select(FIELDS.unit).value,
  year: select(FIELDS.year).value,
});

const addressOf = (wish: Wish): string => {
  const parameters = new URLSearchParams();
  if (wish.q !== '') parameters.set('q', wish.q);
  for (const [field, name] of Object.entries(FIELDS)) {
    const value = wish[field as keyof typeof FIELDS];
    if (value !== '') parameters.set(name, value);
  }
  const query = parameters.toString();
  return query === '' ? location.pathname : `?${query}`;
};

const fillForm = (wish: Wish): void => {
  input.value = wish.q;
  for (const [field, name] of Object.entries(FIELDS)) {
    const box = select(name);
    box.value = wish[field as keyof typeof FIELDS];
    // The page does not offer this value, or no longer does.
    if (box.selectedIndex < 0) box.value = '';
  }
};

/** Fetched again before each search, because an index may have been replaced or a post withdrawn. */
const read = async <T>(url: string): Promise<T> => {
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
};

const instances = new Map<string, Promise<Instance>>();

/** Part of the script's address, because some browsers remember a failed script and do not load it again. */
let failures = 0;

const open = async (indexes: readonly SearchIndex[], ranking: Ranking): Promise<Instance> => {
  // The index of the oldest year rarely changes. Its copy of Pagefind, the longest of all files, is used, so that it
  // stays in the browser's cache from one visit to the next.
  const [first, ...others] = [...indexes].reverse();
  if (!first) throw new Error('there is no index');
  const retry = failures > 0 ? `?lan=${failures}` : '';
  const script = (await import(/* @vite-ignore */ `${pathOf(first)}pagefind.js${retry}`)) as PagefindScript;
  const optionsFor = ({ year }: SearchIndex) => ({ ranking, mergeFilter: { year } });
  const instance = script.createInstance({ basePath: pathOf(first), noWorker: true, ...optionsFor(first) });
  await Promise.all(others.map((index) => instance.mergeIndex(pathOf(index), optionsFor(index))));
  return instance;
};

const pathOf = ({ folder }: SearchIndex): string => `${SEARCH_PATH}chi-muc/${folder}/`;

const instanceOf = (indexes: readonly SearchIndex[], ranking: Ranking): Promise<Instance> => {
  const key = [ranking.diacriticSimilarity, ...indexes.map(({ folder }) => folder)].join(' ');
  const instance = instances.get(key) ?? open(indexes, ranking);
  instances.set(key, instance);
  instance.catch(() => {
    failures += 1;
    instances.delete(key);
  });
  return instance;
};

/** The posts of some years that answer the query, best first; without a query newest first. */
const find = async (words: string, indexes: readonly SearchIndex[], filters: Filters): Promise<Found[]> => {
  // A phrase in quotes is searched as separate words, because the index has only the first position of a word.
  const query = wordsOf(searchForm(words)).join(' ');
  if (query === '' && words !== '') return [];
  const hasMarks = /\p{M}/u.test(query.normalize('NFD'));
  const instance = await instanceOf(indexes, hasMarks ? RANKING : RANKING_WITHOUT_MARKS);
  const years = await Promise.all(
    indexes.map(async ({ year }) => {
      const options = {
        filters: { ...filters, year },
        sort: query === '' ? { published: 'desc' as const } : {},
      };
      const { results } = await instance.search(query === '' ? null : query, options);
      return (await areAnswers(results, query)) ? results : [];
    }),
  );
  return query === '' ? years.flat() : years.flat().sort((a, b) => b.score - a.score);
};

/**
 * Pagefind ignores a word that no post has, or shortens it until some post matches. In that case no result has the word;
 * otherwise all results have it. So checking the first one is enough.
 */
const areAnswers = async ([first]: readonly Found[], query: string): Promise<boolean> => {
  if (!first) return false;
  const { title, text } = readable((await first.data()).content);
  return hasAll(`${title} ${text}`, keysOf(query));
};

const yearsFor = (wish: Wish, indexes: readonly SearchIndex[]): readonly SearchIndex[] => {
  if (wish.year === ALL_YEARS) return indexes;
  if (wish.year !== '') return indexes.filter(({ year }) => year === wish.year);
  return indexes.slice(0, YEARS_AT_FIRST);
};

const filtersFor = ({ kind, topic, unit }: Wish, gone: readonly string[]): Filters => {
  const chosen = Object.entries({ kind, topic, unit }).filter(([, value]) => value !== '');
  return { ...Object.fromEntries(chosen), ...(gone.length > 0 && { id: { none: [...gone] } }) };
};

/** Number of the current search, so that a slow answer does not replace a newer one. */
let search = 0;
let found: readonly Found[] = [];
let asked = '';
let shown = 0;

const run = async (wish: Wish): Promise<void> => {
  search += 1;
  const own = search;
  const isAsked = Object.values(wish).some((value) => value !== '');
  clear();
  suggestions.hidden = isAsked;
  if (!isAsked) return;
  say('Đang tìm…');
  try {
    const [indexes, gone] = await Promise.all([
      read<SearchIndex[]>(SEARCH_INDEXES),
      read<string[]>(SEARCH_GONE),
    ]);
    const searched = yearsFor(wish, indexes);
    if (searched.length === 0) {
      if (own === search) nothing(indexes.length === 0 ? NOT_READY : countText(0, wish, searched), false);
      return;
    }
    const results = await find(wish.q, searched, filtersFor(wish, gone));
    if (own !== search) return;
    found = results;
    asked = wish.q;
    const hasOlder = wish.year === '' && searched.length < indexes.length;
    const text = countText(results.length, wish, searched);
    if (results.length === 0) {
      nothing(text, hasOlder);
      return;
    }
    await showMore();
    if (own !== search) return;
    older.hidden = !hasOlder;
    say(text);
  } catch (error) {
    console.error(error);
    if (own === search) nothing(FAILED, false);
  }
};

const NOT_READY =
  'Dữ liệu tìm kiếm đang được chuẩn bị. Hãy thử lại sau ít phút, hoặc xem theo danh sách dưới đây.';
const FAILED =
  'Chưa tải được dữ liệu tìm kiếm. Hãy kiểm tra kết nối mạng rồi bấm “Tìm” lần nữa, hoặc xem theo danh sách dưới đây.';

const countText = (count: number, { q }: Wish, searched: readonly SearchIndex[]): string => {
  const years = searched.map(({ year }) => year);
  const when =
    years.length === 0
      ? ''
      : years.length === 1
        ? `, năm ${years[0]}`
        : `, từ năm ${years.at(-1)} đến năm ${years[0]}`;
  const what = q === '' ? '' : ` cho “${q}”`;
  return `${count === 0 ? 'Không có kết quả nào' : `${numbers.format(count)} kết quả`}${what}${when}.`;
};

const numbers = new Intl.NumberFormat('vi');

const clear = (): void => {
  found = [];
  shown = 0;
  list.replaceChildren();
  more.hidden = true;
  older.hidden = true;
  advice.hidden = true;
  status.textContent = '';
};

const say = (text: string): void => {
  status.textContent = text;
};

const nothing = (text: string, hasOlder: boolean): void => {
  say(text);
  advice.hidden = text === FAILED || text === NOT_READY;
  older.hidden = !hasOlder;
  suggestions.hidden = false;
};

/** @throws if the index has been replaced in the meantime, or there is no network */
const showMore = async (): Promise<HTMLLIElement[]> => {
  const own = search;
  more.hidden = true;
  const entries = await Promise.all(found.slice(shown, shown + PAGE).map((each) => each.data()));
  // Fetched again, because the page may have been open for a long time.
  const gone = new Set(await read<string[]>(SEARCH_GONE));
  if (own !== search) return [];
  const keys = keysOf(asked);
  const items = entries
    .filter(({ filters }) => !gone.has(filters.id?.[0] ?? ''))
    .map((entry) => itemOf(entry, keys));
  list.append(...items);
  shown += entries.length;
  more.hidden = shown >= found.length;
  return items;
};

const itemOf = (entry: Entry, keys: readonly string[]): HTMLLIElement => {
  const kicker = tag('p', labels[entry.filters.label?.[0] ?? ''] ?? '');
  kicker.className = 'kicker';
  if (entry.filters.sample?.length) {
    const mark = tag('span', sampleMark);
    mark.className = 'sample-mark';
    kicker.append(' ', mark);
  }
  const { title, text } = readable(entry.content);
  const link = tag('a', title);
  link.href = entry.url;
  const heading = document.createElement('h2');
  heading.append(link);
  const item = document.createElement('li');
  item.className = 'entry';
  item.append(kicker, heading, excerptLine(text, keys), metaOf(entry));
  return item;
};

const metaOf = ({ filters }: Entry): HTMLElement => {
  const day = filters.day?.[0] ?? '';
  const time = tag('time', day.split('-').reverse().join('/'));
  time.dateTime = day;
  const meta = document.createElement('p');
  meta.className = 'meta';
  meta.append(time);
  const unit = filters.unit?.[0] ?? '';
  // The current name of the unit, which is not in the index.
  const name = [...select(FIELDS.unit).options].find(({ value }) => value === unit)?.text;
  if (name !== undefined) meta.append(tag('span', name));
  return meta;
};

/** Built from text nodes, never as HTML, because the text may contain anything. */
const excerptLine = (text: string, keys: readonly string[]): HTMLElement => {
  const { parts, cut } = excerptOf(text, keys);
  const paragraph = document.createElement('p');
  if (cut.before) paragraph.append('… ');
  for (const { text, marked } of parts) paragraph.append(marked ? tag('mark', text) : text);
  if (cut.after) paragraph.append(' …');
  return paragraph;
};

const tag = <K extends keyof HTMLElementTagNameMap>(name: K, text: string): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};

const ask = (wish: Wish): void => {
  history.pushState(null, '', addressOf(wish));
  void run(wish);
};

form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask(wishOfForm());
});
filters.addEventListener('change', () => ask(wishOfForm()));
older.addEventListener('click', () => {
  select(FIELDS.year).value = ALL_YEARS;
  ask(wishOfForm());
  // The button disappears, so the focus moves to the results for people who use the keyboard.
  status.focus();
});
more.addEventListener('click', () => {
  showMore().then(
    ([first]) => first?.querySelector('a')?.focus(),
    () => run(wishOf(new URL(location.href))),
  );
});
window.addEventListener('popstate', () => start());

const start = (): void => {
  const wish = wishOf(new URL(location.href));
  fillForm(wish);
  void run(wish);
};

filters.hidden = false;
start();
// On a phone the filters are closed, so that the results come first, unless a filter is set.
filters.open =
  matchMedia('(min-width: 40rem)').matches || Object.values(FIELDS).some((name) => select(name).value !== '');
