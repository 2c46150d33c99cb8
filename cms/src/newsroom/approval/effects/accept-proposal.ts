import { GLOSSARY } from '@newsroom/shared';
import { conflict } from '../../ground/refusal';
import { PROPOSABLE_FIELDS } from '../inputs';
import type { Effect } from './effect';

export const acceptProposal: Effect<'acceptProposal'> = ({ post: { loaded, record }, actor }) => {
  const changes = record.proposal?.changes ?? {};
  for (const field of PROPOSABLE_FIELDS) {
    const change = changes[field];
    if (change && (loaded.snapshot[field] ?? '') !== change.from) {
      throw conflict(
        `Bạn đã sửa mục “${GLOSSARY.field[field]}” sau khi có đề xuất. Hãy chép phần đề xuất vào bài, hoặc bấm “Không nhận đề xuất”.`,
      );
    }
  }
  const data = Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to]));
  return {
    to: record.state,
    record: { proposal: null },
    changes: [{ kind: 'proposal', data, by: actor.id }],
  };
};
