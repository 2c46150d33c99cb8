/** How often the typed text is stored on this machine. At most 20 s of typing may be lost, so this is far below. */
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
 * Starts a session of this account in this browser, and deletes what other accounts stored: nobody may read what
 * somebody else typed.
 */
export function enter(store: Store, account: Account): void {
  for (const key of keysOf(store)) {
    if (!key.startsWith(`${PREFIX}${account}:`)) store.removeItem(key);
  }
  store.setItem(ACCOUNT, String(account));
}

/** Ends the session: nothing is stored any more, in any window of the browser, until the next `enter`. */
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

/** Each opened form has its own key, so that two windows do not overwrite each other. */
export const slotKey = (account: Account, documentId: string, opened: string): string =>
  `${PREFIX}${account}:${documentId}:${opened}`;

/** Returns whether it was stored. */
export function keep(store: Store, account: Account, key: string, kept: Kept): boolean {
  if (store.getItem(ACCOUNT) !== String(account)) return false;
  try {
    store.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    // The browser's storage is full or turned off.
    return false;
  }
}

/** What this account typed into this post and did not save, newest first. */
export const keptOf = (store: Store, account: Account, documentId: string): Slot[] =>
  keysOf(store)
    .filter((key) => key.startsWith(`${PREFIX}${account}:${documentId}:`))
    .flatMap((key) => {
      const kept = read(store, key);
      return kept ? [{ key, ...kept }] : [];
    })
    .sort((a, b) => b.at.localeCompare(a.at));

/** The fields of a form whose values differ from what was loaded. */
export function changesOf(loaded: Record<string, unknown>, values: Record<string, unknown>): Changes {
  const names = Object.keys(values).filter((name) => !same(loaded[name], values[name]));
  return Object.fromEntries(names.map((name) => [name, { from: loaded[name], to: values[name] }]));
}

/** Fields that were saved with another value since, so that taking back the kept text would replace it. */
export const savedOtherwise = ({ changes }: Kept, saved: Record<string, unknown>): string[] =>
  Object.entries(changes)
    .filter(([name, { from, to }]) => !same(from, saved[name]) && !same(to, saved[name]))
    .map(([name]) => name);

/** Whether the saved draft already has all of these values. */
export const isSaved = ({ changes }: Kept, saved: Record<string, unknown>): boolean =>
  Object.entries(changes).every(([name, { to }]) => same(to, saved[name]));

const same = (a: unknown, b: unknown): boolean => fingerprint(a) === fingerprint(b);

/** "" and nothing are the same. Signatures in addresses of pictures and keys of rows differ at each opening. */
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
