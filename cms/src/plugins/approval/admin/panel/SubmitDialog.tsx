import { Checkbox, Field, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { FormDialog } from '../parts/FormDialog';
import { TextArea } from '../parts/TextArea';
import { TEXT } from '../texts';
import { CorrectionFields } from './CorrectionFields';
import type { StepDialogProps } from './step-dialog';
import { useCorrection } from './use-correction';

/** Before a post goes to its approvers: who has to see it, and what readers are told of a change. */
export function SubmitDialog({ standing, step, onSubmit, ...dialog }: StepDialogProps) {
  const { status, state, needsSpokesperson } = standing;
  const live = status === 'live';
  const noteOnly = state === 'published';
  const [flagged, setFlagged] = useState(false);
  const [comment, setComment] = useState('');
  const choice = useCorrection(live, noteOnly ? 'substantial' : null);
  const [asked, setAsked] = useState(false);

  const submit = (): void => {
    setAsked(true);
    if (choice.noteMissing || choice.kindMissing) return;
    onSubmit({ flagged, comment: comment.trim(), correction: choice.correction });
  };

  return (
    <FormDialog
      {...dialog}
      title={noteOnly ? TEXT.addNote : step.label}
      explain={noteOnly ? TEXT.noteOnly : TEXT.submitExplain}
      action={step.label}
      onSubmit={submit}
    >
      {live && <CorrectionFields choice={choice} noteOnly={noteOnly} asked={asked} />}
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
