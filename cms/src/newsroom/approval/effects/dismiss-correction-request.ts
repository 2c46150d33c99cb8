import type { Effect } from './effect';

export const dismissCorrectionRequest: Effect<'dismissCorrectionRequest'> = ({ post }) => ({
  to: post.record.state,
  record: { correctionRequest: null },
});
