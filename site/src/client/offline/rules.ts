import { formatInstant, KIND_PATHS } from '@newsroom/shared';
import type { OfflineList } from '../../routes/base/page.ts';

/** How long a device without a current list of withdrawals still shows its copies, in milliseconds. */
const UNCHECKED = 7 * 86_400_000;
/** How many posts that somebody read are kept, besides the newest posts. */
export const READ = 20;

/** What a device knows when it has to decide offline. */
export interface Known {
  /** Whether there is a copy of the page. */
  kept: boolean;
  withdrawn: readonly string[];
  /** When the list of withdrawn posts was last fetched; null: never. */
  checkedAt: string | null;
  now: number;
}

/** Whether a page is shown, or why not. */
export type Offer = 'shown' | 'missing' | 'withdrawn' | 'unchecked';

/** Shows nothing that this device knows to be withdrawn, and nothing at all if its list is too old. */
export const offerOf = (path: string, { kept, withdrawn, checkedAt, now }: Known): Offer => {
  const id = postIdIn(path);
  if (id !== null && withdrawn.includes(id)) return 'withdrawn';
  if (!kept) return 'missing';
  return checkedAt !== null && now - Date.parse(checkedAt) <= UNCHECKED ? 'shown' : 'unchecked';
};

/** The notice above a page that is read offline, as HTML. */
export const noticeOf = (offer: Offer, keptAt: string): string => {
  switch (offer) {
    case 'shown':
      return `Không có mạng. Đây là bản lưu trên máy lúc ${formatInstant(keptAt)}; trang gốc có thể đã thay đổi.`;
    case 'missing':
      return `Không có mạng, và trang này chưa được lưu trên máy. ${KEPT_POSTS}`;
    case 'withdrawn':
      return `Bài này đã được gỡ nên không còn bản lưu. ${KEPT_POSTS}`;
    case 'unchecked':
      return 'Đã quá 7 ngày máy chưa đối chiếu với danh sách bài đã gỡ, nên bản lưu không hiện cho đến khi có mạng.';
  }
};

const KEPT_POSTS = '<a href="#bai-dang-luu">Các bài đang lưu</a>';

/** The id of the post at an address; null: it is not the address of a post. */
export const postIdIn = (path: string): string | null =>
  Object.values(KIND_PATHS).some((start) => path.startsWith(start))
    ? (/-([2-9a-z]{7})\/$/.exec(path)?.[1] ?? null)
    : null;

/** Whether a device may keep the page: a post, or a page with links to posts. */
export const isKeepable = (path: string, list: OfflineList): boolean =>
  postIdIn(path) !== null || list.pages.includes(path);

/** A stored page: when it was fetched, and when somebody last read it on this device. */
export interface Copy {
  path: string;
  keptAt: string;
  readAt: string | null;
}

/** Paths of copies to delete: withdrawn, or neither among the newest nor among the last read. */
export const expendable = (copies: readonly Copy[], list: OfflineList): string[] => {
  const newest = new Set(list.newest);
  const lastRead = copies
    .flatMap(({ path, readAt }) => (readAt === null || newest.has(path) ? [] : [{ path, readAt }]))
    .sort((a, b) => (a.readAt < b.readAt ? 1 : -1))
    .slice(0, READ);
  const stays = new Set([...newest, ...lastRead.map(({ path }) => path), ...list.pages]);
  return copies.map(({ path }) => path).filter((path) => !stays.has(path) || isWithdrawn(path, list));
};

/** Whether a page links to one of these posts; it then also shows the post's title and perhaps a name. */
export const leadsTo = (html: string, ids: readonly string[]): boolean =>
  ids.some((id) => html.includes(`-${id}/`));

/** Posts only: first those that were read on this device, last read first; then the newest. */
export const inOrder = (copies: readonly Copy[], { newest }: OfflineList): Copy[] => {
  const place = new Map(newest.map((path, index) => [path, index]));
  return copies
    .filter(({ path }) => postIdIn(path) !== null)
    .sort(
      (a, b) =>
        compare(b.readAt ?? '', a.readAt ?? '') ||
        (place.get(a.path) ?? newest.length) - (place.get(b.path) ?? newest.length),
    );
};

/** Paths to fetch, each once. */
export const wantedOf = (copies: readonly Copy[], { pages, newest }: OfflineList): string[] => [
  ...new Set([...pages, ...newest, ...copies.map(({ path }) => path)]),
];

/** The page with a notice at the start of its content. */
export const marked = (html: string, notice: string): string =>
  html.replace(/<main\b[^>]*>/, (start) => `${start}<p class="note" role="status">${notice}</p>`);

/** The site's answer as a list; null: it is not such a list. */
export const listFrom = (value: unknown): OfflineList | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { pages, newest, withdrawn } = value as Partial<OfflineList>;
  return Array.isArray(pages) && Array.isArray(newest) && Array.isArray(withdrawn)
    ? { pages, newest, withdrawn }
    : null;
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isWithdrawn = (path: string, { withdrawn }: OfflineList): boolean => {
  const id = postIdIn(path);
  return id !== null && withdrawn.includes(id);
};
