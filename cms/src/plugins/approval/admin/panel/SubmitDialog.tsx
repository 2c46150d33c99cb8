import { Checkbox, Field, Typography } from '@strapi/design-system';
import { useState } from 'react';

import { FormDialog } from '../parts/FormDialog';
import { TextArea } from '../parts/TextArea';
import { TextLine } from '../parts/TextLine';
import { INSIDE_LIMITS } from '../../../../domain/fields';
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
  const [urgent, setUrgent] = useState(false);
  const [urgentReason, setUrgentReason] = useState('');
  const [comment, setComment] = useState('');
  const choice = useCorrection(live, noteOnly ? 'substantial' : null);
  const [asked, setAsked] = useState(false);
  const reasonMissing = urgent && urgentReason.trim() === '';

  const submit = (): void => {
    setAsked(true);
    if (choice.noteMissing || choice.kindMissing || reasonMissing) return;
    onSubmit({
      flagged,
      urgent: urgent ? urgentReason.trim() : null,
      comment: comment.trim(),
      correction: choice.correction,
    });
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
      <Field.Root name="urgent" hint={TEXT.urgentHint}>
        <Checkbox checked={urgent} onCheckedChange={(checked) => setUrgent(checked === true)}>
          {TEXT.urgent}
        </Checkbox>
        <Field.Hint />
      </Field.Root>
      {urgent && (
        <TextLine
          name="urgentReason"
          required
          label={TEXT.urgentReason}
          hint={TEXT.urgentReasonHint}
          value={urgentReason}
          maxLength={INSIDE_LIMITS.urgent}
          error={asked && reasonMissing && TEXT.urgentReasonMissing}
          onChange={setUrgentReason}
        />
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
