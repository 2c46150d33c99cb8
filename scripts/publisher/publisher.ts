import { createHash } from 'node:crypto';
import type { ApprovalMark, Change, RawChange, Refusal } from '@newsroom/shared';
import { openBeside } from './beside.ts';
import { openFailing } from './failing.ts';
import { departmentIn } from './ground/changes.ts';
import type { Cms } from './ground/cms.ts';
import { type Disk, nodeDisk } from './ground/disk.ts';
import type { Paths } from './ground/paths.ts';
import { problem, refusalLine } from './ground/refusals.ts';
import type { Renderer, Route } from './ground/renderer.ts';
import type { ShownIndex } from './ground/search-index.ts';
import { type Intake, type Store, nameOf } from './ground/store.ts';
import { assertInOrder, openHistory } from './history.ts';
import { decide } from './intake.ts';
import { openOfficial } from './official.ts';
import { openAvifPictures } from './pictures/avif-pictures.ts';
import { openMaking } from './pictures/making.ts';
import { type Original, openPhotos, originalsOf } from './pictures/photos.ts';
import { openPicturesAhead } from './pictures/pictures-ahead.ts';
import { openSharePictures } from './pictures/share-pictures.ts';
import { openApprovalMarks } from './release/approval-marks.ts';
import { PageFailed, recover, release } from './release/release.ts';
import { openReport } from './report.ts';
import type { Search } from './search/search.ts';

export interface PublisherOptions<Model, R extends Route> {
  cms: Cms;
  renderer: Renderer<Model, R>;
  store: Store;
  paths: Paths;
  /** Public base URL of the site, without a final slash. */
  siteUrl: string;
  /** Without it, the site has no search. */
  search?: Search | undefined;
  /** Prints one line for the operator. */
  log: (line: string) => void;
  now?: () => Date;
  disk?: Disk;
}

export interface Publisher {
  /** Repairs what a crash left behind; call it once, before the first step. */
  recover(): Promise<void>;
  /**
   * Reads new rows of the outbox and updates the site: one release for all rows that came together.
   * @param patience how long the CMS may wait for a change before it sends an empty answer, in milliseconds
   * @returns whether there is more to do at once
   * @throws CmsUnavailable, HistoryLost, PageFailed; the public tree is unchanged then, and the step can be repeated
   */
  step(patience?: number): Promise<boolean>;
  /** Makes all pictures that are left to the background. @returns whether another step is needed */
  finishPictures(): Promise<boolean>;
  /** Stops after the current picture; call it before the store is closed. */
  stop(): Promise<void>;
  /** Call it after the CMS was not available, because it may have another database now. */
  doubtHistory(): void;
}

export const createPublisher = <Model, R extends Route>({
  cms,
  renderer,
  store,
  paths,
  siteUrl,
  search,
  log,
  now = () => new Date(),
  disk = nodeDisk,
}: PublisherOptions<Model, R>): Publisher => {
  /** Whether the site may differ from the rows. */
  let changed = true;
  /** The next instant at which a page changes only because time has passed. */
  let wakeAt: string | null = null;
  /** Whether files may be left of posts that no longer wait for a decision. */
  let sweepDue = false;
  let releasedAt = now().toISOString();
  /** When a page was last released, by the monotonic clock. */
  let pagesAt = -Infinity;

  const siteChanged = (): void => {
    changed = true;
  };
  const refused = (refusal: Refusal): void => log(refusalLine(refusal));
  const isErased = (sha256: string): boolean =>
    store.current.has(nameOf({ subject: 'picture-erasure', key: sha256 }));

  const history = openHistory({ cms, store });
  const official = openOfficial({ store, shown: siteChanged, refused });
  const failing = openFailing({ store, refused });
  const report = openReport({ cms, store });
  const noteApprovals = openApprovalMarks({ disk, file: paths.approvalMarks, now });
  const photos = openPhotos(cms, store, disk, paths.derived);
  const making = openMaking({
    photos,
    now,
    log,
    reject(change, { field, message }) {
      const refusal = problem(change, field, message);
      store.reject(change, refusal);
      refused(refusal);
    },
    restored: siteChanged,
  });
  const shares = openSharePictures({ disk, derived: paths.derived, log });
  const avifs = openAvifPictures({ photos, now, log });
  const ahead = openPicturesAhead({ cms, photos, now, isErased });
  const beside = openBeside({
    ahead,
    shares,
    avifs,
    releaseDue: siteChanged,
    sweepDue() {
      sweepDue = true;
    },
  });
  const tools = { renderer, store, disk, paths, now };

  const step = async (patience = 0): Promise<boolean> => {
    await history.check();
    const { sequence } = store.mark();
    const { rows, more, approvals } = await cms.changes(sequence, PAGE_SIZE, patience);
    take(rows, sequence);
    ahead.note(approvals.head);
    // In the middle of the outbox, posts may lack their unit or topic.
    if (more && rows.length > 0) return true;

    const unmade = await making.makeMissing(store.waiting.values());
    official.admit([...store.waiting.values()].filter(making.hasOriginals));
    const due = changed || (wakeAt !== null && now().toISOString() >= wakeAt);
    if (due || search?.hasNews()) await update(approvals, due);
    await report({ releasedAt, held: official.held(), failing: failing.refusals() });
    if (sweepDue) await sweep();
    const quiet = performance.now() - pagesAt > QUIET;
    if (quiet) beside.goOn();
    search?.work(quiet);
    return unmade;
  };

  const take = (rows: readonly RawChange[], after: number): void => {
    const last = rows.at(-1);
    if (!last) return;
    assertInOrder(rows, after);
    const taken = rows.map(intakeOf);
    const at = typeof last['at'] === 'string' ? last['at'] : null;
    store.take(taken, { sequence: last.sequence, at, subject: last.subject, key: last.key });
    for (const row of taken) if ('refusal' in row && row.refusal) refused(row.refusal);
    if (taken.some(({ action }) => action === 'show' || action === 'remove')) siteChanged();
  };

  const intakeOf = (row: RawChange): Intake => {
    const decision = decide(row, store.withdrawn, isErased);
    if (decision.action !== 'take') return decision;
    const { change } = decision;
    const atOnce = making.hasOriginals(change) && official.isClear(change);
    return { action: atOnce ? 'show' : 'hold', change };
  };

  /** @param due false: only the search index has changed */
  const update = async (approvals: ApprovalMark, due: boolean): Promise<void> => {
    const site = departmentIn(store);
    if (!site) {
      if (changed) log('Chưa có thông tin của Sở trong CMS nên chưa dựng được trang.');
      changed = false;
      return;
    }
    beside.giveWay();
    const started = performance.now();
    const asOf = now().toISOString();
    const changes = failing.others();
    const indexes = (await search?.prepare(changes)) ?? [];
    const model = modelOf(changes, search?.shownOf(indexes));
    shares.want(renderer.sharePictures(model));
    avifs.want(picturesWithoutAvif(changes));
    const wanted = {
      routes: renderer.routes(model, asOf),
      files: new Map([...photos.publicFiles(changes.flatMap(originalsOf)), ...shares.publicFiles()]),
      edition: hash([renderer.edition, siteUrl, site]),
      search: indexes,
    };
    // What is made in the background from now on belongs to the next release.
    changed = false;
    beside.allShown();
    try {
      const { files, pages } = await release(wanted, tools);
      await search?.released();
      // No message for the share pictures and indexes that follow: operators only wait for the text.
      if (pages > 0 && due)
        log(`Đã cập nhật trang: ${files} tệp, ${Math.round(performance.now() - started)} ms`);
      if (pages > 0) pagesAt = performance.now();
    } catch (error) {
      siteChanged();
      if (!(error instanceof PageFailed)) throw error;
      failing.leaveOut(error, changes);
      return update(approvals, due);
    }
    await noteApprovals(approvals);
    wakeAt = renderer.nextChange(model, asOf);
    releasedAt = now().toISOString();
    await sweep();
    await shares.sweep();
  };

  /** Deletes files that no public or waiting post needs, and empties the store's write-ahead log. */
  const sweep = async (): Promise<void> => {
    sweepDue = false;
    const rows = [...store.current.values(), ...store.waiting.values()];
    await photos.sweep([...rows.flatMap(originalsOf), ...ahead.originals()]);
    store.forget();
  };

  /** The posts that changed last come first. */
  const picturesWithoutAvif = (changes: readonly Change[]): Original[] =>
    changes
      .filter((change) => avifs.lacks(originalsOf(change)))
      .sort((a, b) => b.sequence - a.sequence)
      .flatMap(originalsOf);

  const modelOf = (changes: readonly Change[], searchIndexes: readonly ShownIndex[] = []): Model =>
    renderer.buildModel({ changes, renditions: photos.renditions(), siteUrl, searchIndexes });

  return {
    async recover() {
      await recover(tools);
      await search?.recover();
      await sweep();
      shares.want(renderer.sharePictures(modelOf([...store.current.values()])));
      await shares.sweep();
      making.restore(store.current.values());
    },
    step,
    async finishPictures() {
      await beside.finish();
      return changed || sweepDue;
    },
    stop: () => beside.stop(),
    doubtHistory: () => history.doubt(),
  };
};

const PAGE_SIZE = 500;
/** After a change of a page, nothing is drawn or indexed for this time, in milliseconds: it would slow publications. */
const QUIET = 900;

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
