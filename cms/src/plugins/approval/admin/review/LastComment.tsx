import type { Standing } from '../approval-api';
import { Notice } from '../parts/Notice';
import { Words } from '../parts/Words';
import { TEXT } from '../texts';

const WAITING = ['confirming', 'submitted', 'second'];

/** What came with the step for which the post waits: a writer's word to the approver, an approver's to the spokesperson. */
export function LastComment({ standing: { state, history } }: { standing: Standing }) {
  const comment = history[0]?.comment;
  if (!comment || !WAITING.includes(state)) return null;
  return (
    <Notice tone="primary" title={TEXT.lastComment}>
      <Words tag="p">{comment}</Words>
    </Notice>
  );
}
