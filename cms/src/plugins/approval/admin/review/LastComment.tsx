import { AWAITING_DECISION, isIn } from '../../../../domain/posts/facts';
import { Notice } from '../parts/Notice';
import { Words } from '../parts/Words';
import { TEXT } from '../texts';
import type { Standing } from '../../../../domain/approval-api';

/** What came with the step for which the post waits: a writer's word to the approver, an approver's to the spokesperson. */
export function LastComment({ standing: { state, history } }: { standing: Standing }) {
  const comment = history[0]?.comment;
  if (!comment || !isIn(AWAITING_DECISION, state)) return null;
  return (
    <Notice tone="primary" title={TEXT.lastComment}>
      <Words tag="p">{comment}</Words>
    </Notice>
  );
}
