import { formatInstant } from '@newsroom/shared';
import { WITHOUT_WHAT_STAYS } from '../../domain/posts/copies';
import { isPostUid, type PostUid } from '../../domain/content-types';
import { judge, saveLeadsTo } from '../../domain/workflow/workflow';
import { draftHash, loadDraft } from '../posts/drafts';
import { appendEvent } from '../log/event-log';
import { recordStep } from '../steps/record-step';
import { allPeople, currentCaller } from '../people/people';
import { type LoadedPost, allSaversOf, loadPost } from '../posts/post-facts';
import { NOTHING_SUBMITTED, recordOf, updateRecord } from '../posts/post-records';
import { conflict, forbidden, refused } from '../ground/refusal';
import { asPartOfStep, isPartOfStep, mayErase, mayPublish, saveName } from '../ground/permits';
import { refuseUnseenReferences } from './references';
import { exclusively } from '../ground/transaction';
import { setOwnUnit, withoutUnit } from '../people/own-unit';
import { type CallParams, type DocumentMiddleware, savedDocument } from '../ground/document-middleware';
import { type Actor, WRITERS, sees, writesForAll } from '../../domain/people/actor';
import { rowsOf } from '../ground/rows';

/**
 * A post's fields are only changed by people who may do so. Every change is noted in the log, and makes an earlier
 * submission or approval invalid.
 */
export const draftSaves: DocumentMiddleware = async (context, next) => {
  const { uid } = context;
  if (!isPostUid(uid)) return next();
  const params = context.params as CallParams;
  switch (context.action) {
    case 'create':
      return exclusively(() => recordNewPost(uid, 'create', params, next));
    case 'clone':
      return exclusively(() => recordNewPost(uid, 'clone', params, next));
    case 'update':
      // Recorded elsewhere: the slug of a publication, the fields that an erasure empties, and parts of a step.
      return mayPublish(params.documentId) || mayErase(params.documentId) || isPartOfStep()
        ? next()
        : exclusively(() => recordSave(uid, 'save', params, next));
    case 'discardDraft':
      return exclusively(() => recordSave(uid, 'discard', params, next));
    default:
      return next();
  }
};

const recordNewPost = async <Result>(
  uid: PostUid,
  action: 'create' | 'clone',
  params: CallParams,
  next: () => Result,
): Promise<Awaited<Result>> => {
  const actor = await person();
  const source =
    action === 'clone' && params.documentId ? await loadPost({ uid, documentId: params.documentId }) : null;
  if (actor) {
    if (!WRITERS.some((capacity) => actor.capacities.has(capacity))) {
      throw forbidden('Vai trò của bạn không viết bài.');
    }
    if (action === 'clone') refuseUnseen(source, actor);
    await setOwnUnit(actor, params);
  }
  const result = await next();
  const saved = savedDocument(result);
  if (action === 'clone' && saved) await takeOutWhatStays(uid, saved.documentId, result);
  const loaded = saved && (await loadDraft({ uid, documentId: saved.documentId }));
  if (loaded) {
    if (actor) await refuseUnseenReferences(actor, source?.loaded.snapshot ?? null, loaded.snapshot);
    await appendEvent(
      { uid, documentId: saved.documentId },
      {
        actor: actor?.id ?? null,
        actingFor: null,
        action,
        fromState: 'draft',
        toState: 'draft',
        draftHash: draftHash(loaded.snapshot, null),
        comment: null,
      },
    );
  }
  const record = saved && source && (await recordOf(uid, saved.documentId));
  // The writers of the original count as writers of the copy; a post for the spokesperson stays one.
  if (record) await updateRecord(record, { textSavers: allSaversOf(source), flagged: source.record.flagged });
  return result;
};

/**
 * A copy has no picture, file or person of the original, whatever the form sends. They are removed after the copy is
 * made, because Strapi merges what is sent into the original's data, where a list cannot be emptied.
 */
const takeOutWhatStays = async (uid: PostUid, documentId: string, made: unknown): Promise<void> => {
  const data: Record<string, unknown> = WITHOUT_WHAT_STAYS[uid];
  await asPartOfStep(() => strapi.documents(uid).update({ documentId, data }));
  for (const entry of (made as { entries: object[] }).entries) Object.assign(entry, data);
};

const recordSave = async <Result>(
  uid: PostUid,
  action: 'save' | 'discard',
  params: CallParams,
  next: () => Result,
): Promise<Awaited<Result>> => {
  const { documentId } = params;
  const key = { uid, documentId: String(documentId) };
  const post = await loadPost(key);
  if (!post) {
    // If the document does not exist, Strapi answers that. If only its record is missing, nobody may save it.
    if ((await rowsOf(uid).count({ where: { documentId } })) === 0) return await next();
    throw conflict('Bài này không có trong sổ bài nên không sửa được; hãy báo người quản trị hệ thống.');
  }
  const { record, facts } = post;
  const actor = await person();
  if (actor) {
    const no = judge('save', facts, actor);
    if (no) throw refused(no);
    await refuseSecondSave(post.loaded, actor);
    if (!writesForAll(actor) && params.data) params.data = withoutUnit(params.data);
  }

  const before = draftHash(post.loaded.snapshot, null);
  const result = await next();
  const after = await loadDraft(key);
  if (!after) throw new Error(`${uid} ${String(documentId)}: the draft is gone after its save`);
  if (actor) await refuseUnseenReferences(actor, post.loaded.snapshot, after.snapshot);
  const hash = draftHash(after.snapshot, null);
  if (hash === before) return result;

  // After a discard the draft equals the live text: there is nothing to approve.
  const to = action === 'discard' ? 'published' : saveLeadsTo(record.state);
  const proposal = to === 'returned' ? record.proposal : null;
  await recordStep(post, {
    action: saveName() ?? action,
    to,
    actor: actor?.id ?? null,
    record: { ...NOTHING_SUBMITTED, proposal },
    loaded: after,
    draftHash: hash,
  });
  return result;
};

/** Null: the program itself, as at the first start. */
const person = async (): Promise<Actor | null> => {
  const caller = await currentCaller();
  if (caller === 'token') throw forbidden('Mã truy cập chỉ đọc được những gì đã đăng.');
  return caller === 'system' ? null : caller;
};

const refuseUnseen = (source: LoadedPost | null, actor: Actor): void => {
  if (!source || !sees(actor, source.facts)) {
    throw refused({ status: 404, message: 'Không tìm thấy bài này.' });
  }
  if (source.record.reasonKind === 'consent') {
    throw conflict('Bài đã gỡ theo yêu cầu của người có liên quan thì không sao chép được.');
  }
};

/** The form sends the time of the save that it shows. If the draft has been saved again since, this save is refused. */
const refuseSecondSave = async (
  stored: { updatedAt: string; updatedBy: number | null },
  actor: Actor,
): Promise<void> => {
  const request = strapi.requestContext.get()?.request as { method?: string; body?: unknown } | undefined;
  const shown =
    request?.method === 'PUT' ? (request.body as { updatedAt?: unknown } | null)?.updatedAt : undefined;
  if (typeof shown !== 'string' || Date.parse(shown) === Date.parse(stored.updatedAt)) return;
  const by =
    stored.updatedBy === null || stored.updatedBy === actor.id
      ? 'ở một cửa sổ khác'
      : `bởi ${(await allPeople()).get(stored.updatedBy)?.name ?? 'người khác'}`;
  throw conflict(
    `Chưa lưu được: bài đã được lưu ${by} lúc ${formatInstant(stored.updatedAt)}, sau khi bạn mở. ` +
      'Phần bạn viết vẫn còn trên màn hình: hãy sao chép phần cần giữ, tải lại trang rồi sửa tiếp trên bản mới.',
  );
};
