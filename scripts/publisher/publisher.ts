import { createHash } from 'node:crypto';
import { type Change, type Department, type LivePublication, type RawChange, type Refusal, postPath } from '@newsroom/shared';
import type { Cms, ReleaseReport } from './cms.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { decide, problem } from './intake.ts';
import { type Paths } from './paths.ts';
import { type Original, UnusableOriginal, openPhotos, originalsOf } from './photos.ts';
import { PageFailed, recover, release } from './release.ts';
import type { Renderer, Route } from './renderer.ts';
import { type Intake, type Store, nameOf } from './store.ts';

export interface PublisherOptions<Model, R extends Route> {
  cms: Cms;
  renderer: Renderer<Model, R>;
  store: Store;
  paths: Paths;
  /** Public base of the site, without a slash at its end. */
  siteUrl: string;
  /** One line for the operator. */
  log(line: string): void;
  now?: () => Date;
  disk?: Disk;
}

export interface Publisher {
  /** Mends what a crash left; call it once, before the first step. */
  recover(): Promise<void>;
  /**
   * Reads on in the outbox and brings the site up to it: one release for all that came together.
   * @returns whether there is more to do at once
   * @throws CmsUnavailable, HistoryLost, PageFailed; the public tree is as it was, and the step can be repeated
   */
  step(): Promise<boolean>;
  /** Call it after the CMS was away: another database may have come back. */
  doubtHistory(): void;
}

/** The CMS does not know what was published from it: another database, or an older copy of it. */
export class HistoryLost extends Error {
  override name = 'HistoryLost';
}

const PAGE_SIZE = 500;
/** How long pictures may keep the other posts waiting, in milliseconds. */
const PICTURE_BUDGET = 500;
/** When an original that the CMS did not give is asked for again, in milliseconds. */
const PICTURE_RETRY = 10_000;
/** As many as the CMS takes. */
const MAX_REFUSALS = 1000;
/** Beyond this many pages it is the template that fails, not the posts. */
const MAX_FAILING = 10;

export const createPublisher = <Model, R extends Route>({
  cms,
  renderer,
  store,
  paths,
  siteUrl,
  log,
  now = () => new Date(),
  disk = nodeDisk,
}: PublisherOptions<Model, R>): Publisher => {
  const photos = openPhotos(cms, store, disk, paths.derived);
  const tools = { renderer, store, disk, paths, now };

  let historyChecked = false;
  /** Whether rows or pictures changed since the last release. */
  let changed = true;
  /** The next instant at which a page changes by time alone. */
  let wakeAt: string | null = null;
  /** Posts on the site whose derived files are gone. */
  let robbed: Change[] = [];
  /** Instants, by the sha256 of originals that the CMS did not give. */
  const retryAt = new Map<string, number>();
  /** Why rows without a fault of their own wait. */
  let held = new Map<Change, Refusal>();
  /** Posts whose page cannot be rendered; tried again when the post or the program is new. */
  const failing = new Map<Change, Refusal>();
  let reported = '';
  let releasedAt = now().toISOString();

  const step = async (): Promise<boolean> => {
    if (!historyChecked) await checkHistory();
    const { sequence } = store.mark();
    const { rows, more } = await cms.changes(sequence, PAGE_SIZE);
    take(rows, sequence);
    // Halfway through the outbox posts may lack their unit or topic.
    if (more && rows.length > 0) return true;

    const unmade = await makePictures();
    admitWaiting();
    if (changed || (wakeAt !== null && now().toISOString() >= wakeAt)) await update();
    await report();
    return unmade;
  };

  /** The row at the cursor, or a newer one of its key, must still be in the outbox. */
  const checkHistory = async (): Promise<void> => {
    const mark = store.mark();
    if (mark.sequence > 0) {
      const [row] = (await cms.changes(mark.sequence - 1, 1)).rows;
      const another =
        row?.sequence === mark.sequence && (nameOf(row) !== nameOf(mark) || row['at'] !== mark.at);
      if (row === undefined || row.sequence < mark.sequence || another) throw lostAt(mark.sequence);
    }
    historyChecked = true;
  };

  const take = (rows: readonly RawChange[], after: number): void => {
    const last = rows.at(-1);
    if (!last) return;
    if (rows.some((row, index) => row.sequence <= (rows[index - 1]?.sequence ?? after))) throw lostAt(after);
    const taken = rows.map(intakeOf);
    store.take(taken, {
      sequence: last.sequence,
      at: typeof last['at'] === 'string' ? last['at'] : null,
      subject: last.subject,
      key: last.key,
    });
    for (const row of taken) if ('refusal' in row && row.refusal) logRefusal(row.refusal);
    if (taken.some(({ action }) => action === 'show' || action === 'remove')) changed = true;
  };

  const intakeOf = (row: RawChange): Intake => {
    const decision = decide(row, store.withdrawn);
    if (decision.action !== 'take') return decision;
    const { change } = decision;
    return { action: mayShow(change) ? 'show' : 'hold', change };
  };

  const mayShow = (change: Change): boolean =>
    originalsOf(change).every(photos.has) && !isOfficial(change) && !(isSample(change) && isOfficialSite());

  /** @returns whether originals are left for the next step */
  const makePictures = async (): Promise<boolean> => {
    const end = now().getTime() + PICTURE_BUDGET;
    for (const change of [...store.waiting.values(), ...robbed]) {
      for (const original of originalsOf(change)) {
        if (photos.has(original) || (retryAt.get(original.sha256) ?? 0) > now().getTime()) continue;
        if (now().getTime() > end) return true;
        const refusal = await make(original, change);
        if (refusal) store.reject(change, refusal);
        if (refusal) break;
      }
    }
    if (robbed.length > 0) changed = true;
    robbed = robbed.filter((change) => store.current.get(nameOf(change)) === change && !hasAll(change));
    return false;
  };

  /** @returns why the post can never have this original; null: it has it, or may have it later */
  const make = async (original: Original, change: Change): Promise<Refusal | null> => {
    try {
      await photos.make(original);
      retryAt.delete(original.sha256);
      return null;
    } catch (error) {
      if (error instanceof CmsUnavailable) {
        log(`Bài ${change.key} còn chờ ảnh hoặc tệp: ${error.message}.`);
      } else if (error instanceof UnusableOriginal) {
        const refusal = problem(change, error.field, error.message);
        logRefusal(refusal);
        return refusal;
      } else throw error;
      retryAt.set(original.sha256, now().getTime() + PICTURE_RETRY);
      return null;
    }
  };

  /** An official site shows no sample post: whichever came last waits until the other is gone. */
  const admitWaiting = (): void => {
    const before = held;
    held = new Map();
    for (const change of store.waiting.values()) {
      if (!originalsOf(change).every(photos.has)) continue;
      const samples = isOfficial(change) ? livePosts(store).filter(({ sample }) => sample) : [];
      const refusal =
        samples.length > 0
          ? problem(change, 'payload.official', `còn bài minh họa trên trang: ${samples.map(namePost).join('; ')}`)
          : isSample(change) && department()?.official
            ? problem(change, 'payload.sample', 'trang chính thức không đăng bài minh họa')
            : null;
      if (!refusal) {
        store.promote(change);
        changed = true;
        continue;
      }
      held.set(nameOf(change), refusal);
      if (JSON.stringify(before.get(nameOf(change))) !== JSON.stringify(refusal)) logRefusal(refusal);
    }
  };

  const update = async (): Promise<void> => {
    const site = department();
    if (!site) {
      if (changed) log('Chưa có thông tin của Sở trong CMS nên chưa dựng được trang.');
      changed = false;
      return;
    }
    const started = performance.now();
    const asOf = now().toISOString();
    const changes = [...store.current.values()];
    const model = renderer.buildModel({ changes, renditions: { ...photos.renditions }, siteUrl });
    const wanted = {
      routes: renderer.routes(model, asOf),
      files: photos.publicFiles(changes.flatMap(originalsOf)),
      edition: hash(renderer.edition, siteUrl, JSON.stringify(site)),
    };
    try {
      const files = await release(wanted, tools);
      const duration = Math.round(performance.now() - started);
      if (files > 0) log(`Đã cập nhật trang: ${files} tệp, ${duration} ms`);
    } catch (error) {
      if (!(error instanceof PageFailed)) throw error;
      takeDownFor(error);
      return update();
    }
    wakeAt = renderer.nextChange(model, asOf);
    changed = false;
    releasedAt = now().toISOString();
    await photos.sweep(neededOriginals());
    // Last, because nobody waits for it: what went is now also out of the store's log.
    store.forget();
  };

  /** A post whose own page cannot be rendered must not hold up the others. */
  const takeDownFor = (error: PageFailed): void => {
    const change = [...store.current.values()].find(
      ({ subject, payload }) => subject === 'post' && payload.status === 'live' && postPath(payload) === error.url,
    );
    if (!change) throw error;
    const refusal = problem(change, 'payload', `không dựng được trang: ${error.message}`);
    store.takeDown(change, refusal);
    logRefusal(refusal);
  };

  /** Tells the CMS how far the site is, when that is news. */
  const report = async (): Promise<void> => {
    const refusals = [...store.refusals.values(), ...held.values()].slice(0, MAX_REFUSALS);
    const unfinished = [...store.waiting.values()].filter((change) => !held.has(nameOf(change)));
    const sequence = Math.min(store.mark().sequence, ...unfinished.map((change) => change.sequence - 1));
    const standing = JSON.stringify([sequence, releasedAt, refusals]);
    if (standing === reported || store.tree() === null) return;
    await cms.report({ sequence, at: releasedAt, refusals } satisfies ReleaseReport);
    reported = standing;
  };

  const department = (): Department | null => departmentOf(store);

  const neededOriginals = (): Original[] => [...store.current.values(), ...store.waiting.values()].flatMap(originalsOf);

  const logRefusal = ({ subject, key, problems }: Refusal): void => {
    const reasons = problems.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
    log(`Chưa đăng được ${SUBJECT_NAMES[subject] ?? subject} ${key}: ${reasons}`);
  };

  return {
    async recover() {
      await recover(tools);
      await photos.sweep(neededOriginals());
      lost = [...store.current.values()].flatMap(originalsOf).filter((original) => !photos.has(original));
      store.forget();
    },
    step,
    doubtHistory() {
      historyChecked = false;
    },
  };
};
