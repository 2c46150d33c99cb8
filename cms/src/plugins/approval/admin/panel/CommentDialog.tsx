import { useState } from 'react';

import { FormDialog } from '../parts/FormDialog';
import { TextArea } from '../parts/TextArea';
import { STEP_TEXT, TEXT } from '../texts';
import type { StepDialogProps } from './step-dialog';
import { isGrave } from './step-look';

/** Says what a step does and asks for the comment if the step needs one. */
export function CommentDialog({ step, onSubmit, ...dialog }: StepDialogProps) {
  const { explain, comment: label, hint } = STEP_TEXT[step.action];
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const missing = label !== undefined && comment.trim() === '';
  return (
    <FormDialog
      {...dialog}
      title={step.label}
      action={step.label}
      danger={isGrave(step.action)}
      {...(explain === undefined ? {} : { explain })}
      onSubmit={() => {
        setAsked(true);
        if (!missing) onSubmit({ comment: comment.trim() });
      }}
    >
      {label !== undefined && (
        <TextArea
          name="comment"
          required
          label={label}
          value={comment}
          error={asked && missing && TEXT.commentMissing}
          {...(hint === undefined ? {} : { hint })}
          onChange={setComment}
        />
      )}
    </FormDialog>
  );
}
