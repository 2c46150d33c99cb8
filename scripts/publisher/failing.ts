import { type Change, type Refusal, erasedPath, postPath } from '@newsroom/shared';
import { livePostOf } from './ground/changes.ts';
import { problem, refusalLine } from './ground/refusals.ts';
import { type Store, nameOf } from './ground/store.ts';
import type { PageFailed } from './release/release.ts';

interface FailingOptions {
  store: Pick<Store, 'current' | 'waiting' | 'released'>;
  /** One line for the operator. */
  log: (line: string) => void;
}

/** What a release failed for, and how to find out. */
export interface Failure {
  error: PageFailed;
  /** All rows of the release. */
  rows: readonly Change[];
  /** Those of them that no release has shown. */
  fresh: readonly Change[];
  /**
   * The addresses of pages that fail in a release of only these rows, among those asked for; `first` is tried first.
   * null: all of it fails.
   */
  failingPagesOf: (
    rows: readonly Change[],
    isAsked: (url: string) => boolean,
    first: string | null,
  ) => AsyncIterable<string | null>;
}

/**
 * Rows that cannot be rendered: one of them must hold up no other, a withdrawal least of all. A new row waits and its
 * former version stays; a row that stands on the site is left out of it.
 */
export const openFailing = ({ store, log }: FailingOptions) => {
  /** Tried again when the row or the program is new. */
  const failing = new Map<Change, Refusal>();

  /** Whether its own page is on the site; of a withdrawn post the notice, which may stand where the post stood. */
  const isReleased = (change: Change): boolean => {
    const page = store.released.get(urlOf(change) ?? '');
    return page !== undefined && page.gone === isNoticeInPlace(change);
  };

  const leaveOut = (change: Change, message: string): void => {
    const refusal = problem(change, 'payload', reasonFor(change));
    failing.set(change, refusal);
    log(`${refusalLine(refusal)} (${message})`);
  };

  return {
    refusals: (): ReadonlyMap<Change, Refusal> => failing,

    has: (change: Change): boolean => failing.has(change),

    /** @param message for the operator */
    leaveOut,

    /** The rows of the store that nothing is known against, with these in the place of their former versions. */
    othersWith(fresh: readonly Change[]): Change[] {
      for (const change of failing.keys()) {
        const name = nameOf(change);
        if (store.current.get(name) !== change && store.waiting.get(name) !== change) failing.delete(change);
      }
      const rows = new Map(store.current);
      for (const change of fresh) rows.set(nameOf(change), change);
      return [...rows.values()].filter((change) => !failing.has(change));
    },

    /**
     * Leaves out whichever rows a release failed for.
     * @throws the error, when it is for none of them or when so many that were released fail that it is not the rows
     */
    async leaveOutCulprits({ error, rows, fresh, failingPagesOf }: Failure): Promise<void> {
      const owner = error.url === null ? undefined : ownersOf(rows)(error.url);
      // A crash or a lost tree leaves rows of the store without a page.
      const suspects = [
        ...new Set([...fresh, ...rows.filter((change) => urlOf(change) && !isReleased(change))]),
      ];
      const ownerAmongSuspects = ownersOf(suspects);

      const proven = rows.filter((change) => !suspects.includes(change));

      if (owner && suspects.includes(owner)) {
        // Whatever is broken in one may be broken in hundreds: each of their pages is tried now.
        const isOwn = (url: string): boolean => ownerAmongSuspects(url) !== undefined;
        const owners = new Set([owner]);
        for await (const url of failingPagesOf(rows, isOwn, null)) {
          const other = url === null ? undefined : ownerAmongSuspects(url);
          if (other) owners.add(other);
        }
        const culprits = await failingAlone(proven, [...owners], failingPagesOf);
        for (const change of culprits) leaveOut(change, error.message);
        return;
      }

      const isShared = (url: string): boolean => ownerAmongSuspects(url) === undefined;
      const fails = (some: readonly Change[]): Promise<boolean> =>
        hasAny(failingPagesOf(some, isShared, error.url));
      if (suspects.length > 0 && !(await fails(proven))) {
        let left = suspects;
        do {
          const culprit = await culpritOf(proven, left, fails);
          // What posts were blamed for may have come from a unit's or topic's name, which stands in all of theirs.
          if (culprit.subject !== 'post') failing.clear();
          leaveOut(culprit, error.message);
          left = left.filter((change) => change !== culprit);
          // Each other one that is found now saves a release that fails.
        } while (left.length > 0 && (await fails([...proven, ...left])));
        return;
      }

      const known = [...failing.keys()].filter(isReleased).length;
      if (!owner || known >= MAX_FAILING) {
        failing.clear();
        throw error;
      }
      leaveOut(owner, error.message);
    },
  };
};

/**
 * Those of the rows whose own page fails beside what is proven alone: a page also shows the titles of its neighbours. All
 * of them, where it is none or where they are many.
 */
const failingAlone = async (
  proven: readonly Change[],
  rows: readonly Change[],
  failingPagesOf: Failure['failingPagesOf'],
): Promise<readonly Change[]> => {
  if (rows.length === 1 || rows.length > MAX_TRIED_ALONE) return rows;
  const found: Change[] = [];
  for (const row of rows) {
    const isOwn = (url: string): boolean => ownersOf([row])(url) !== undefined;
    if (await hasAny(failingPagesOf([...proven, row], isOwn, null))) found.push(row);
  }
  return found.length === 0 ? rows : found;
};

const hasAny = async (pages: AsyncIterable<unknown>): Promise<boolean> => {
  for await (const _ of pages) return true;
  return false;
};

/** Each takes a table of all pages. */
const MAX_TRIED_ALONE = 20;

/**
 * The first of the suspects that fails beside those before it, found by halves.
 * @param proven do not fail; together with all suspects they do
 */
const culpritOf = async (
  proven: readonly Change[],
  suspects: readonly Change[],
  fails: (rows: readonly Change[]) => Promise<boolean>,
): Promise<Change> => {
  const passed = [...proven];
  // Without a department there is no site, and units and topics stand in the pages of posts.
  let left = suspects.toSorted((a, b) => rankOf(a) - rankOf(b));
  while (left.length > 1) {
    const half = left.slice(0, left.length >> 1);
    if (await fails([...passed, ...half])) {
      left = half;
    } else {
      passed.push(...half);
      left = left.slice(half.length);
    }
  }
  const [culprit] = left;
  if (!culprit) throw new Error('a search for a failing row needs at least one suspect');
  return culprit;
};

const rankOf = ({ subject }: Change): number => (subject === 'department' ? 0 : subject === 'post' ? 2 : 1);

/** Beyond this many pages that were released it is the template that fails, not the posts. */
const MAX_FAILING = 10;

/** The address of a post or of its notice; null for whatever has no page of its own. */
const urlOf = (change: Change): string | null => {
  if (change.subject !== 'post') return null;
  const { id, kind, slug } = change.payload;
  return slug === null ? erasedPath(id) : postPath({ id, kind, slug });
};

/** Whether a row leaves a notice at the address of its post. */
const isNoticeInPlace = ({ subject, payload }: Change): boolean =>
  subject === 'post' && payload.status === 'withdrawn' && payload.slug !== null;

/** Whose page, or whose file beside it, has an address. */
const ownersOf = (rows: readonly Change[]): ((url: string) => Change | undefined) => {
  const owners = new Map(rows.map((change) => [urlOf(change), change]));
  // Addresses of posts end with a slash, and no file beside one lies deeper.
  return (url) => owners.get(url.slice(0, url.lastIndexOf('/') + 1));
};

const reasonFor = (change: Change): string => {
  const post = livePostOf(change);
  if (post)
    return (
      `Bài “${post.title}” chưa lên trang được vì có chỗ mà hệ thống không dựng thành trang được; ` +
      'bạn cần bỏ bớt định dạng lồng nhau hoặc chia nhỏ đoạn dài trong bài, rồi gửi duyệt lại'
    );
  if (change.subject === 'post') return 'bài đã gỡ khỏi trang, nhưng không dựng được thông báo gỡ bài';
  return 'hệ thống không dựng được trang với nội dung mới, nên trang còn giữ nội dung cũ';
};
