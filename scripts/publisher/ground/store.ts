import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type Change, type RawChange, type Refusal, parseChange } from '@newsroom/shared';
import { z } from 'zod';
import type { SearchIndex } from './search-index.ts';
import { showsPicture, withNotesHidden, withoutPicture } from './taken-away.ts';

/** A file of the released tree. */
export interface Released {
  url: string;
  /** Relative to the tree: "bai-viet/index.html". */
  path: string;
  /** The route's key when it was rendered; of pictures and downloads the name of their derived file. */
  key: string;
  /** Of the bytes, for pages; null for pictures and downloads, whose bytes never change. */
  sha256: string | null;
  gone: boolean;
}

/** What is to be done to the public files; whoever starts with one in the store finishes it. */
export type Journal =
  | { kind: 'files'; puts: StagedFile[]; removals: string[] }
  /** The new tree stands complete in its own folder. */
  | { kind: 'tree' };

export interface StagedFile {
  /** Relative to the tree. */
  path: string;
  /** Relative to the stage. */
  staged: string;
  /** Whether `.br` and `.gz` are staged beside it. */
  compressed: boolean;
  gone: boolean;
}

/** A file made of an original: "<sha256>-720.jpg", "<sha256>.pdf". */
export interface Derived {
  name: string;
  sha256: string;
  bytes: number;
  /** Pixels; null for what is no picture. */
  width: number | null;
  height: number | null;
}

/** A few pixels of a picture as a `data:` address. */
interface Placeholder {
  /** Of the original. */
  sha256: string;
  uri: string;
}

/** The last row seen, by which a CMS with another history is told. */
export interface Mark {
  sequence: number;
  at: string | null;
  subject: string;
  key: string;
}

/** How one row changes the store. */
export type Intake =
  /** Takes something off the site: a post, for its notice, or a picture. It stands from the next release on. */
  | { action: 'takeAway'; change: Change }
  /** Good: it waits beside the last version until a release shows it. */
  | { action: 'hold'; change: Change }
  /** The last good version stays. */
  | { action: 'keep'; refusal: Refusal }
  /** Nothing of the post stays, and it never comes back. */
  | { action: 'remove'; id: string; refusal: Refusal | null };

/** What a release leaves behind. */
export interface ReleaseRecord {
  /** Rows that waited until now. */
  shown: readonly Change[];
  released: Released[];
  /** Urls that are no more. */
  removed: string[];
  edition: string;
  /** Name of the folder in `releases`. */
  tree: string;
  journal: Journal;
  /** The search indexes that it shows. */
  search: readonly SearchIndex[];
}

export type Store = ReturnType<typeof openStore>;

/** Another process has the store open. */
export class StoreInUse extends Error {
  override name = 'StoreInUse';
}

/**
 * All that the publisher remembers, in one SQLite file that one process at a time may open.
 *
 * Bodies of withdrawn and superseded posts are overwritten when their rows go (`secure_delete`), and
 * `forget()` empties the write-ahead log, where they would linger. Everything read often is kept in
 * memory as well; each change reaches the file first.
 * @throws StoreInUse
 */
export const openStore = (file: string) => {
  const db = openDatabase(file);
  const all = <Row>(sql: string, schema: z.ZodType<Row>): Row[] =>
    z.array(schema).parse(db.prepare(sql).all());
  const meta = new Map(all('SELECT name, value FROM meta', metaRow).map((row) => [row.name, row.value]));

  const current = new Map<string, Change>();
  const waiting = new Map<string, Change>();
  for (const row of all('SELECT waiting, json FROM change', changeRow)) {
    const change = revived(row.json);
    (row.waiting ? waiting : current).set(nameOf(change), change);
  }
  const refusals = new Map<string, Refusal>();
  for (const row of all('SELECT subject, key, problems FROM refusal', refusalRow)) {
    refusals.set(nameOf(row), { ...row, problems: problemsSchema.parse(JSON.parse(row.problems)) });
  }
  const withdrawn = new Set(
    all('SELECT id FROM withdrawn', z.object({ id: z.string() })).map(({ id }) => id),
  );
  const released = new Map(
    all('SELECT url, path, key, sha256, gone FROM released', releasedRow).map((row) => [row.url, row]),
  );
  const derived = new Map(
    all('SELECT name, sha256, bytes, width, height FROM derived', derivedRow).map((row) => [row.name, row]),
  );

  const placeholders = new Map(
    all('SELECT sha256, uri FROM placeholder', placeholderRow).map(({ sha256, uri }) => [sha256, uri]),
  );

  const sql = {
    putChange: db.prepare('INSERT OR REPLACE INTO change (subject, key, waiting, json) VALUES (?, ?, ?, ?)'),
    dropWaiting: db.prepare('DELETE FROM change WHERE subject = ? AND key = ? AND waiting = 1'),
    dropChanges: db.prepare('DELETE FROM change WHERE subject = ? AND key = ?'),
    putRefusal: db.prepare('INSERT OR REPLACE INTO refusal (subject, key, problems) VALUES (?, ?, ?)'),
    dropRefusal: db.prepare('DELETE FROM refusal WHERE subject = ? AND key = ?'),
    putWithdrawn: db.prepare('INSERT OR IGNORE INTO withdrawn (id) VALUES (?)'),
    putReleased: db.prepare(
      'INSERT OR REPLACE INTO released (url, path, key, sha256, gone) VALUES (?, ?, ?, ?, ?)',
    ),
    dropReleased: db.prepare('DELETE FROM released WHERE url = ?'),
    putDerived: db.prepare(
      'INSERT OR REPLACE INTO derived (name, sha256, bytes, width, height) VALUES (?, ?, ?, ?, ?)',
    ),
    dropDerived: db.prepare('DELETE FROM derived WHERE name = ?'),
    putPlaceholder: db.prepare('INSERT OR REPLACE INTO placeholder (sha256, uri) VALUES (?, ?)'),
    dropPlaceholder: db.prepare('DELETE FROM placeholder WHERE sha256 = ?'),
    putMeta: db.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)'),
    dropMeta: db.prepare('DELETE FROM meta WHERE name = ?'),
  };

  const setMeta = (name: string, value: unknown): void => {
    const json = JSON.stringify(value);
    sql.putMeta.run(name, json);
    meta.set(name, json);
  };
  const getMeta = <T>(name: string, schema: z.ZodType<T>): T | null => {
    const json = meta.get(name);
    return json === undefined ? null : schema.parse(JSON.parse(json));
  };

  let search: readonly SearchIndex[] = getMeta('search', searchSchema) ?? [];

  const replace = (change: Change): void => {
    sql.putChange.run(change.subject, change.key, 0, JSON.stringify(change));
    current.set(nameOf(change), change);
  };
  const show = (change: Change): void => {
    sql.dropWaiting.run(change.subject, change.key);
    waiting.delete(nameOf(change));
    replace(change);
  };
  const hold = (change: Change): void => {
    sql.putChange.run(change.subject, change.key, 1, JSON.stringify(change));
    waiting.set(nameOf(change), change);
  };
  const remove = (id: string): void => {
    sql.dropChanges.run('post', id);
    const name = nameOf({ subject: 'post', key: id });
    waiting.delete(name);
    current.delete(name);
  };
  const settle = (row: { subject: string; key: string }): void => {
    sql.dropRefusal.run(row.subject, row.key);
    refusals.delete(nameOf(row));
  };
  const ban = (id: string): void => {
    sql.putWithdrawn.run(id);
    withdrawn.add(id);
  };
  /** No version of a post has the picture any more, nor the words that stood with it. */
  const erasePicture = ({ key, sequence }: Change): void => {
    // Under another number: a search index of the former version has those words too.
    for (const change of current.values())
      if (showsPicture(change, key)) replace({ ...withoutPicture(change, key), sequence });
    for (const change of waiting.values()) if (showsPicture(change, key)) hold(withoutPicture(change, key));
  };
  /** @returns whether the next version hides notes that the site shows: there they go first */
  const hideNotes = (next: Change): boolean => {
    const released = current.get(nameOf(next));
    const hidden = released ? withNotesHidden(released, next) : null;
    if (hidden) replace(hidden);
    return hidden !== null;
  };
  const refuse = (refusal: Refusal): void => {
    sql.putRefusal.run(refusal.subject, refusal.key, JSON.stringify(refusal.problems));
    refusals.set(nameOf(refusal), refusal);
  };

  return {
    /** What the last release shows, by subject and key, without what was taken away since. */
    current: current as ReadonlyMap<string, Change>,
    /** Newer good rows, which no release has shown. */
    waiting: waiting as ReadonlyMap<string, Change>,
    /** The standing refusals. */
    refusals: refusals as ReadonlyMap<string, Refusal>,
    withdrawn: withdrawn as ReadonlySet<string>,
    /** The files of the tree by url; with a journal, as they will be once it is finished. */
    released: released as ReadonlyMap<string, Released>,
    derived: derived as ReadonlyMap<string, Derived>,
    /** Of pictures, by the sha256 of the original. */
    placeholders: placeholders as ReadonlyMap<string, string>,

    mark: (): Mark => getMeta('mark', markSchema) ?? { sequence: 0, at: null, subject: '', key: '' },
    edition: (): string | null => getMeta('edition', z.string()),
    tree: (): string | null => getMeta('tree', z.string()),
    journal: (): Journal | null => getMeta('journal', journalSchema),
    /** The search indexes that the tree shows. */
    searchIndexes: (): readonly SearchIndex[] => search,

    /**
     * Rows and the place in the outbox, together or not at all.
     * @returns whether something has to go that the site shows
     */
    take: db.transaction((rows: readonly Intake[], mark: Mark): boolean => {
      let takesAway = false;
      for (const row of rows) {
        switch (row.action) {
          case 'takeAway':
            settle(row.change);
            show(row.change);
            if (row.change.subject === 'post') ban(row.change.key);
            if (row.change.subject === 'picture-erasure') erasePicture(row.change);
            takesAway = true;
            break;
          case 'hold':
            settle(row.change);
            hold(row.change);
            if (hideNotes(row.change)) takesAway = true;
            break;
          case 'keep':
            refuse(row.refusal);
            break;
          case 'remove':
            settle({ subject: 'post', key: row.id });
            remove(row.id);
            ban(row.id);
            if (row.refusal) refuse(row.refusal);
            takesAway = true;
            break;
        }
      }
      setMeta('mark', mark);
      return takesAway;
    }),

    /** Gives up a waiting row; the last good version stays. */
    reject: db.transaction((change: Change, refusal: Refusal): void => {
      sql.dropWaiting.run(change.subject, change.key);
      waiting.delete(nameOf(change));
      refuse(refusal);
    }),

    /** @param placeholder of the picture that the files are sizes of, when they are its first */
    addDerived: db.transaction((files: readonly Derived[], placeholder?: Placeholder): void => {
      for (const file of files) {
        sql.putDerived.run(file.name, file.sha256, file.bytes, file.width, file.height);
        derived.set(file.name, file);
      }
      if (!placeholder) return;
      sql.putPlaceholder.run(placeholder.sha256, placeholder.uri);
      placeholders.set(placeholder.sha256, placeholder.uri);
    }),

    /** @param pictures by the sha256 of their originals: their placeholders go too */
    dropDerived: db.transaction((files: readonly Derived[], pictures: readonly string[]): void => {
      for (const { name } of files) {
        sql.dropDerived.run(name);
        derived.delete(name);
      }
      for (const sha256 of pictures) {
        sql.dropPlaceholder.run(sha256);
        placeholders.delete(sha256);
      }
    }),

    /** From here on the release happens, whatever comes. */
    commitRelease: db.transaction((record: ReleaseRecord): void => {
      record.shown.forEach(show);
      for (const url of record.removed) {
        sql.dropReleased.run(url);
        released.delete(url);
      }
      for (const file of record.released) {
        sql.putReleased.run(file.url, file.path, file.key, file.sha256, Number(file.gone));
        released.set(file.url, file);
      }
      setMeta('edition', record.edition);
      setMeta('tree', record.tree);
      setMeta('journal', record.journal);
      // The sequences of all posts are in it: it is written when it is news. Another index has another folder.
      if (foldersOf(record.search) !== foldersOf(search)) setMeta('search', record.search);
      search = record.search;
    }),

    finishJournal: db.transaction((): void => {
      sql.dropMeta.run('journal');
      meta.delete('journal');
    }),

    /** The tree is lost: the next release writes a whole one. */
    forgetTree: db.transaction((): void => {
      db.exec('DELETE FROM released');
      released.clear();
      for (const name of ['tree', 'edition', 'journal', 'search']) {
        sql.dropMeta.run(name);
        meta.delete(name);
      }
      search = [];
    }),

    /** Empties the write-ahead log: what was deleted is then nowhere in the store's files. */
    forget: (): void => {
      db.pragma('wal_checkpoint(TRUNCATE)');
    },

    close: (): void => {
      db.close();
    },
  };
};

/** One name for a subject and key. */
export const nameOf = ({ subject, key }: { subject: string; key: string }): string => `${subject} ${key}`;

const openDatabase = (file: string): Database.Database => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Database(file, { timeout: 0 });
  try {
    // Held until the process ends, however it ends: no lock file can be left behind.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('secure_delete = ON');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec(SCHEMA);
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StoreInUse(`Một hệ thống đăng bài khác đang dùng ${file}; hãy dừng nó trước.`);
    }
    throw error;
  }
  return db;
};

const SCHEMA = `
  BEGIN IMMEDIATE;
  CREATE TABLE IF NOT EXISTS change (
    subject TEXT NOT NULL, key TEXT NOT NULL, waiting INTEGER NOT NULL, json TEXT NOT NULL,
    PRIMARY KEY (subject, key, waiting)
  );
  CREATE TABLE IF NOT EXISTS refusal (
    subject TEXT NOT NULL, key TEXT NOT NULL, problems TEXT NOT NULL, PRIMARY KEY (subject, key)
  );
  CREATE TABLE IF NOT EXISTS withdrawn (id TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS released (
    url TEXT PRIMARY KEY, path TEXT NOT NULL, key TEXT NOT NULL, sha256 TEXT, gone INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS derived (
    name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, width INTEGER, height INTEGER
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS placeholder (sha256 TEXT PRIMARY KEY, uri TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  COMMIT;
`;

const metaRow = z.object({ name: z.string(), value: z.string() });
const changeRow = z.object({ waiting: z.int(), json: z.string() });
const refusalRow = z.object({ subject: z.string(), key: z.string(), problems: z.string() });
const problemsSchema = z.array(z.object({ field: z.string(), reason: z.string() }));
const releasedRow = z.object({
  url: z.string(),
  path: z.string(),
  key: z.string(),
  sha256: z.string().nullable(),
  gone: z.int().transform(Boolean),
});
const derivedRow = z.object({
  name: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
});
const placeholderRow = z.object({ sha256: z.string(), uri: z.string() });
const markSchema = z.object({
  sequence: z.int(),
  at: z.string().nullable(),
  subject: z.string(),
  key: z.string(),
});
const journalSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('files'),
    puts: z.array(
      z.object({ path: z.string(), staged: z.string(), compressed: z.boolean(), gone: z.boolean() }),
    ),
    removals: z.array(z.string()),
  }),
  z.object({ kind: z.literal('tree') }),
]);

const searchSchema = z.array(
  z.object({
    year: z.string(),
    folder: z.string(),
    edition: z.int(),
    posts: z.record(z.string(), z.int()),
  }),
);

const foldersOf = (indexes: readonly SearchIndex[]): string => indexes.map(({ folder }) => folder).join(' ');

/** A stored row; the contract lifts what an older version stored. */
const revived = (json: string): Change => {
  const row = JSON.parse(json) as RawChange;
  const parsed = parseChange(row);
  if ('change' in parsed) return parsed.change;
  const problems = parsed.refusal.problems.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
  throw new Error(
    `Kho của hệ thống đăng bài có dữ liệu không hợp lệ (${nameOf(row)}: ${problems}). ` +
      'Hãy dừng hệ thống và xóa thư mục store trong thư mục dữ liệu để đọc lại từ CMS.',
  );
};
