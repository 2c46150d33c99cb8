import { GLOSSARY, LIMITS, WITHDRAWAL_REASONS } from '@newsroom/shared';
import { z } from 'zod';
import { INSIDE_LIMITS } from '../../domain/fields';
import { type AskedAction, ruleOf } from '../../domain/workflow/workflow';
import { refusal } from '../ground/refusal';

/** Text fields to which an approver may propose changes, with the limits of the forms. */
const PROPOSABLE = {
  title: z.string().max(LIMITS.post.title),
  lead: z.string().max(LIMITS.post.lead),
  body: z.string().max(LIMITS.post.body),
  quote: z.string().max(LIMITS.post.quote),
  abstract: z.string().max(LIMITS.post.abstract),
};
export const PROPOSABLE_FIELDS = Object.keys(PROPOSABLE) as (keyof typeof PROPOSABLE)[];

const comment = z.string().trim().max(INSIDE_LIMITS.comment).default('');
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ offset: true });

const correction = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('minor') }),
    z.object({ kind: z.literal('substantial'), note: z.string().trim().min(1).max(LIMITS.post.correction) }),
  ])
  .nullable()
  .default(null);

/** What a request sends with each transition. `draftHash`: of the text that the person saw. */
const INPUTS = {
  submit: z.object({
    draftHash: hash,
    comment,
    flagged: z.boolean().default(false),
    urgent: z.string().trim().min(1).max(INSIDE_LIMITS.urgent).nullable().default(null),
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
    reason: z.string().trim().max(LIMITS.post.withdrawal).default(''),
  }),
  eraseWithdrawn: z.object({ comment: z.literal('').default('') }),
} as const satisfies Record<AskedAction, z.ZodType>;

export const isAskedAction = (action: string): action is AskedAction => Object.hasOwn(INPUTS, action);

export type InputOf<A extends AskedAction> = z.infer<(typeof INPUTS)[A]>;

/** Throws a ValidationError that names each field by its Vietnamese label. */
export const parseInput = <A extends AskedAction>(action: A, raw: unknown): InputOf<A> => {
  const parsed = INPUTS[action].safeParse(raw ?? {});
  if (parsed.success) return parsed.data as InputOf<A>;
  throw refusal(
    `Chưa làm được việc “${ruleOf(action).label}”.`,
    parsed.error.issues.map(({ path }) => ({
      field: LABELS[String(path[0])] ?? String(path[0]),
      reason: 'còn thiếu hoặc không hợp lệ',
    })),
  );
};

const LABELS: Record<string, string> = {
  draftHash: 'Bản đã xem (draftHash)',
  comment: 'Lý do, ý kiến',
  correction: 'Nội dung đính chính',
  urgent: GLOSSARY.urgent,
  changes: 'Đề xuất sửa',
  publishAt: 'Giờ đăng',
  index: 'Ghi chú',
  reasonKind: 'Loại lý do gỡ',
  reason: 'Lý do gỡ bài',
};
