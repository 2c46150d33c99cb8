import { type Format, GLOSSARY } from '@newsroom/shared';
import type { Refused } from '../problems';
import { APPROVED, NOT_WITHDRAWN, type PostFacts, type State, isIn } from '../posts/facts';
import { type Capacity, WRITERS, type Actor, sees, reaches } from '../people/actor';

/** A transition: its label, who may make it from which state, and where it leads. */
interface Rule {
  label: string;
  from: Partial<Record<State, readonly Capacity[]>>;
  /** Where it may lead; 'same': the state stays. */
  to: readonly (State | 'same')[];
  /** Only if the post is public. */
  live?: true;
  /** A reason or comment is required. */
  comment?: 'required';
  /** Not by anybody who saved a change since the post was created or last published. */
  fourEyes?: true;
  /** It decides on a text, so the request has to send the hash of the text that the person saw. */
  seesText?: true;
}
const DECIDERS = ['approver', 'spokesperson'] as const;
const inEach = (states: readonly State[], by: readonly Capacity[]): Rule['from'] =>
  Object.fromEntries(states.map((state) => [state, by]));

/**
 * The table of the workflow. The endpoints, the panel and docs/workflow.md are generated from it. What the table cannot
 * express – scope, four eyes, the two approvals – is in `judge` below.
 */
export const TRANSITIONS = {
  save: { label: 'Lưu', from: inEach(NOT_WITHDRAWN, WRITERS), to: ['draft', 'returned'] },
  submit: {
    label: 'Gửi duyệt',
    from: inEach(['draft', 'returned', 'published'], WRITERS),
    to: ['submitted', 'confirming'],
    seesText: true,
  },
  recall: { label: 'Rút lại để sửa', from: inEach(['confirming', 'submitted'], WRITERS), to: ['draft'] },
  confirm: {
    label: 'Xác nhận',
    from: { confirming: ['leader'] },
    to: ['submitted'],
    fourEyes: true,
    seesText: true,
  },
  return: {
    label: 'Trả lại',
    from: { confirming: ['leader'], submitted: ['approver'], second: DECIDERS, scheduled: DECIDERS },
    to: ['returned'],
    comment: 'required',
  },
  propose: {
    label: 'Đề xuất sửa',
    from: { submitted: ['approver'], second: ['spokesperson'] },
    to: ['returned'],
    seesText: true,
  },
  acceptProposal: { label: 'Nhận đề xuất', from: inEach(['returned'], WRITERS), to: ['same'] },
  declineProposal: { label: 'Không nhận đề xuất', from: inEach(['returned'], WRITERS), to: ['same'] },
  approve: {
    label: GLOSSARY.action.approve,
    from: { submitted: ['approver'] },
    to: ['published', 'scheduled', 'second'],
    fourEyes: true,
    seesText: true,
  },
  approveAsSpokesperson: {
    label: 'Duyệt đăng (người phát ngôn)',
    from: { second: ['spokesperson'] },
    to: ['published', 'scheduled'],
    fourEyes: true,
    seesText: true,
  },
  publishNow: {
    label: 'Đăng ngay',
    from: { scheduled: DECIDERS },
    to: ['published'],
    fourEyes: true,
    seesText: true,
  },
  unschedule: { label: 'Hủy hẹn giờ', from: { scheduled: DECIDERS }, to: ['submitted'] },
  emergency: {
    label: 'Đăng khẩn',
    from: inEach(['draft', 'returned', 'confirming', 'submitted', 'second', 'scheduled'], DECIDERS),
    to: ['published'],
    comment: 'required',
    seesText: true,
  },
  confirmEmergency: {
    label: 'Xác nhận bài đăng khẩn',
    from: inEach(NOT_WITHDRAWN, DECIDERS),
    to: ['same'],
    live: true,
  },
  flag: {
    label: 'Cần người phát ngôn duyệt',
    from: inEach(['draft', 'returned', 'confirming', 'submitted'], [...WRITERS, 'spokesperson']),
    to: ['same'],
  },
  unflag: {
    label: 'Không cần người phát ngôn duyệt',
    from: inEach(['draft', 'returned', 'confirming', 'submitted'], ['spokesperson']),
    to: ['same'],
  },
  requestCorrection: {
    label: 'Đề nghị đính chính',
    from: inEach(NOT_WITHDRAWN, ['contributor', 'editor', 'leader']),
    to: ['same'],
    live: true,
    comment: 'required',
  },
  dismissCorrectionRequest: {
    label: 'Đã xem, không đính chính',
    from: inEach(NOT_WITHDRAWN, ['approver']),
    to: ['same'],
    live: true,
    comment: 'required',
  },
  requestHiding: {
    label: 'Đề nghị ẩn ghi chú',
    from: inEach(NOT_WITHDRAWN, DECIDERS),
    to: ['same'],
    live: true,
    comment: 'required',
  },
  confirmHiding: {
    label: 'Đồng ý ẩn ghi chú',
    from: inEach(NOT_WITHDRAWN, DECIDERS),
    to: ['same'],
    live: true,
  },
  withdraw: {
    label: GLOSSARY.action.withdraw,
    from: inEach(NOT_WITHDRAWN, ['approver']),
    to: ['withdrawn'],
    live: true,
  },
  eraseWithdrawn: {
    label: 'Xóa theo yêu cầu của người có liên quan',
    from: { withdrawn: ['approver'] },
    to: ['withdrawn'],
  },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof TRANSITIONS;
/** A transition that a person asks for. Saving is left out, because the content manager does it. */
export type AskedAction = Exclude<Action, 'save'>;
export const ACTIONS = Object.keys(TRANSITIONS) as Action[];
export const ASKED_ACTIONS = ACTIONS.filter((action) => action !== 'save');
export const ruleOf = (action: Action): Rule => TRANSITIONS[action];

/** Formats that speak for the department, so that the spokesperson always decides too. */
export const SPOKEN_FORMATS: readonly Format[] = ['thong-cao-bao-chi', 'thu-moi-bao-chi'];

export const needsSpokesperson = (post: Pick<PostFacts, 'flagged' | 'format'>): boolean =>
  post.flagged || SPOKEN_FORMATS.some((format) => format === post.format);

/** Whether those who have to decide are told at once, and not in the next digest. */
export const isPressing = (post: Pick<PostFacts, 'urgent' | 'flagged' | 'format'>): boolean =>
  post.urgent || needsSpokesperson(post);

/**
 * Null if the person may make the transition now; otherwise why not. 404: the person may not know of the post; 403:
 * this person may not; 409: not in the post's present state.
 * @param seenHash hash of the text that the person saw, if the transition decides on a text
 */
export const judge = (
  action: Action,
  post: PostFacts,
  actor: Actor,
  seenHash: string = post.draftHash,
): Refused | null => {
  const rule = ruleOf(action);
  if (!sees(actor, post)) return { status: 404, message: 'Không tìm thấy bài này.' };
  const able = (capacities: readonly Capacity[]): boolean =>
    capacities.some((capacity) => reaches(actor, capacity, post));
  if (!able(Object.values(rule.from).flat())) {
    return { status: 403, message: `Vai trò của bạn không có quyền “${rule.label}”.` };
  }
  const by = rule.from[post.state];
  if (by === undefined) return { status: 409, message: notFromHere(action, post.state) };
  if (!able(by)) {
    return {
      status: 403,
      message: `Ở bước “${GLOSSARY.state[post.state]}”, việc “${rule.label}” là của: ${by.map((capacity) => GLOSSARY.role[capacity]).join(', ')}.`,
    };
  }
  if (rule.live && !post.live) return { status: 409, message: 'Bài chưa đăng nên chưa làm được việc này.' };
  if (rule.fourEyes && post.savers.some(isOneOf(action, post, actor))) return BARRED;
  const refused = ownConditions(action, post, actor);
  if (refused) return refused;
  if (rule.seesText && (seenHash !== post.draftHash || isStale(action, post))) return CHANGED;
  return null;
};

/** Id of the person by whose delegation the actor would act; null: by their own role. */
export const actsFor = (action: Action, post: PostFacts, actor: Actor): number | null => {
  const used = (ruleOf(action).from[post.state] ?? []).filter((capacity) => reaches(actor, capacity, post));
  const lenders = used.map((capacity) => actor.capacities.get(capacity) ?? null);
  return lenders.includes(null) ? null : (lenders[0] ?? null);
};

/** Four eyes need two people: a deputy and the person who delegated count as one. */
const isOneOf = (action: Action, post: PostFacts, actor: Actor): ((id: number) => boolean) => {
  const lender = actsFor(action, post, actor);
  return (id) => id === actor.id || id === lender;
};

/** Where an approval leads. */
export const approvalLeadsTo = (
  action: 'approve' | 'approveAsSpokesperson',
  post: PostFacts,
  scheduled: boolean,
): State => {
  if (action === 'approve' && needsSpokesperson(post)) return 'second';
  return scheduled ? 'scheduled' : 'published';
};

/** State after a saved change: a submission or an approval is void; a returned post stays returned. */
export const saveLeadsTo = (state: State): State => (state === 'returned' ? 'returned' : 'draft');

const BARRED: Refused = {
  status: 403,
  message: 'Bạn đã sửa bài này kể từ khi tạo hoặc lần đăng trước, nên phải để người khác duyệt.',
};
const CHANGED: Refused = {
  status: 409,
  message: 'Bài đã thay đổi sau khi bạn mở. Hãy tải lại trang và xem lại trước khi quyết định.',
};

/** Whether the text differs from the one that was submitted. */
const isStale = (action: Action, post: PostFacts): boolean =>
  (action === 'confirm' ||
    action === 'approve' ||
    action === 'approveAsSpokesperson' ||
    action === 'publishNow' ||
    action === 'propose') &&
  post.submittedHash !== post.draftHash;

const ownConditions = (action: Action, post: PostFacts, actor: Actor): Refused | null => {
  const isActor = isOneOf(action, post, actor);
  const isOrActsFor = (id: number | null): boolean => id !== null && isActor(id);
  switch (action) {
    case 'approve':
      return !needsSpokesperson(post) && post.flagLiftedBy === actor.id
        ? { status: 403, message: 'Bạn đã bỏ yêu cầu người phát ngôn duyệt, nên phải để người khác duyệt.' }
        : null;
    case 'approveAsSpokesperson':
      return isOrActsFor(post.firstApprover)
        ? { status: 403, message: 'Bạn đã duyệt cho Ban Biên tập; lượt thứ hai phải là người khác.' }
        : null;
    case 'emergency':
      return needsSpokesperson(post) && !actor.capacities.has('spokesperson')
        ? { status: 403, message: 'Bài cần người phát ngôn duyệt: chỉ người phát ngôn đăng khẩn được.' }
        : null;
    case 'confirmEmergency':
      if (!post.emergency) return { status: 409, message: 'Bài không có lần đăng khẩn nào chờ xác nhận.' };
      return isActor(post.emergency.by) || post.emergency.savers.some(isActor)
        ? { status: 403, message: 'Bạn đã đăng khẩn hoặc đã sửa bài này, nên phải để người khác xác nhận.' }
        : null;
    case 'acceptProposal':
    case 'declineProposal':
      return post.proposal ? null : { status: 409, message: 'Bài không có đề xuất sửa nào đang chờ.' };
    case 'dismissCorrectionRequest':
      return post.correctionRequested
        ? null
        : { status: 409, message: 'Không có đề nghị đính chính nào đang chờ.' };
    case 'eraseWithdrawn':
      return post.reasonKind === 'consent' ? { status: 409, message: 'Bài đã được xóa theo yêu cầu.' } : null;
    case 'requestHiding':
      if (post.hiding) return { status: 409, message: 'Đã có đề nghị ẩn ghi chú đang chờ người thứ hai.' };
      return post.hasNote ? null : { status: 409, message: 'Bài không có ghi chú đính chính nào để ẩn.' };
    case 'confirmHiding':
      if (!post.hiding) return { status: 409, message: 'Không có đề nghị ẩn ghi chú nào đang chờ.' };
      return isActor(post.hiding.by)
        ? { status: 403, message: 'Bạn đã đề nghị ẩn ghi chú; cần người thứ hai đồng ý.' }
        : null;
    default:
      return null;
  }
};

const notFromHere = (action: Action, state: State): string => {
  if ((action === 'approve' || action === 'approveAsSpokesperson') && isIn(APPROVED, state)) {
    return `Bài này đã được duyệt (đang ở bước “${GLOSSARY.state[state]}”).`;
  }
  if (state === 'withdrawn') return 'Bài đã gỡ: không sửa và không đăng lại được. Hãy viết bài mới nếu cần.';
  return `Bài đang ở bước “${GLOSSARY.state[state]}” nên không làm được việc “${ruleOf(action).label}”.`;
};
