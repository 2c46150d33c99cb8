import { GLOSSARY } from '@newsroom/shared';
import { formLink, reviewLink } from '../ground/admin-links';
import { chatMessage } from '../../domain/workflow/chat-message';
import {
  ASKED_ACTIONS,
  type Action,
  TRANSITIONS,
  judge,
  needsSpokesperson,
  ruleOf,
} from '../../domain/workflow/workflow';
import { commentsOf } from '../log/event-log';
import { allPeople } from '../people/people';
import type { LoadedPost } from '../posts/post-facts';
import { preparePublication, publicUrlOf } from '../publication/publications';
import { refusalsOfLastRelease } from '../publication/publisher';
import { revisionsOf } from '../posts/revisions';
import { publicationInstant } from '../ground/permits';
import { currentUnitName } from '../vocabularies/vocabularies';
import { CLOSED, type State, isIn } from '../../domain/posts/facts';
import { type Actor, sees } from '../../domain/people/actor';
import type { Standing } from '../../domain/approval-api';
import type { PostRecord } from '../../domain/posts/post-record';
import type { Problem } from '../../domain/problems';
import { ERASED_WORDS } from '../../domain/erased-words';

/** Null: this person may not see the post. */
export const standingOf = async (post: LoadedPost, actor: Actor): Promise<Standing | null> => {
  const { key, record, facts, events } = post;
  if (!sees(actor, facts)) return null;
  const people = await allPeople();
  const nameOf = (id: number | null): string =>
    id === null ? 'Hệ thống' : (people.get(id)?.name ?? 'Tài khoản đã xóa');
  const named = <T extends { by: number }>(note: T | null) => note && { ...note, by: nameOf(note.by) };
  const comments = await commentsOf(key);
  const prepared = isIn(CLOSED, record.state) ? null : await preparePublication(post, publicationInstant());
  const { proposal, emergency } = record;

  return {
    postId: record.postId,
    state: record.state,
    status: record.status,
    draftHash: facts.draftHash,
    savedAt: post.loaded.updatedAt,
    draft: post.loaded.snapshot,
    may: ASKED_ACTIONS.filter((action) => judge(action, facts, actor) === null).map((action) => ({
      action,
      label: ruleOf(action).label,
    })),
    barred: barredReason(post, actor),
    savingBars: actor.capacities.has('approver') && !facts.savers.includes(actor.id),
    checks: prepared?.problems ?? [],
    warnings: prepared?.warnings() ?? [],
    needsSpokesperson: needsSpokesperson(facts),
    urgent: record.urgent,
    message: await messageOf(post),
    scheduledAt: iso(record.scheduledAt),
    correction: record.correction,
    corrections: record.corrections ?? [],
    correctionRequest: named(record.correctionRequest),
    hiding: named(record.hiding),
    proposal: proposal && {
      by: nameOf(proposal.by),
      at: proposal.at,
      comment: proposal.comment,
      changes: Object.entries(proposal.changes).map(([field, change]) => ({
        field,
        label: GLOSSARY.field[field as keyof typeof GLOSSARY.field],
        ...change,
      })),
    },
    emergency: emergency && { by: nameOf(emergency.by), at: emergency.at, reason: emergency.reason },
    history: events
      .map((event) => ({
        at: event.at,
        by: nameOf(event.actor),
        actingFor: event.actingFor === null ? null : nameOf(event.actingFor),
        action:
          event.action in TRANSITIONS ? ruleOf(event.action as Action).label : (LOGGED[event.action] ?? ''),
        to: GLOSSARY.state[event.toState as State],
        comment: event.comment === null ? null : (comments.get(event.comment) ?? ERASED_WORDS),
      }))
      .reverse(),
    revisions: (await revisionsOf(key)).map(({ number, at, actor: by, cause }) => ({
      number,
      at,
      by: nameOf(by),
      cause,
    })),
    firstPublishedAt: iso(record.firstPublishedAt),
    modifiedAt: iso(record.modifiedAt),
    withdrawnAt: iso(record.withdrawnAt),
    reason: record.reason,
    releasedAt: iso(record.releasedAt),
    refusal: await refusalOf(record),
    url: await publicUrlOf(record),
  };
};

/** Actions in the log that are not transitions of a person. */
const LOGGED: Record<string, string> = {
  create: 'Tạo bài',
  clone: 'Tạo bài từ bài khác',
  discard: 'Bỏ thay đổi, lấy lại bản đã đăng',
  restore: 'Lấy lại bản cũ',
  publishDue: 'Tự đăng theo giờ hẹn',
  hold: 'Chưa tự đăng được',
  stripConsent: 'Gỡ ảnh vì rút đồng ý',
  handOver: 'Chuyển bài cho người khác',
};

const messageOf = async ({ key, loaded, record }: LoadedPost): Promise<string | null> =>
  chatMessage({
    title: loaded.draft.title,
    unit: await currentUnitName(loaded.draft.unit?.code),
    state: record.state,
    sample: loaded.draft.sample === true,
    emergency: record.emergency !== null,
    correctionRequested: record.correctionRequest !== null,
    hidingRequested: record.hiding !== null,
    reviewLink: reviewLink(key),
    formLink: formLink(key),
  });

const refusalOf = async ({ postId }: PostRecord): Promise<Problem[] | null> => {
  const refusals = await refusalsOfLastRelease();
  return refusals.find(({ subject, key }) => subject === 'post' && key === postId)?.problems ?? null;
};

const barredReason = ({ facts }: LoadedPost, actor: Actor): string | null => {
  for (const action of ['approve', 'approveAsSpokesperson', 'confirm'] as const) {
    const no = judge(action, facts, actor);
    const able = (ruleOf(action).from[facts.state] ?? []).some((capacity) => actor.capacities.has(capacity));
    if (able && no?.status === 403) return no.message;
  }
  return null;
};

const iso = (value: string | Date | null): string | null => (value ? new Date(value).toISOString() : null);
