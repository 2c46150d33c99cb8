import { refusal } from '../../ground/refusal';
import { NOTHING_SUBMITTED } from '../../posts/post-records';
import { PROPOSABLE_FIELDS } from '../inputs';
import { backToWriter } from './back-to-writer';
import type { Effect } from './effect';

/** Only what differs from the draft is a proposal. */
export const propose: Effect<'propose'> = ({ post, actor, input: { changes, comment } }) => {
  const proposed = PROPOSABLE_FIELDS.flatMap((field) => {
    const [from, to] = [post.loaded.snapshot[field] ?? '', changes[field]];
    return to === undefined || to === from ? [] : [[field, { from, to }] as const];
  });
  if (proposed.length === 0) {
    throw refusal('Chưa gửi được đề xuất.', [{ field: 'Đề xuất sửa', reason: 'chưa đổi chữ nào' }]);
  }
  const proposal = {
    by: actor.id,
    at: new Date().toISOString(),
    comment,
    changes: Object.fromEntries(proposed),
  };
  return { ...backToWriter(post, 'returned'), record: { ...NOTHING_SUBMITTED, proposal } };
};
