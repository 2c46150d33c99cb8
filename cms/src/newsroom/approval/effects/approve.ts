import { approvalLeadsTo } from '../../../domain/workflow/workflow';
import { publicationInstant } from '../../ground/permits';
import type { Asked, Decision, Effect } from './effect';
import { publishable, publishing } from './publishing';

export const approve: Effect<'approve'> = (asked) => approveAs('approve', asked);

export const approveAsSpokesperson: Effect<'approveAsSpokesperson'> = (asked) =>
  approveAs('approveAsSpokesperson', asked);

const approveAs = async (
  action: 'approve' | 'approveAsSpokesperson',
  { post, actor, input: { publishAt } }: Asked<'approve' | 'approveAsSpokesperson'>,
): Promise<Decision> => {
  const { record, facts } = post;
  const wanted = publishAt ?? record.scheduledAt;
  const at = wanted === null ? null : new Date(wanted).toISOString();
  const later = at !== null && Date.parse(at) > Date.now();
  const to = approvalLeadsTo(action, facts, later);
  if (to === 'published') return publishing(post, actor.id);
  const prepared = await publishable(post, later ? at : publicationInstant());
  // The mail to the spokesperson also says what would stop a publication before that hour.
  return { to, record: { scheduledAt: at }, ...(later ? {} : { prepared }) };
};
