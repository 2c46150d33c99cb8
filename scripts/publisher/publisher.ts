import { createHash } from 'node:crypto';
import type { ApprovalMark, Change, Department, RawChange, Refusal } from '@newsroom/shared';
import { openBeside } from './beside.ts';
import { openDeaths } from './deaths.ts';
import { type Failure, openFailing } from './failing.ts';
import { departmentOf } from './ground/changes.ts';
import type { Cms } from './ground/cms.ts';
import { type Disk, nodeDisk } from './ground/disk.ts';
import type { Paths } from './ground/paths.ts';
import { problem, refusalLine } from './ground/refusals.ts';
import type { Renderer, Route } from './ground/renderer.ts';
import type { SearchIndex, ShownIndex } from './ground/search-index.ts';
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
import { PageFailed, type Wanted, failingPages, recover, release, rendering } from './release/release.ts';
import { openReport } from './report.ts';
import type { Search } from './search/search.ts';

export interface PublisherOptions<Model, R extends Route> {
  cms: Cms;
  renderer: Renderer<Model, R>;
  store: Store;
  paths: Paths;
  /** Public base of the site, without a slash at its end. */
  siteUrl: string;
  /** Without it the site is not searched. */
  search?: Search | undefined;
  /** One line for the operator. */
  log: (line: string) => void;
  now?: () => Date;
  disk?: Disk;
}

export interface Publisher {
  /** Mends what a crash left; call it once, before the first step. */
  recover(): Promise<void>;
  /**
   * Reads on in the outbox and brings the site up to it: one release for all that came together.
   * @param patience how long, in milliseconds, the CMS may wait for a change when it has none
   * @returns whether there is more to do at once
   * @throws CmsUnavailable, HistoryLost, PageFailed; the public tree is as it was, and the step can be repeated
   */
  step(patience?: number): Promise<boolean>;
  /** Makes all pictures that are left to be made beside the steps. @returns whether a step has to follow */
  finishPictures(): Promise<boolean>;
  /** Leaves off after the picture under way; call it before the store is closed. */
  stop(): Promise<void>;
  /** Call it after the CMS was away: another database may have come back. */
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
  /** Whether something may have to go that the site shows; a crash leaves nobody to know. */
  let takesAway = true;
  /** The next instant at which a page changes by time alone. */
  let wakeAt: string | null = null;
  /** Whether files were kept for posts that wait for a decision no more. */
  let sweepDue = false;
  let releasedAt = now().toISOString();
  /** When a page was last released, by a clock that nobody sets. */
  let pagesAt = -Infinity;

  const siteChanged = (): void => {
    changed = true;
  };
  const refused = (refusal: Refusal): void => log(refusalLine(refusal));
  const isErased = (sha256: string): boolean =>
    store.current.has(nameOf({ subject: 'picture-erasure', key: sha256 }));

  const history = openHistory({ cms, store });
  const official = openOfficial({ store, refused });
  const failing = openFailing({ store, log });
  const deaths = openDeaths({ disk, file: paths.deaths, edition: renderer.edition });
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
    // Halfway through the outbox posts may lack their unit or topic.
    if (more && rows.length > 0) return true;

    const unmade = await making.makeMissing(store.waiting.values());
    const due = changed || (wakeAt !== null && now().toISOString() >= wakeAt) || freshRows().length > 0;
    if (due || search?.hasNews()) await update(approvals, due);
    await report({ releasedAt, held: new Map([...official.held(), ...failing.refusals()]) });
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
    const erased = new Set<string>();
    const taken = rows.map((row) => {
      const intake = intakeOf(row, (sha256) => erased.has(sha256) || isErased(sha256));
      if ('change' in intake && intake.change.subject === 'picture-erasure') erased.add(row.key);
      return intake;
    });
    const at = typeof last['at'] === 'string' ? last['at'] : null;
    const mark = { sequence: last.sequence, at, subject: last.subject, key: last.key };
    const goes = store.take(taken, mark);
    for (const row of taken) if ('refusal' in row && row.refusal) refused(row.refusal);
    if (!goes) return;
    takesAway = true;
    siteChanged();
  };

  const intakeOf = (row: RawChange, isErased: (picture: string) => boolean): Intake => {
    const decision = decide(row, store.withdrawn, isErased);
    if (decision.action !== 'take') return decision;
    const { change } = decision;
    return { action: isTakingAway(change) ? 'takeAway' : 'hold', change };
  };

  /** The waiting rows that nothing holds up. */
  const freshRows = (): Change[] =>
    official.admitted(
      [...store.waiting.values()].filter((change) => making.hasOriginals(change) && !failing.has(change)),
    );

  /**
   * Brings the site up to the rows. What has to go goes first, from what was rendered before: a new text that cannot be
   * rendered then stops nothing but itself.
   * @param due not only the search index is another
   */
  const update = async (approvals: ApprovalMark, due: boolean): Promise<void> => {
    const department = departmentOf(store.current.values());
    const isOther = takesAway || store.edition() !== editionFor(department);
    if (department && isOther && freshRows().length > 0) await show(() => [], approvals, due);
    for (const change of freshRows())
      if (deaths.isKiller(change)) failing.leaveOut(change, 'hệ thống dừng hẳn hai lần khi dựng trang này');
    for (const group of deaths.groupsOf(freshRows())) {
      const members = new Set(group);
      await show(() => freshRows().filter((change) => members.has(change)), approvals, due);
    }
  };

  /** Releases the site with these rows in the place of their former versions, or with as many as can be rendered. */
  const show = async (
    fresh: () => readonly Change[],
    approvals: ApprovalMark,
    due: boolean,
  ): Promise<void> => {
    for (;;) {
      const shown = fresh();
      const rows = failing.othersWith(shown);
      try {
        return await deaths.watch(shown, () => releaseWith(rows, shown, approvals, due));
      } catch (error) {
        siteChanged();
        if (!(error instanceof PageFailed)) throw error;
        await failing.leaveOutCulprits({ error, rows, fresh: shown, failingPagesOf });
      }
    }
  };

  const releaseWith = async (
    changes: readonly Change[],
    fresh: readonly Change[],
    approvals: ApprovalMark,
    due: boolean,
  ): Promise<void> => {
    if (!departmentOf(changes)) {
      if (changed) log('Chưa có thông tin của Sở trong CMS nên chưa dựng được trang.');
      changed = false;
      return;
    }
    beside.giveWay();
    const started = performance.now();
    const asOf = now().toISOString();
    const indexes = (await search?.prepare(changes)) ?? [];
    const { sharePictures, nextChange, wanted } = wantedOf(changes, asOf, indexes);
    shares.want(sharePictures);
    avifs.want(picturesWithoutAvif(changes));
    const files = new Map([...wanted.files, ...shares.publicFiles()]);
    // What is made beside while this is written is for the next release.
    changed = false;
    beside.allShown();
    const { files: count, pages } = await release({ ...wanted, files }, fresh, tools);
    takesAway = false;
    await search?.released();
    // Whoever waits for a text is not told of the share pictures and indexes that follow it.
    if (pages > 0 && due)
      log(`Đã cập nhật trang: ${count} tệp, ${Math.round(performance.now() - started)} ms`);
    if (pages > 0) pagesAt = performance.now();
    await noteApprovals(approvals);
    wakeAt = nextChange;
    releasedAt = now().toISOString();
    await sweep();
    await shares.sweep();
  };

  /** All that follows from rows alone. @throws PageFailed */
  const wantedOf = (changes: readonly Change[], asOf: string, search: readonly SearchIndex[]) =>
    rendering(null, () => {
      const model = modelOf(changes, searchShown(search));
      const wanted: Wanted<R> = {
        routes: renderer.routes(model, asOf),
        files: photos.publicFiles(changes.flatMap(originalsOf)),
        edition: editionFor(departmentOf(changes)),
        search,
      };
      const sharePictures = renderer.sharePictures(model);
      return { wanted, sharePictures, nextChange: renderer.nextChange(model, asOf) };
    });

  const searchShown = (indexes: readonly SearchIndex[]): ShownIndex[] | undefined => search?.shownOf(indexes);

  const failingPagesOf: Failure['failingPagesOf'] = async function* (rows, isAsked, first) {
    if (!departmentOf(rows)) return;
    try {
      const { wanted } = wantedOf(rows, now().toISOString(), store.searchIndexes());
      yield* failingPages(wanted, isAsked, first, tools);
    } catch (error) {
      if (!(error instanceof PageFailed)) throw error;
      yield error.url;
    }
  };

  const editionFor = (department: Department | null): string => hash([renderer.edition, siteUrl, department]);

  /** Deletes what no post shows or waits with any more; it leaves the store's log too. */
  const sweep = async (): Promise<void> => {
    sweepDue = false;
    const rows = [...store.current.values(), ...store.waiting.values()];
    await photos.sweep([...rows.flatMap(originalsOf), ...ahead.originals()]);
    store.forget();
  };

  /** Those of the posts that changed last come first. */
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
/** Until no page has changed for so many milliseconds nothing is drawn or indexed: it takes a processor from publications. */
const QUIET = 900;

/** Whether a row is there so that something of the site goes. */
const isTakingAway = ({ subject, payload }: Change): boolean =>
  subject === 'picture-erasure' || (subject === 'post' && payload.status === 'withdrawn');

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
