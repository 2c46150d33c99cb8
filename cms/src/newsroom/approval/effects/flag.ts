import type { Effect } from './effect';

export const flag: Effect<'flag'> = ({ post }) => ({
  to: post.record.state,
  record: { flagged: true, flagLiftedBy: null },
});
