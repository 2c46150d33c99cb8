import { useState } from 'react';

import { GLOSSARY, LIMITS } from '@newsroom/shared';

import { FormDialog } from '../parts/FormDialog';
import { TextArea } from '../parts/TextArea';
import { TEXT } from '../texts';
import type { StepDialogProps } from './step-dialog';

/** The text fields that can be proposed, and how many lines of each to show. */
const FIELDS = { title: 2, lead: 4, body: 14, quote: 3, abstract: 3 } as const;
type FieldName = keyof typeof FIELDS;

/** The draft, and beside it the approver's own wording. */
export function ProposeDialog({ standing, step, onSubmit, ...dialog }: StepDialogProps) {
  const { draft } = standing;
  const names = (Object.keys(FIELDS) as FieldName[]).filter((name) => name in draft);
  const before = (name: FieldName): string => (typeof draft[name] === 'string' ? draft[name] : '');
  const [texts, setTexts] = useState(() => new Map(names.map((name) => [name, before(name)])));
  const [comment, setComment] = useState('');
  const changed = [...texts].filter(([name, text]) => text !== before(name));

  return (
    <FormDialog
      {...dialog}
      title={step.label}
      explain={TEXT.proposeExplain}
      action={step.label}
      disabled={changed.length === 0}
      onSubmit={() => onSubmit({ changes: Object.fromEntries(changed), comment: comment.trim() })}
    >
      {names.map((name) => (
        <TextArea
          key={name}
          name={name}
          label={GLOSSARY.field[name]}
          value={texts.get(name) ?? ''}
          rows={FIELDS[name]}
          maxLength={LIMITS.post[name]}
          onChange={(text) => setTexts(new Map(texts).set(name, text))}
        />
      ))}
      <TextArea name="comment" label={TEXT.proposeComment} value={comment} rows={2} onChange={setComment} />
    </FormDialog>
  );
}
