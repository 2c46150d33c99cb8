import { Field, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { formatInstant, GLOSSARY } from '@newsroom/shared';

import { Choices } from '../parts/Choices';
import { FormDialog } from '../parts/FormDialog';
import { TextArea } from '../parts/TextArea';
import { TEXT } from '../texts';
import type { StepDialogProps } from './step-dialog';

/** Which correction note must be hidden from readers, and why. */
export function HidingDialog({ standing, step, onSubmit, ...dialog }: StepDialogProps) {
  const notes = standing.corrections
    .map(({ at, note }, index) => ({ value: String(index), label: `${formatInstant(at)} – ${note}`, note }))
    .filter(({ note }) => note !== GLOSSARY.hiddenNote);
  const [chosen, setChosen] = useState<string | null>(notes.length === 1 ? (notes[0]?.value ?? null) : null);
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const commentMissing = comment.trim() === '';

  if (notes.length === 0) {
    return (
      <FormDialog {...dialog} title={step.label} action={null}>
        <Typography tag="p">{TEXT.noNotes}</Typography>
      </FormDialog>
    );
  }
  return (
    <FormDialog
      {...dialog}
      title={step.label}
      explain={TEXT.hidingExplain}
      action={step.label}
      onSubmit={() => {
        setAsked(true);
        if (chosen !== null && !commentMissing) onSubmit({ index: Number(chosen), comment: comment.trim() });
      }}
    >
      <Field.Root name="index" error={asked && chosen === null ? TEXT.whichNoteMissing : false}>
        <Choices label={TEXT.whichNote} value={chosen} options={notes} onChange={setChosen} />
        <Field.Error />
      </Field.Root>
      <TextArea
        name="comment"
        required
        label={TEXT.hidingReason}
        value={comment}
        error={asked && commentMissing && TEXT.commentMissing}
        onChange={setComment}
      />
    </FormDialog>
  );
}
