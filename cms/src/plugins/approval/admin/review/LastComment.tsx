import { AWAITING_DECISION, isIn } from '../../../../domain/posts/facts';
import { Notice } from '../parts/Notice';
import { Words } from '../parts/Words';
import { TEXT } from '../texts';
import type { Standing } from '../../../../domain/approval-api';

/** The comment of the last step: from the writer to the approver, or from the approver to the spokesperson. */
export function LastComment({ standing: { state, history } }: { standing: Standing }) {
  const comment = history[0]?.comment;
  if (!comment || !isIn(AWAITING_DECISION, state)) return null;
  return (
    <Notice tone="primary" title={TEXT.lastComment}>
      <Words tag="p">{comment}</Words>
    </Notice>
  );
}
