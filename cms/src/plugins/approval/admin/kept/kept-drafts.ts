/** How often what was typed is kept on this machine; far below the 20 s that may be lost. */
export const KEEP_EVERY_MS = 5_000;
const LIFETIME_MS = 7 * 24 * 3_600_000;

const PREFIX = 'newsroom-kept:';
const ACCOUNT = 'newsroom-kept-account';

/** A field that was changed, with what it held before. */
interface Change {
  from: unknown;
  to: unknown;
}

export type Changes = Record<string, Change>;

/** What somebody typed into the form of a post and has not saved. */
export interface Kept {
  /** When; ISO 8601. */
  at: string;
  changes: Changes;
}

export interface Slot extends Kept {
  key: string;
}

/** Strapi's id of a person. */
type Account = string | number;

/** The part of `localStorage` used here. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * From now on this account works in this browser: what another one left here goes. Nobody reads in their session
 * what somebody else typed.
 */
export function enter(store: Store, account: Account): void {
  for (const key of keysOf(store)) {
    if (!key.startsWith(`${PREFIX}${account}:`)) store.removeItem(key);
  }
  store.setItem(ACCOUNT, String(account));
}

/** After this nothing is kept, in no window of the browser, until somebody enters again. */
export function leave(store: Store): void {
  for (const key of keysOf(store)) store.removeItem(key);
  store.removeItem(ACCOUNT);
}

export function dropOld(store: Store, now: number): void {
  for (const key of keysOf(store)) {
    const kept = read(store, key);
    if (!kept || now - Date.parse(kept.at) > LIFETIME_MS) store.removeItem(key);
  }
}

/** A place of its own for each opened form, so that two windows do not write over each other. */
export const slotKey = (account: Account, documentId: string, opened: string): string =>
  `${PREFIX}${account}:${documentId}:${opened}`;

/** True: it is kept. */
export function keep(store: Store, account: Account, key: string, kept: Kept): boolean {
  if (store.getItem(ACCOUNT) !== String(account)) return false;
  try {
    store.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    // The browser's space is used up, or its owner allows none.
    return false;
  }
}

/** What this account typed into this post and never saved, the newest first. */
export const keptOf = (store: Store, account: Account, documentId: string): Slot[] =>
  keysOf(store)
    .filter((key) => key.startsWith(`${PREFIX}${account}:${documentId}:`))
    .flatMap((key) => {
      const kept = read(store, key);
      return kept ? [{ key, ...kept }] : [];
    })
    .sort((a, b) => b.at.localeCompare(a.at));

/** The fields of a form that hold something else than what was loaded into it. */
export function changesOf(loaded: Record<string, unknown>, values: Record<string, unknown>): Changes {
  const names = Object.keys(values).filter((name) => !same(loaded[name], values[name]));
  return Object.fromEntries(names.map((name) => [name, { from: loaded[name], to: values[name] }]));
}

/** The fields that somebody saved otherwise since, and that taking the kept text back would replace. */
export const savedOtherwise = ({ changes }: Kept, saved: Record<string, unknown>): string[] =>
  Object.entries(changes)
    .filter(([name, { from, to }]) => !same(from, saved[name]) && !same(to, saved[name]))
    .map(([name]) => name);

/** Whether the saved draft holds all of it already. */
export const isSaved = ({ changes }: Kept, saved: Record<string, unknown>): boolean =>
  Object.entries(changes).every(([name, { to }]) => same(to, saved[name]));

const same = (a: unknown, b: unknown): boolean => fingerprint(a) === fingerprint(b);

/** An empty field is an empty field; signatures of pictures' addresses and keys of rows are new at each opening. */
const fingerprint = (value: unknown): string =>
  JSON.stringify(value ?? '', (key, part: unknown) => {
    if (key === '__temp_key__') return undefined;
    return typeof part === 'string' ? part.replace(/\?expires=\d+&signature=[0-9a-f]+/g, '') : part;
  });

const keysOf = (store: Store): string[] =>
  Array.from({ length: store.length }, (_, index) => store.key(index)).filter(
    (key) => key?.startsWith(PREFIX) === true,
  ) as string[];

function read(store: Store, key: string): Kept | null {
  try {
    const kept = JSON.parse(store.getItem(key) ?? 'null') as Partial<Kept> | null;
    return typeof kept?.at === 'string' && kept.changes ? { at: kept.at, changes: kept.changes } : null;
  } catch {
    return null;
  }
}
