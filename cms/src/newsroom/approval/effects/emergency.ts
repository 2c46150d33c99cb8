import { refuseWrongCorrection } from './correction';
import type { Effect } from './effect';
import { publishing } from './publishing';

export const emergency: Effect<'emergency'> = async ({ post, actor, input }) => {
  const { record, facts } = post;
  const correction = input.correction ?? record.correction;
  refuseWrongCorrection(post, correction);
  const published = await publishing({ ...post, record: { ...record, correction } }, actor.id);
  // An earlier emergency publication is still not confirmed: the person who confirms must have had no part in it either.
  const earlier = record.emergency ? [record.emergency.by, ...record.emergency.savers] : [];
  const savers = [...new Set([...facts.savers, ...earlier])];
  const at = new Date().toISOString();
  return { ...published, record: { emergency: { by: actor.id, at, reason: input.comment, savers } } };
};
