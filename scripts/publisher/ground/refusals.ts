import type { RawChange, Refusal } from '@newsroom/shared';

/** A refusal of the row, with one reason. */
export const problem = (
  { subject, key }: Pick<RawChange, 'subject' | 'key'>,
  field: string,
  reason: string,
): Refusal => ({ subject, key, problems: [{ field, reason }] });

/** The text of a refusal for the operator. */
export const refusalLine = ({ subject, key, problems }: Refusal): string => {
  const reasons = problems.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
  return `Chưa đăng được ${SUBJECT_NAMES.get(subject) ?? subject} ${key}: ${reasons}`;
};

const SUBJECT_NAMES = new Map([
  ['post', 'bài'],
  ['erasure', 'việc xóa bài'],
  ['picture-erasure', 'việc gỡ ảnh'],
  ['unit', 'đơn vị'],
  ['task-group', 'nhóm nhiệm vụ'],
  ['stream', 'nội dung truyền thông'],
  ['department', 'thông tin của Sở'],
]);
