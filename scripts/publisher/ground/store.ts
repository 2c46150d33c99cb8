import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type Change, type RawChange, type Refusal, parseChange } from '@newsroom/shared';
import { z } from 'zod';
import type { SearchIndex } from './search-index.ts';

/** A file of the released tree. */
export interface Released {
  url: string;
  /** Relative to the tree: "bai-viet/index.html". */
  path: string;
  /** The route's key when it was rendered; for pictures and downloads, the name of their private file. */
  key: string;
  /** Of the bytes, for pages; null for pictures and downloads, because their bytes never change. */
  sha256: string | null;
  gone: boolean;
}

/** What has to be done to the public files. If the program starts and finds a journal in the store, it finishes it. */
export type Journal =
  | { kind: 'files'; puts: StagedFile[]; removals: string[] }
  /** The new tree is complete in its own folder. */
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

/** A file made from an original: "<sha256>-720.jpg", "<sha256>.pdf". */
export interface Derived {
  name: string;
  sha256: string;
  bytes: number;
  /** Pixels; null: no picture. */
  width: number | null;
  height: number | null;
}

/** A picture of a few pixels as a `data:` address. */
interface Placeholder {
  /** sha256 of the original. */
  sha256: string;
  uri: string;
}

/** The last row that was read. A CMS with another history does not have it. */
export interface Mark {
  sequence: number;
  at: string | null;
  subject: string;
  key: string;
}

/** How one row changes the store. */
export type Intake =
  /** Shown from the next release on. */
  | { action: 'show'; change: Change }
  /** Valid, but a file or something else is still missing. */
  | { action: 'hold'; change: Change }
  /** The last valid version stays. */
  | { action: 'keep'; refusal: Refusal }
  /** The post is removed completely and never shown again. */
  | { action: 'remove'; id: string; refusal: Refusal | null };

/** What a release records. */
export interface ReleaseRecord {
  released: Released[];
  /** Urls that were removed. */
  removed: string[];
  edition: string;
  /** Name of the folder in `releases`. */
  tree: string;
  journal: Journal;
  /** The search indexes that it shows. */
  search: readonly SearchIndex[];
}

export type Store = ReturnType<typeof openStore>;

/** Another process has opened the store. */
export class StoreInUse extends Error {
  override name = 'StoreInUse';
}

/**
 * Everything that the publisher has to remember, in one SQLite file that only one process may open at a time.
 *
 * Texts of withdrawn and replaced posts are overwritten when their rows are deleted (`secure_delete`), and `forget()`
 * empties the write-ahead log, which would otherwise still hold them. Data that is read often is also kept in memory; each
 * change is written to the file first.
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

  const show = (change: Change): void => {
    sql.dropWaiting.run(change.subject, change.key);
    sql.putChange.run(change.subject, change.key, 0, JSON.stringify(change));
    waiting.delete(nameOf(change));
    current.set(nameOf(change), change);
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
  const refuse = (refusal: Refusal): void => {
    sql.putRefusal.run(refusal.subject, refusal.key, JSON.stringify(refusal.problems));
    refusals.set(nameOf(refusal), refusal);
  };

  return {
    /** The valid rows by subject and key: what the site shows. */
    current: current as ReadonlyMap<string, Change>,
    /** Newer valid rows that cannot be shown yet. */
    waiting: waiting as ReadonlyMap<string, Change>,
    /** The present refusals. */
    refusals: refusals as ReadonlyMap<string, Refusal>,
    withdrawn: withdrawn as ReadonlySet<string>,
    /** The files of the tree by url. If there is a journal, as they will be after it. */
    released: released as ReadonlyMap<string, Released>,
    derived: derived as ReadonlyMap<string, Derived>,
    /** Placeholders of pictures, by the sha256 of the original. */
    placeholders: placeholders as ReadonlyMap<string, string>,

    mark: (): Mark => getMeta('mark', markSchema) ?? { sequence: 0, at: null, subject: '', key: '' },
    edition: (): string | null => getMeta('edition', z.string()),
    tree: (): string | null => getMeta('tree', z.string()),
    journal: (): Journal | null => getMeta('journal', journalSchema),
    /** The search indexes that the tree shows. */
    searchIndexes: (): readonly SearchIndex[] => search,

    /** Stores rows and the position in the outbox in one transaction. */
    take: db.transaction((rows: readonly Intake[], mark: Mark): void => {
      for (const row of rows) {
        switch (row.action) {
          case 'show':
            settle(row.change);
            show(row.change);
            if (row.change.subject === 'post' && row.change.payload.status === 'withdrawn')
              ban(row.change.key);
            break;
          case 'hold':
            settle(row.change);
            hold(row.change);
            break;
          case 'keep':
            refuse(row.refusal);
            break;
          case 'remove':
            settle({ subject: 'post', key: row.id });
            remove(row.id);
            ban(row.id);
            if (row.refusal) refuse(row.refusal);
            break;
        }
      }
      setMeta('mark', mark);
    }),

    /** Shows a row that was waiting. */
    promote: db.transaction((change: Change): void => show(change)),

    /** Gives up a waiting row; the last valid version stays. */
    reject: db.transaction((change: Change, refusal: Refusal): void => {
      sql.dropWaiting.run(change.subject, change.key);
      waiting.delete(nameOf(change));
      refuse(refusal);
    }),

    /** Removes a post from the site because of a fault that only its page shows. */
    takeDown: db.transaction((change: Change, refusal: Refusal): void => {
      remove(change.key);
      refuse(refusal);
    }),

    /** @param placeholder of the picture, if these are its first sizes */
    addDerived: db.transaction((files: readonly Derived[], placeholder?: Placeholder): void => {
      for (const file of files) {
        sql.putDerived.run(file.name, file.sha256, file.bytes, file.width, file.height);
        derived.set(file.name, file);
      }
      if (!placeholder) return;
      sql.putPlaceholder.run(placeholder.sha256, placeholder.uri);
      placeholders.set(placeholder.sha256, placeholder.uri);
    }),

    /** @param pictures sha256 of originals whose placeholders are deleted too */
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

    /** After this, the release will be completed, even after a crash. */
    commitRelease: db.transaction((record: ReleaseRecord): void => {
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
      // It holds the sequences of all posts, so it is only written after a change. Another index has another folder.
      if (foldersOf(record.search) !== foldersOf(search)) setMeta('search', record.search);
      search = record.search;
    }),

    finishJournal: db.transaction((): void => {
      sql.dropMeta.run('journal');
      meta.delete('journal');
    }),

    /** The tree is lost, so the next release writes a complete one. */
    forgetTree: db.transaction((): void => {
      db.exec('DELETE FROM released');
      released.clear();
      for (const name of ['tree', 'edition', 'journal', 'search']) {
        sql.dropMeta.run(name);
        meta.delete(name);
      }
      search = [];
    }),

    /** Empties the write-ahead log, so that deleted data is in none of the store's files. */
    forget: (): void => {
      db.pragma('wal_checkpoint(TRUNCATE)');
    },

    close: (): void => {
      db.close();
    },
  };
};

/** One string for a subject and key. */
export const nameOf = ({ subject, key }: { subject: string; key: string }): string => `${subject} ${key}`;

const openDatabase = (file: string): Database.Database => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new Database(file, { timeout: 0 });
  try {
    // Released by the system when the process ends in any way, so that no lock file can be left behind.
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

/** A stored row; the contract converts rows of older versions. */
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
