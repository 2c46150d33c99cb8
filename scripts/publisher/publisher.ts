import { createHash } from 'node:crypto';
import {
  type ApprovalMark,
  type Change,
  type Department,
  type LivePublication,
  type RawChange,
  type Refusal,
  postPath,
} from '@newsroom/shared';
import { openAvifPictures } from './pictures/avif-pictures.ts';
import { besideSteps } from './beside-steps.ts';
import { type Cms, CmsUnavailable } from './ground/cms.ts';
import { type Disk, nodeDisk } from './ground/disk.ts';
import { decide, problem } from './intake.ts';
import type { Paths } from './ground/paths.ts';
import { type Original, UnusableOriginal, openPhotos, originalsOf } from './pictures/photos.ts';
import { openPicturesAhead } from './pictures/pictures-ahead.ts';
import { PageFailed, recover, release } from './release/release.ts';
import type { Renderer, Route } from './ground/renderer.ts';
import { openSharePictures } from './pictures/share-pictures.ts';
import type { ShownIndex } from './ground/search-index.ts';
import type { Search } from './search/search.ts';
import { type Intake, type Store, nameOf } from './ground/store.ts';

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

/** The CMS does not know what was published from it: another database, or an older copy of it. */
export class HistoryLost extends Error {
  override name = 'HistoryLost';
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
  const photos = openPhotos(cms, store, disk, paths.derived);
  const shares = openSharePictures({ disk, derived: paths.derived, log });
  const avifs = openAvifPictures({ photos, now, log });
  const ahead = openPicturesAhead({ cms, photos, now, isErased: (sha256) => isErased(sha256) });
  const beside = besideSteps(async () => (await makeAhead()) || (await drawShare()) || (await makeAvif()));
  const tools = { renderer, store, disk, paths, now };

  let historyChecked = false;
  /** Whether the site may differ from the rows. */
  let changed = true;
  /** The next instant at which a page changes by time alone. */
  let wakeAt: string | null = null;
  /** Instants, by the sha256 of originals that the CMS did not give. */
  const retryAt = new Map<string, number>();
  /** Posts on the site whose derived files are gone. */
  const robbed = new Set<Change>();
  /** Why rows without a fault of their own wait. */
  let held = new Map<Change, Refusal>();
  /** Posts whose page cannot be rendered; tried again when the post or the program is new. */
  const failing = new Map<Change, Refusal>();
  /** Of the log of approvals, when it was last noted. */
  let notedHead = '';
  let reported = '';
  let releasedAt = now().toISOString();
  /** When a page was last released, by a clock that nobody sets. */
  let pagesAt = -Infinity;
  /** Whether files were kept for posts that wait for a decision no more. */
  let sweepDue = false;
  /** What was made beside the steps since the last release. */
  let unlinked = { shares: 0, avifs: 0 };

  const step = async (patience = 0): Promise<boolean> => {
    if (!historyChecked) await checkHistory();
    const { sequence } = store.mark();
    const { rows, more, approvals } = await cms.changes(sequence, PAGE_SIZE, patience);
    take(rows, sequence);
    ahead.note(approvals.head);
    // Halfway through the outbox posts may lack their unit or topic.
    if (more && rows.length > 0) return true;

    const unmade = await makePictures();
    admitWaiting();
    const due = changed || (wakeAt !== null && now().toISOString() >= wakeAt);
    if (due || search?.hasNews()) await update(approvals, due);
    await report();
    if (sweepDue) await sweep();
    const quiet = performance.now() - pagesAt > QUIET;
    if (quiet) beside.goOn();
    search?.work(quiet);
    return unmade;
  };

  /** The row at the cursor, or a newer one of its key, must still be in the outbox. */
  const checkHistory = async (): Promise<void> => {
    const mark = store.mark();
    if (mark.sequence > 0) {
      const [row] = (await cms.changes(mark.sequence - 1, 1)).rows;
      if (row === undefined || row.sequence < mark.sequence) throw historyLost(mark.sequence);
      const isTheSame = nameOf(row) === nameOf(mark) && row['at'] === mark.at;
      if (row.sequence === mark.sequence && !isTheSame) throw historyLost(mark.sequence);
    }
    historyChecked = true;
  };

  const take = (rows: readonly RawChange[], after: number): void => {
    const last = rows.at(-1);
    if (!last) return;
    if (rows.some((row, index) => row.sequence <= (rows[index - 1]?.sequence ?? after)))
      throw historyLost(after);
    const taken = rows.map(intakeOf);
    const at = typeof last['at'] === 'string' ? last['at'] : null;
    store.take(taken, { sequence: last.sequence, at, subject: last.subject, key: last.key });
    for (const row of taken) if ('refusal' in row && row.refusal) logRefusal(row.refusal);
    if (taken.some(({ action }) => action === 'show' || action === 'remove')) changed = true;
  };

  const intakeOf = (row: RawChange): Intake => {
    const decision = decide(row, store.withdrawn, isErased);
    if (decision.action !== 'take') return decision;
    const { change } = decision;
    const atOnce = hasOriginals(change) && !isOfficial(change) && !(isSample(change) && siteIsOfficial());
    return { action: atOnce ? 'show' : 'hold', change };
  };

  const isErased = (sha256: string): boolean =>
    store.current.has(nameOf({ subject: 'picture-erasure', key: sha256 }));

  /** @returns whether originals are left for the next step */
  const makePictures = async (): Promise<boolean> => {
    const end = now().getTime() + PICTURE_BUDGET;
    for (const change of [...store.waiting.values(), ...robbed]) {
      for (const original of originalsOf(change)) {
        if (photos.has(original) || (retryAt.get(original.sha256) ?? 0) > now().getTime()) continue;
        if (now().getTime() > end) return true;
        const refusal = await make(original, change);
        if (!refusal) continue;
        store.reject(change, refusal);
        logRefusal(refusal);
        robbed.delete(change);
        break;
      }
      if (robbed.has(change) && hasOriginals(change)) {
        robbed.delete(change);
        changed = true;
      }
    }
    return false;
  };

  /** @returns why the post can never have this original; null: it has it, or may have it later */
  const make = async (original: Original, change: Change): Promise<Refusal | null> => {
    try {
      await photos.make(original);
      retryAt.delete(original.sha256);
    } catch (error) {
      if (error instanceof UnusableOriginal) return problem(change, error.field, error.message);
      if (!(error instanceof CmsUnavailable)) throw error;
      log(`Bài ${change.key} còn chờ ảnh hoặc tệp: ${error.message}.`);
      retryAt.set(original.sha256, now().getTime() + PICTURE_RETRY);
    }
    return null;
  };

  /** An official site shows no sample post: whichever came last waits until the other is gone. */
  const admitWaiting = (): void => {
    const before = new Set([...held.values()].map((refusal) => JSON.stringify(refusal)));
    held = new Map();
    for (const change of [...store.waiting.values()].filter(hasOriginals)) {
      const refusal = officialConflict(change);
      if (refusal) {
        held.set(change, refusal);
        if (!before.has(JSON.stringify(refusal))) logRefusal(refusal);
      } else {
        store.promote(change);
        changed = true;
      }
    }
  };

  const officialConflict = (change: Change): Refusal | null => {
    if (isSample(change) && siteIsOfficial())
      return problem(change, 'payload.sample', 'trang chính thức không đăng bài minh họa');
    if (!isOfficial(change)) return null;
    const samples = [...store.current.values()].filter(isSample).map(namePost);
    return samples.length === 0
      ? null
      : problem(change, 'payload.official', `còn bài minh họa trên trang: ${samples.join('; ')}`);
  };

  /** `due`: not only the search index is another. */
  const update = async (approvals: ApprovalMark, due: boolean): Promise<void> => {
    const site = departmentOf(store);
    if (!site) {
      if (changed) log('Chưa có thông tin của Sở trong CMS nên chưa dựng được trang.');
      changed = false;
      return;
    }
    beside.giveWay();
    const started = performance.now();
    const asOf = now().toISOString();
    for (const change of failing.keys())
      if (store.current.get(nameOf(change)) !== change) failing.delete(change);
    const changes = [...store.current.values()].filter((change) => !failing.has(change));
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
    // What is made beside while this is written is for the next release.
    changed = false;
    unlinked = { shares: 0, avifs: 0 };
    try {
      const { files, pages } = await release(wanted, tools);
      await search?.released();
      // Whoever waits for a text is not told of the share pictures and indexes that follow it.
      if (pages > 0 && due)
        log(`Đã cập nhật trang: ${files} tệp, ${Math.round(performance.now() - started)} ms`);
      if (pages > 0) pagesAt = performance.now();
    } catch (error) {
      changed = true;
      if (!(error instanceof PageFailed)) throw error;
      leaveOut(error, changes);
      return update(approvals, due);
    }
    await noteApprovals(approvals);
    wakeAt = renderer.nextChange(model, asOf);
    releasedAt = now().toISOString();
    await sweep();
    await shares.sweep();
  };

  /** Deletes what no post shows or waits with any more; it leaves the store's log too. */
  const sweep = async (): Promise<void> => {
    sweepDue = false;
    await photos.sweep([...neededOriginals(), ...ahead.originals()]);
    store.forget();
  };

  /** The log of approvals as it was at this release. */
  const noteApprovals = async ({ count, head }: ApprovalMark): Promise<void> => {
    if (head === notedHead) return;
    await disk.append(paths.approvalMarks, JSON.stringify({ at: now().toISOString(), count, head }));
    notedHead = head;
  };

  /**
   * A post whose own page, or a file beside it, cannot be rendered must not hold up the others, a withdrawal least of all:
   * it goes out of the site, its former version too, and stays in the store.
   */
  const leaveOut = (error: PageFailed, changes: readonly Change[]): void => {
    const change = changes.find((change) => isBelow(error.url, urlOf(change)));
    if (!change || failing.size >= MAX_FAILING) {
      failing.clear();
      throw error;
    }
    const refusal = problem(change, 'payload', `không dựng được trang: ${error.message}`);
    failing.set(change, refusal);
    logRefusal(refusal);
  };

  /** @returns whether there was something to do */
  const makeAhead = async (): Promise<boolean> => {
    if (!ahead.hasWork()) return false;
    if (await ahead.goOn()) sweepDue = true;
    return true;
  };

  /** @returns whether there was one to draw */
  const drawShare = async (): Promise<boolean> => {
    if (!shares.hasWork()) return false;
    if (await shares.drawNext()) unlinked.shares += 1;
    if (isDue(unlinked.shares, shares.hasWork())) changed = true;
    return true;
  };

  /** The pages that show the picture are rendered again with it. @returns whether there was one to make */
  const makeAvif = async (): Promise<boolean> => {
    if (!avifs.hasWork()) return false;
    if (await avifs.makeNext()) unlinked.avifs += 1;
    if (isDue(unlinked.avifs, avifs.hasWork())) changed = true;
    return true;
  };

  /** Those of the posts that changed last come first. */
  const picturesWithoutAvif = (changes: readonly Change[]): Original[] =>
    changes
      .filter((change) => avifs.lacks(originalsOf(change)))
      .sort((a, b) => b.sequence - a.sequence)
      .flatMap(originalsOf);

  /** Tells the CMS how far the site is, when that is news. */
  const report = async (): Promise<void> => {
    const refusals = [...store.refusals.values(), ...held.values(), ...failing.values()].slice(
      0,
      MAX_REFUSALS,
    );
    const unfinished = [...store.waiting.values()].filter((change) => !held.has(change));
    const sequence =
      store.tree() === null
        ? 0
        : Math.min(store.mark().sequence, ...unfinished.map((change) => change.sequence - 1));
    const news = { sequence, at: releasedAt, refusals };
    if (JSON.stringify(news) === reported) return;
    await cms.report(news);
    reported = JSON.stringify(news);
  };

  const modelOf = (changes: readonly Change[], searchIndexes: readonly ShownIndex[] = []): Model =>
    renderer.buildModel({ changes, renditions: photos.renditions(), siteUrl, searchIndexes });

  const hasOriginals = (change: Change): boolean => originalsOf(change).every(photos.has);

  const siteIsOfficial = (): boolean => departmentOf(store)?.official === true;

  const neededOriginals = (): Original[] =>
    [...store.current.values(), ...store.waiting.values()].flatMap(originalsOf);

  const logRefusal = ({ subject, key, problems }: Refusal): void => {
    const reasons = problems.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
    log(`Chưa đăng được ${SUBJECT_NAMES.get(subject) ?? subject} ${key}: ${reasons}`);
  };

  return {
    async recover() {
      await recover(tools);
      await search?.recover();
      await sweep();
      shares.want(renderer.sharePictures(modelOf([...store.current.values()])));
      await shares.sweep();
      for (const change of store.current.values()) if (!hasOriginals(change)) robbed.add(change);
    },
    step,
    async finishPictures() {
      await beside.finish();
      return changed || sweepDue;
    },
    stop: () => beside.stop(),
    doubtHistory() {
      historyChecked = false;
    },
  };
};

const PAGE_SIZE = 500;
/** How long pictures may keep the other posts waiting, in milliseconds. */
const PICTURE_BUDGET = 500;
/** When an original that the CMS did not give is asked for again, in milliseconds. */
const PICTURE_RETRY = 10_000;
/** Until no page has changed for so many milliseconds nothing is drawn or indexed: it takes a processor from publications. */
const QUIET = 900;
/** Pictures of one release where many are made in a row. */
const LINKED_TOGETHER = 50;
/** As many as the CMS takes. */
const MAX_REFUSALS = 1000;
/** Beyond this many pages it is the template that fails, not the posts. */
const MAX_FAILING = 10;

const SUBJECT_NAMES = new Map([
  ['post', 'bài'],
  ['erasure', 'việc xóa bài'],
  ['picture-erasure', 'việc gỡ ảnh'],
  ['unit', 'đơn vị'],
  ['task-group', 'nhóm nhiệm vụ'],
  ['stream', 'nội dung truyền thông'],
  ['department', 'thông tin của Sở'],
]);

const historyLost = (sequence: number): HistoryLost =>
  new HistoryLost(
    `Trang đã đăng tới số thứ tự ${sequence}, nhưng CMS không có thay đổi nào khớp với số này: có lẽ cơ sở dữ liệu ` +
      'của CMS được khôi phục từ bản cũ hơn hoặc được thay bằng bản khác. Hệ thống đăng bài dừng lại để bài đã gỡ ' +
      'không xuất hiện trở lại; trang công khai vẫn giữ nguyên. Hãy khôi phục CMS từ bản mới hơn. Nếu phải dùng ' +
      'bản này: gỡ lại trong CMS những bài đã gỡ, rồi xóa thư mục store trong thư mục dữ liệu để đọc lại từ đầu.',
  );

/** Whether what was made beside the steps is to be shown now. */
const isDue = (unlinked: number, more: boolean): boolean =>
  unlinked >= LINKED_TOGETHER || (unlinked > 0 && !more);

const departmentOf = (store: Store): Department | null => {
  const change = store.current.get(nameOf({ subject: 'department', key: 'department' }));
  return change?.subject === 'department' ? change.payload : null;
};

const livePost = (change: Change): LivePublication | null =>
  change.subject === 'post' && change.payload.status === 'live' ? change.payload : null;

const isSample = (change: Change): boolean => livePost(change)?.sample === true;

const isOfficial = (change: Change): boolean => change.subject === 'department' && change.payload.official;

const urlOf = (change: Change): string | null => {
  const post = livePost(change);
  return post && postPath(post);
};

/** Addresses of posts end with a slash: none is the beginning of another. */
const isBelow = (url: string, postUrl: string | null): boolean => postUrl !== null && url.startsWith(postUrl);

const namePost = (change: Change): string => `“${livePost(change)?.title ?? ''}” (${change.key})`;

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
