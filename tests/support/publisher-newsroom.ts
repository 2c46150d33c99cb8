import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { POST_ID_ALPHABET, PUBLICATION_VERSION, type RawChange, postId } from '@newsroom/shared';
import {
  type Cms,
  CmsUnavailable,
  type Disk,
  type MakeIndex,
  type Paths,
  type Publisher,
  type ReleaseReport,
  type Store,
  createPublisher,
  nodeDisk,
  openSearch,
  openStore,
  pathsIn,
} from '@newsroom/scripts/publisher';
import sharp from 'sharp';
import { type PlainRenderer, plainRenderer } from './publisher-renderer.ts';

/** In memory if the system has such a folder, because the tests start a publisher some hundred times. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The real disk without waiting for the hardware, which makes no difference for a test. */
export const quickDisk: Disk = {
  ...nodeDisk,
  write: (path, bytes, { mtime }) => nodeDisk.write(path, bytes, mtime ? { mtime } : {}),
  flushFolder: () => Promise.resolve(),
  flushAll: () => Promise.resolve(),
};

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** The CMS in memory, with the interface that the publisher uses. */
export class MemoryCms implements Cms {
  readonly rows = new Map<string, RawChange>();
  readonly originals = new Map<string, Uint8Array>();
  readonly reports: ReleaseReport[] = [];
  /** Originals that it cannot send now. */
  readonly unavailable = new Set<string>();
  readonly fetched: string[] = [];
  /** Hashes of pictures whose post waits for a decision. */
  awaited: string[] = [];
  sequence = 0;
  /** Dates of rows start here, one second apart. */
  begun = Date.UTC(2025, 0, 1);

  put(subject: string, key: string, payload: unknown): void {
    this.sequence += 1;
    this.rows.delete(`${subject} ${key}`);
    const at = new Date(this.begun + this.sequence * 1000).toISOString();
    const version = PUBLICATION_VERSION;
    this.rows.set(`${subject} ${key}`, { sequence: this.sequence, at, subject, key, version, payload });
  }

  addOriginal(bytes: Uint8Array): string {
    const name = sha256(bytes);
    this.originals.set(name, bytes);
    return name;
  }

  changes(after: number, limit: number) {
    const rows = [...this.rows.values()].filter(({ sequence }) => sequence > after);
    const approvals = { count: this.sequence, head: sha256(`log ${this.sequence}`) };
    return Promise.resolve({ rows: rows.slice(0, limit), more: rows.length > limit, approvals });
  }

  original(sha256: string) {
    if (this.unavailable.has(sha256)) return Promise.reject(new CmsUnavailable('báo lỗi 500'));
    this.fetched.push(sha256);
    return Promise.resolve(this.originals.get(sha256) ?? null);
  }

  awaitedPictures() {
    return Promise.resolve(this.awaited);
  }

  report(report: ReleaseReport) {
    this.reports.push(report);
    return Promise.resolve();
  }
}

interface RunOptions {
  disk?: Disk;
  renderer?: PlainRenderer;
  /** Without it there is no search. */
  makeIndex?: MakeIndex;
  now?: () => Date;
}

/** A running publisher; `stop` ends it like a crash would. */
export interface Run {
  publisher: Publisher;
  store: Store;
  lines: string[];
  renderer: PlainRenderer;
  /** Runs steps until there is nothing more to do at once. */
  settle(): Promise<void>;
  /** Starts indexing, as a step does when no page has changed for a while. */
  beginIndexing(): void;
  stop(): Promise<void>;
}

/** A state folder and a CMS, without a running publisher. */
export class Newsroom {
  readonly cms = new MemoryCms();
  readonly varDir: string;
  readonly paths: Paths;

  constructor(varDir: string) {
    this.varDir = varDir;
    this.paths = pathsIn(varDir);
  }

  /** Created with a department, so that there is a site. */
  static async create(department: object = {}): Promise<Newsroom> {
    const newsroom = new Newsroom(await mkdtemp(join(FOLDER, 'newsroom-publisher-')));
    newsroom.cms.put('department', 'department', departmentOf(department));
    return newsroom;
  }

  start({ disk = quickDisk, renderer = plainRenderer(), makeIndex, now }: RunOptions = {}): Run {
    const store = openStore(this.paths.store);
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const clock = now ? { now } : {};
    const search = makeIndex && openSearch({ store, disk, paths: this.paths, makeIndex, log, ...clock });
    const publisher = createPublisher({
      cms: this.cms,
      renderer,
      store,
      paths: this.paths,
      siteUrl: 'http://localhost:4321',
      search,
      log,
      disk,
      ...clock,
    });
    return {
      publisher,
      store,
      lines,
      renderer,
      async settle() {
        do while (await publisher.step());
        while ((await publisher.finishPictures()) || (await search?.settled()));
      },
      beginIndexing: () => search?.work(true),
      async stop() {
        await publisher.stop();
        await search?.stop();
        store.close();
      },
    };
  }

  /** Starts a publisher, publishes everything, and stops it. */
  async run(options?: RunOptions): Promise<Run> {
    const run = this.start(options);
    try {
      await run.publisher.recover();
      await run.settle();
    } finally {
      await run.stop();
    }
    return run;
  }

  /** The public files as a server reads them: path → sha256 of the bytes. */
  tree(): Promise<Map<string, string>> {
    return treeIn(this.paths.site);
  }

  /** The text of a public file; null: there is none. */
  read(path: string): Promise<string | null> {
    return readFile(join(this.paths.site, path), 'utf8').catch(() => null);
  }

  async modified(path: string): Promise<number> {
    return (await stat(join(this.paths.site, path))).mtimeMs;
  }

  /** Files below the state folder whose name or content contains the text. */
  async traces(text: string): Promise<string[]> {
    const found: string[] = [];
    for (const path of (await treeIn(this.varDir)).keys()) {
      const bytes = await readFile(join(this.varDir, path)).catch(() => Buffer.alloc(0));
      if (path.includes(text) || bytes.includes(text)) found.push(path);
    }
    return found;
  }

  /** A copy of the state in another folder, with a CMS of the same content. */
  async copy(): Promise<Newsroom> {
    const copy = new Newsroom(await mkdtemp(join(FOLDER, 'newsroom-publisher-')));
    await cp(this.varDir, copy.varDir, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    for (const [name, row] of this.cms.rows) copy.cms.rows.set(name, row);
    for (const [sha256, bytes] of this.cms.originals) copy.cms.originals.set(sha256, bytes);
    copy.cms.sequence = this.cms.sequence;
    return copy;
  }

  remove(): Promise<void> {
    return rm(this.varDir, { recursive: true, force: true });
  }
}

/** path → sha256 of the bytes; an empty folder has a final slash and no hash. */
export const treeIn = async (root: string): Promise<Map<string, string>> => {
  const tree = new Map<string, string>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(root, path);
    if (entry.isFile())
      tree.set(
        name,
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      );
    else if (entry.isDirectory() && (await readdir(path)).length === 0) tree.set(`${name}/`, '');
  }
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
};

export const departmentOf = (changes: object = {}): object => ({
  name: 'Sở Giáo dục và Đào tạo tỉnh Ví Dụ',
  shortName: 'Sở GDĐT Ví Dụ',
  successor: null,
  official: false,
  governingBody: null,
  address: null,
  phone: null,
  email: null,
  responsible: null,
  contacts: [],
  about: null,
  programme: null,
  feedAuthority: 'vi-du.example',
  feedYear: 2022,
  ...changes,
});

/** One of 900 ids. */
export const numberedId = (index: number): string =>
  `page2${POST_ID_ALPHABET[Math.floor(index / 30)]}${POST_ID_ALPHABET[index % 30]}`;

/** A live article. */
export const article = (id: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  // Checked, because an invalid id would only look like another refusal.
  id: postId.parse(id),
  status: 'live',
  kind: 'article',
  ...PLACING,
  slug: 'bai',
  title: `Bài ${id}`,
  lead: 'Tóm tắt.',
  body: `Nội dung ${id}.`,
  modifiedAt: PLACING.firstPublishedAt,
  corrections: [],
  authors: [],
  source: null,
  leadPhoto: null,
  gallery: [],
  attachments: [],
  sample: false,
  ...changes,
});

export const withdrawal = (id: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  status: 'withdrawn',
  kind: 'article',
  ...PLACING,
  withdrawnAt: '2025-02-01T00:00:00.000Z',
  reasonKind: 'error',
  reason: 'Bài có số liệu chưa chính xác.',
  slug: 'bai',
  title: `Bài ${id}`,
  ...changes,
});

export const consentWithdrawal = (id: string): Record<string, unknown> =>
  withdrawal(id, { reasonKind: 'consent', slug: null, title: null });

export const photo = (sha256: string): object => ({
  sha256,
  mime: 'image/jpeg',
  width: 1600,
  height: 900,
  alt: 'Sân trường',
  caption: null,
  credit: 'Ban Biên tập',
  licence: null,
  alsoFor: ['broadcast', 'press', 'social'],
  focalPoint: null,
});

/** A plain picture; another colour gives another picture. */
export const drawJpeg = (background: string, width = 1600, height = 900): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();

const PLACING = {
  unit: { code: 'huyen-vi-du', name: 'Phòng Giáo dục và Đào tạo huyện Ví Dụ' },
  taskGroups: ['dao-tao'],
  stream: 'ke-hoach',
  format: 'bai',
  firstPublishedAt: '2025-01-15T02:00:00.000Z',
};
