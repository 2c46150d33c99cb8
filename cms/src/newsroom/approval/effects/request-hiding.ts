import { GLOSSARY } from '@newsroom/shared';
import { refusal } from '../../ground/refusal';
import type { Effect } from './effect';

export const requestHiding: Effect<'requestHiding'> = ({ post: { record }, actor, input: { index } }) => {
  const note = record.corrections?.[index];
  if (!note || note.note === GLOSSARY.hiddenNote) {
    throw refusal('Chưa làm được.', [{ field: 'Nội dung đính chính', reason: 'không có ghi chú này' }]);
  }
  return { to: record.state, record: { hiding: { by: actor.id, at: new Date().toISOString(), index } } };
};
