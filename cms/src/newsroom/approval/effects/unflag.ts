import type { Effect } from './effect';

export const unflag: Effect<'unflag'> = ({ post, actor }) => ({
  to: post.record.state,
  record: { flagged: false, flagLiftedBy: actor.id },
});
