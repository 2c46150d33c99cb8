import { Checkbox, Field, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { Choices } from '../parts/Choices';
import { FormDialog } from '../parts/FormDialog';
import { TextArea } from '../parts/TextArea';
import { TEXT } from '../texts';
import type { StepDialogProps } from './step-dialog';

const KINDS = [
  { value: 'minor', label: TEXT.changeMinor },
  { value: 'substantial', label: TEXT.changeSubstantial },
] as const;
type Kind = (typeof KINDS)[number]['value'];

/** Before a post goes to its approvers: who has to see it, and what readers are told of a change. */
export function SubmitDialog({ standing, step, onSubmit, ...dialog }: StepDialogProps) {
  const { status, state, needsSpokesperson } = standing;
  const live = status === 'live';
  const noteOnly = state === 'published';
  const [flagged, setFlagged] = useState(false);
  const [comment, setComment] = useState('');
  const [kind, setKind] = useState<Kind | null>(noteOnly ? 'substantial' : null);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const noteMissing = live && kind === 'substantial' && note.trim() === '';
  const kindMissing = live && kind === null;

  const submit = (): void => {
    setAsked(true);
    if (noteMissing || kindMissing) return;
    const correction = kind === 'substantial' ? { kind, note: note.trim() } : { kind };
    onSubmit({ flagged, comment: comment.trim(), correction: live ? correction : null });
  };

  return (
    <FormDialog
      {...dialog}
      title={noteOnly ? TEXT.addNote : step.label}
      explain={noteOnly ? TEXT.noteOnly : TEXT.submitExplain}
      action={step.label}
      onSubmit={submit}
    >
      {live && !noteOnly && (
        <Field.Root name="correction" error={asked && kindMissing ? TEXT.changeMissing : false}>
          <Choices label={TEXT.change} value={kind} options={KINDS} onChange={setKind} />
          <Field.Error />
        </Field.Root>
      )}
      {live && kind === 'substantial' && (
        <TextArea
          name="note"
          required
          label={TEXT.note}
          hint={TEXT.noteHint}
          value={note}
          maxLength={2000}
          error={asked && noteMissing && TEXT.noteMissing}
          onChange={setNote}
        />
      )}
      {needsSpokesperson ? (
        <Typography tag="p">{TEXT.needsSpokesperson}</Typography>
      ) : (
        <Field.Root name="flagged" hint={TEXT.flaggedHint}>
          <Checkbox checked={flagged} onCheckedChange={(checked) => setFlagged(checked === true)}>
            {TEXT.flagged}
          </Checkbox>
          <Field.Hint />
        </Field.Root>
      )}
      <TextArea
        name="comment"
        label={TEXT.messageToApprover}
        value={comment}
        rows={2}
        onChange={setComment}
      />
    </FormDialog>
  );
}
