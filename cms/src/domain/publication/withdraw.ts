import {
  GLOSSARY,
  type LivePublication,
  type WithdrawalReason,
  type WithdrawnPublication,
} from '@newsroom/shared';
import type { Problem } from '../problems';

interface WithdrawInput {
  /** What is public now; null: nothing. */
  live: LivePublication | null;
  reasonKind: WithdrawalReason;
  /** What readers are told; not used for a withdrawal by consent, whose text is fixed. */
  reason: string;
  /** Instant of the withdrawal. */
  at: string;
}

/** What remains public of a withdrawn post: no body, person or picture; if consent was withdrawn, no name either. */
export const withdraw = ({
  live,
  reasonKind,
  reason,
  at,
}: WithdrawInput): { publication: WithdrawnPublication } | { problems: Problem[] } => {
  if (!live)
    return { problems: [{ field: 'Trạng thái', reason: 'bài chưa đăng hoặc đã gỡ, nên không gỡ được' }] };
  const byConsent = reasonKind === 'consent';
  if (!byConsent && reason.trim() === '') {
    return { problems: [{ field: 'Lý do gỡ bài', reason: 'chưa ghi lý do cho bạn đọc' }] };
  }
  return {
    publication: {
      status: 'withdrawn',
      id: live.id,
      kind: live.kind,
      unit: live.unit,
      taskGroups: live.taskGroups,
      stream: live.stream,
      format: live.format,
      firstPublishedAt: live.firstPublishedAt,
      withdrawnAt: at,
      reasonKind,
      reason: byConsent ? GLOSSARY.withdrawnByConsent : reason.trim(),
      slug: byConsent ? null : live.slug,
      title: byConsent ? null : live.title,
    },
  };
};
