import type { Effect } from './effect';

export const declineProposal: Effect<'declineProposal'> = ({ post }) => ({
  to: post.record.state,
  record: { proposal: null },
});
