import type { Effect } from './effect';

export const requestCorrection: Effect<'requestCorrection'> = ({ post, actor, input: { comment } }) => ({
  to: post.record.state,
  record: { correctionRequest: { by: actor.id, at: new Date().toISOString(), comment } },
});
