import { useState } from 'react';

import { FormDialog } from '../parts/FormDialog';
import { TextArea } from '../parts/TextArea';
import { STEP_TEXT, TEXT } from '../texts';
import { CorrectionFields } from './CorrectionFields';
import type { StepDialogProps } from './step-dialog';
import { useCorrection } from './use-correction';

/** Publishes at once, without a second person: asks why, and for a live post what readers are told. */
export function EmergencyDialog({ standing, step, onSubmit, ...dialog }: StepDialogProps) {
  const { explain = '', comment: label = '' } = STEP_TEXT.emergency;
  const live = standing.status === 'live';
  const choice = useCorrection(live);
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = comment.trim() === '';

  const publish = (): void => {
    setAsked(true);
    if (missing || choice.kindMissing || choice.noteMissing) return;
    onSubmit({ comment: comment.trim(), correction: choice.correction });
  };

  return (
    <FormDialog
      {...dialog}
      danger
      title={step.label}
      explain={explain}
      action={step.label}
      onSubmit={publish}
    >
      {live && <CorrectionFields choice={choice} asked={asked} />}
      <TextArea
        name="comment"
        required
        label={label}
        value={comment}
        error={asked && missing && TEXT.commentMissing}
        onChange={setComment}
      />
    </FormDialog>
  );
}
