import { GLOSSARY, LIMITS, WITHDRAWAL_REASONS } from '@newsroom/shared';
import { z } from 'zod';
import type { Correction } from '../../domain/posts/snapshot';
import {
  type Action,
  type Actor,
  type State,
  actsFor,
  approvalLeadsTo,
  judge,
  ruleOf,
} from '../../domain/workflow/workflow';
import type { Problem } from '../../domain/problems';
import { type PostKey, draftHash, keepOriginals } from '../posts/drafts';
import { appendEvent } from '../log/event-log';
import { erasePost } from '../consents/erasure';
import { queueMails } from '../mail/queue';
import { type LoadedPost, allSaversOf, loadPost } from '../posts/post-facts';
import { NOTHING_PENDING, type PostRecord, recordsWhere, updateRecord } from '../posts/post-records';
import {
  preparePublication,
  publishDraft,
  republishNotes,
  withdrawLive,
  withdrawnByConsent,
} from '../publication/publications';
import { conflict, refusal, refused } from '../ground/refusal';
import { draftData } from '../posts/restore';
import { keepRevision, revisionOf } from '../posts/revisions';
import { asPerson, publicationInstant, savingFor } from '../ground/permits';
import { exclusively } from '../ground/transaction';

/** Text fields to which an approver may propose changes, as long as the forms take them. */
const PROPOSABLE = {
  title: z.string().max(LIMITS.post.title),
  lead: z.string().max(LIMITS.post.lead),
  body: z.string().max(LIMITS.post.body),
  quote: z.string().max(LIMITS.post.quote),
  abstract: z.string().max(LIMITS.post.abstract),
};
const PROPOSABLE_FIELDS = Object.keys(PROPOSABLE) as (keyof typeof PROPOSABLE)[];

const comment = z.string().trim().max(5000).default('');
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ offset: true });

const correction = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('minor') }),
    z.object({ kind: z.literal('substantial'), note: z.string().trim().min(1).max(2000) }),
  ])
  .nullable()
  .default(null);

/** What comes with each transition. `draftHash`: of the text that the person saw. */
const INPUTS = {
  submit: z.object({
    draftHash: hash,
    comment,
    flagged: z.boolean().default(false),
    correction,
  }),
  recall: z.object({ comment }),
  confirm: z.object({ draftHash: hash, comment }),
  return: z.object({ comment }),
  propose: z.object({
    draftHash: hash,
    comment,
    changes: z.object(PROPOSABLE).partial(),
  }),
  acceptProposal: z.object({ comment }),
  declineProposal: z.object({ comment }),
  approve: z.object({ draftHash: hash, comment, publishAt: instant.nullable().default(null) }),
  approveAsSpokesperson: z.object({ draftHash: hash, comment, publishAt: instant.nullable().default(null) }),
  publishNow: z.object({ draftHash: hash, comment }),
  unschedule: z.object({ comment }),
  emergency: z.object({ draftHash: hash, comment, correction }),
  confirmEmergency: z.object({ comment }),
  flag: z.object({ comment }),
  unflag: z.object({ comment }),
  requestCorrection: z.object({ comment }),
  dismissCorrectionRequest: z.object({ comment }),
  requestHiding: z.object({ comment, index: z.int().min(0) }),
  confirmHiding: z.object({ comment }),
  withdraw: z.object({
    comment,
    reasonKind: z.enum(WITHDRAWAL_REASONS),
    reason: z.string().trim().max(1000).default(''),
  }),
  eraseWithdrawn: z.object({ comment: z.literal('').default('') }),
} as const satisfies Record<Exclude<Action, 'save'>, z.ZodType>;

/** A transition that a person asks for; saving is the content manager's. */
export type AskedAction = keyof typeof INPUTS;
export const isAskedAction = (action: string): action is AskedAction => Object.hasOwn(INPUTS, action);

type InputOf<A extends AskedAction> = z.infer<(typeof INPUTS)[A]>;

/** What an action does besides being logged: the state it leads to, and what is noted of the post. */
interface Outcome {
  state: State;
  record?: Partial<PostRecord>;
  /** Hash of the draft after the action, where it is another one. */
  hash?: string;
  /** Nothing of the post's text, people and pictures stays. */
  erases?: boolean;
}

/**
 * Makes one transition: reads the post under the lock, judges, acts, logs. All of it or nothing.
 * @param raw what came with the request; checked here
 */
export const transition = (key: PostKey, action: AskedAction, actor: Actor, raw: unknown): Promise<void> =>
  exclusively(async () => {
    const post = await loadPost(key);
    if (!post) throw refused({ status: 404, message: 'Không tìm thấy bài này.' });
    const input = parse(action, raw);
    const no = judge(action, post.facts, actor, 'draftHash' in input ? input.draftHash : undefined);
    if (no) throw refused(no);
    if (ruleOf(action).comment === 'required' && input.comment === '') {
      throw refusal(`Chưa làm được việc “${ruleOf(action).label}”.`, [
        { field: 'Lý do', reason: 'chưa ghi' },
      ]);
    }
    const outcome = await perform(post, action, actor, input);
    const actingFor = actsFor(action, post.facts, actor);
    const comment = input.comment === '' ? null : input.comment;
    await appendEvent(key, {
      actor: actor.id,
      actingFor,
      action,
      fromState: post.record.state,
      toState: outcome.state,
      draftHash: outcome.hash ?? post.facts.draftHash,
      comment,
    });
    await updateRecord(post.record, { ...outcome.record, state: outcome.state });
    if (outcome.erases) await erasePost(post);
    await queueMails(post, {
      action,
      from: post.record.state,
      to: outcome.state,
      actor: actor.id,
      actingFor,
      comment,
      scheduledAt: outcome.record?.scheduledAt ?? null,
      erased: outcome.erases === true,
    });
  });

/** Publishes what was approved for now or earlier. One that can no longer be published goes back to its writer. */
export const publishDue = async (): Promise<void> => {
  const due = { state: 'scheduled', scheduledAt: { $lte: new Date() } };
  for (const { uid, postDocumentId } of await recordsWhere(due)) {
    const key = { uid, documentId: postDocumentId };
    await exclusively(async () => {
      const post = await loadPost(key);
      // Somebody may have been faster, before the lock.
      if (!post || post.record.state !== 'scheduled' || !isDue(post.record)) return;
      const unchanged = post.facts.submittedHash === post.facts.draftHash;
      const at = now();
      const prepared = await preparePublication(key, post.loaded, post.record, at);
      const problem = !unchanged
        ? 'Bài đã khác bản được duyệt nên không tự đăng.'
        : 'problems' in prepared
          ? `Đến giờ đăng nhưng bài chưa đăng được: ${sentence(prepared.problems)}`
          : null;
      const state = problem === null ? 'published' : 'returned';
      if (problem === null) await publishDraft(key, post.loaded, post.record, at);
      await appendEvent(key, {
        actor: null,
        actingFor: null,
        action: problem === null ? 'publishDue' : 'hold',
        fromState: 'scheduled',
        toState: state,
        draftHash: post.facts.draftHash,
        comment: problem,
      });
      await updateRecord(post.record, problem === null ? { state } : { ...NOTHING_PENDING, state });
      if (problem === null) await keepPublished(post, null);
      await queueMails(post, {
        action: problem === null ? 'publishDue' : 'hold',
        from: 'scheduled',
        to: state,
        actor: null,
        actingFor: null,
        comment: problem,
        scheduledAt: null,
        erased: false,
      });
    });
  }
};

/** Puts a submission's or publication's text back into the draft, as a save of the person. */
export const restore = (key: PostKey, number: number, actor: Actor): Promise<void> =>
  exclusively(async () => {
    const post = await loadPost(key);
    if (!post) throw refused({ status: 404, message: 'Không tìm thấy bài này.' });
    const no = judge('save', post.facts, actor);
    if (no) throw refused(no);
    const revision = await revisionOf(key, number);
    if (!revision) throw refused({ status: 404, message: `Bài không có bản số ${number}.` });
    const data = await draftData(revision.snapshot);
    // An older text comes back with whoever wrote it.
    await updateRecord(post.record, { textSavers: allSaversOf(post) });
    await asPerson(actor.id, () => savingFor('restore', () => saveDraft(key, data)));
  });

const perform = async (
  post: LoadedPost,
  action: AskedAction,
  actor: Actor,
  input: InputOf<AskedAction>,
): Promise<Outcome> => {
  const { key, record, facts } = post;
  const stays: Outcome = { state: record.state };
  switch (action) {
    case 'submit':
      return submit(post, actor, input as InputOf<'submit'>);
    case 'recall':
      return { state: 'draft', record: NOTHING_PENDING, hash: draftHash(post.loaded.snapshot, null) };
    case 'confirm':
      return { state: 'submitted' };
    case 'return':
      return { state: 'returned', record: NOTHING_PENDING, hash: draftHash(post.loaded.snapshot, null) };
    case 'propose':
      return {
        state: 'returned',
        record: { ...NOTHING_PENDING, proposal: proposalOf(post, actor, input as InputOf<'propose'>) },
        hash: draftHash(post.loaded.snapshot, null),
      };
    case 'acceptProposal':
      return acceptProposal(post, actor);
    case 'declineProposal':
      return { ...stays, record: { proposal: null } };
    case 'approve':
    case 'approveAsSpokesperson': {
      const { publishAt } = input as InputOf<'approve'>;
      const at = publishAt ?? (record.scheduledAt ? new Date(record.scheduledAt).toISOString() : null);
      const later = at !== null && Date.parse(at) > Date.now();
      const state = approvalLeadsTo(action, facts, later);
      if (state === 'published') return publishNow(post, actor);
      await refuseUnpublishable(post, later ? new Date(at).toISOString() : publicationInstant());
      return { state, record: { scheduledAt: at === null ? null : new Date(at).toISOString() } };
    }
    case 'publishNow':
      return publishNow(post, actor);
    case 'unschedule':
      return { state: 'submitted', record: { scheduledAt: null } };
    case 'emergency': {
      const told = (input as InputOf<'emergency'>).correction ?? record.correction;
      refuseWrongCorrection(post, told);
      const published = await publishNow({ ...post, record: { ...record, correction: told } }, actor);
      // One that nobody has confirmed yet goes on to wait for somebody who had no part in either.
      const earlier = record.emergency ? [record.emergency.by, ...record.emergency.savers] : [];
      const savers = [...new Set([...facts.savers, ...earlier])];
      const emergency = { by: actor.id, at: now(), reason: input.comment, savers };
      return { ...published, record: { emergency } };
    }
    case 'confirmEmergency':
      return { ...stays, record: { emergency: null } };
    case 'flag':
      return { ...stays, record: { flagged: true, flagLiftedBy: null } };
    case 'unflag':
      return { ...stays, record: { flagged: false, flagLiftedBy: actor.id } };
    case 'requestCorrection':
      return {
        ...stays,
        record: { correctionRequest: { by: actor.id, at: now(), comment: input.comment } },
      };
    case 'dismissCorrectionRequest':
      return { ...stays, record: { correctionRequest: null } };
    case 'requestHiding': {
      const { index } = input as InputOf<'requestHiding'>;
      const note = record.corrections?.[index];
      if (!note || note.note === GLOSSARY.hiddenNote) {
        throw refusal('Chưa làm được.', [{ field: 'Nội dung đính chính', reason: 'không có ghi chú này' }]);
      }
      return { ...stays, record: { hiding: { by: actor.id, at: now(), index } } };
    }
    case 'confirmHiding':
      await republishNotes(
        record,
        (record.corrections ?? []).map((note, index) =>
          index === record.hiding?.index ? { ...note, note: GLOSSARY.hiddenNote } : note,
        ),
      );
      return stays;
    case 'withdraw':
      await withdrawLive(key, record, input as InputOf<'withdraw'>);
      return { state: 'withdrawn', erases: (input as InputOf<'withdraw'>).reasonKind === 'consent' };
    case 'eraseWithdrawn':
      await withdrawnByConsent(record);
      return { state: 'withdrawn', erases: true };
    default:
      return action satisfies never;
  }
};

const submit = async (
  post: LoadedPost,
  actor: Actor,
  { correction, flagged }: InputOf<'submit'>,
): Promise<Outcome> => {
  const { key, loaded, record, facts } = post;
  refuseWrongCorrection(post, correction);
  await refuseUnpublishable(post);
  await keepOriginals(loaded);
  const hash = draftHash(loaded.snapshot, correction);
  await keepRevision(key, {
    actor: actor.id,
    cause: 'submitted',
    draftHash: hash,
    snapshot: loaded.snapshot,
  });
  return {
    state: facts.leaderConfirms ? 'confirming' : 'submitted',
    hash,
    record: { ...NOTHING_PENDING, submittedHash: hash, correction, flagged: record.flagged || flagged },
  };
};

/** A change of a live post is either small, or told to readers; a note alone may be added to an unchanged post. */
const refuseWrongCorrection = ({ record, facts }: LoadedPost, correction: Correction | null): void => {
  const field = 'Nội dung đính chính';
  if (facts.live && correction === null) {
    throw refusal('Chưa gửi duyệt được.', [
      { field, reason: 'bài đã đăng: hãy chọn “Sửa lỗi nhỏ”, hoặc ghi nội dung đính chính cho bạn đọc' },
    ]);
  }
  if (!facts.live && correction !== null) {
    throw refusal('Chưa gửi duyệt được.', [{ field, reason: 'bài chưa đăng nên chưa có gì để đính chính' }]);
  }
  if (record.state === 'published' && correction?.kind !== 'substantial') {
    throw conflict('Bản nháp không khác bài đã đăng nên không có gì để duyệt.');
  }
};

const publishNow = async (post: LoadedPost, actor: Actor): Promise<Outcome> => {
  await publishDraft(post.key, post.loaded, post.record, publicationInstant());
  await keepPublished(post, actor.id);
  return { state: 'published' };
};

const keepPublished = ({ key, loaded, facts }: LoadedPost, actor: number | null): Promise<void> =>
  keepRevision(key, { actor, cause: 'published', draftHash: facts.draftHash, snapshot: loaded.snapshot });

/** At its hour it has to be publishable too: consents and units end. */
const refuseUnpublishable = async (
  { key, loaded, record }: LoadedPost,
  at: string = publicationInstant(),
): Promise<void> => {
  const result = await preparePublication(key, loaded, record, at);
  if ('problems' in result) {
    throw refusal('Chưa gửi duyệt được bài. Hãy sửa những mục sau:', result.problems);
  }
};

/** Only what differs from the draft is a proposal. */
const proposalOf = (
  { loaded }: LoadedPost,
  actor: Actor,
  { changes, comment: why }: InputOf<'propose'>,
): NonNullable<PostRecord['proposal']> => {
  const proposed = PROPOSABLE_FIELDS.flatMap((field) => {
    const [from, to] = [loaded.snapshot[field] ?? '', changes[field]];
    return to === undefined || to === from ? [] : [[field, { from, to }] as const];
  });
  if (proposed.length === 0) {
    throw refusal('Chưa gửi được đề xuất.', [{ field: 'Đề xuất sửa', reason: 'chưa đổi chữ nào' }]);
  }
  return { by: actor.id, at: now(), comment: why, changes: Object.fromEntries(proposed) };
};

const acceptProposal = async ({ key, loaded, record }: LoadedPost, actor: Actor): Promise<Outcome> => {
  const changes = record.proposal?.changes ?? {};
  for (const field of PROPOSABLE_FIELDS) {
    const change = changes[field];
    if (change && (loaded.snapshot[field] ?? '') !== change.from) {
      throw conflict(
        `Bạn đã sửa mục “${GLOSSARY.field[field]}” sau khi có đề xuất. Hãy chép phần đề xuất vào bài, hoặc bấm “Không nhận đề xuất”.`,
      );
    }
  }
  const data = Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to]));
  await asPerson(actor.id, () => savingFor('acceptProposal', () => saveDraft(key, data)));
  const saved = await loadPost(key);
  return {
    state: record.state,
    ...(saved ? { hash: saved.facts.draftHash } : {}),
    record: { proposal: null },
  };
};

/** Restored and accepted fields come from a draft of this type: Strapi's input types cannot follow them. */
const saveDraft = (key: PostKey, data: Record<string, unknown>): Promise<unknown> =>
  strapi.documents(key.uid).update({ documentId: key.documentId, data: data as never });

const parse = <A extends AskedAction>(action: A, raw: unknown): InputOf<A> => {
  const parsed = INPUTS[action].safeParse(raw ?? {});
  if (parsed.success) return parsed.data as InputOf<A>;
  throw refusal(
    `Chưa làm được việc “${ruleOf(action).label}”.`,
    parsed.error.issues.map(({ path }) => ({
      field: INPUT_LABELS[String(path[0])] ?? String(path[0]),
      reason: 'còn thiếu hoặc không hợp lệ',
    })),
  );
};

const INPUT_LABELS: Record<string, string> = {
  draftHash: 'Bản đã xem (draftHash)',
  comment: 'Lý do, ý kiến',
  correction: 'Nội dung đính chính',
  changes: 'Đề xuất sửa',
  publishAt: 'Giờ đăng',
  index: 'Ghi chú',
  reasonKind: 'Loại lý do gỡ',
  reason: 'Lý do gỡ bài',
};

const isDue = ({ scheduledAt }: PostRecord): boolean =>
  scheduledAt !== null && new Date(scheduledAt).getTime() <= Date.now();

const sentence = (problems: readonly Problem[]): string =>
  problems.map(({ field, reason }) => `${field}: ${reason}`).join('; ');

const now = (): string => new Date().toISOString();
