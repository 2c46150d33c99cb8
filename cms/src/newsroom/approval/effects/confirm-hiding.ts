import { GLOSSARY } from '@newsroom/shared';
import type { Effect } from './effect';

export const confirmHiding: Effect<'confirmHiding'> = ({ post: { record } }) => ({
  to: record.state,
  changes: [
    {
      kind: 'notes',
      corrections: (record.corrections ?? []).map((note, index) =>
        index === record.hiding?.index ? { ...note, note: GLOSSARY.hiddenNote } : note,
      ),
    },
  ],
});
