import type { Effect } from './effect';

export const confirmEmergency: Effect<'confirmEmergency'> = ({ post }) => ({
  to: post.record.state,
  record: { emergency: null },
});
