import { Typography } from '@strapi/design-system';
import { useState } from 'react';

import { formatInstant } from '@newsroom/shared';

import { Choices } from '../parts/Choices';
import { FormDialog } from '../parts/FormDialog';
import { fromLocalField, toLocalField } from '../parts/instants';
import { TextLine } from '../parts/TextLine';
import { TEXT } from '../texts';
import type { StepDialogProps } from './step-dialog';

const WHEN = [
  { value: 'now', label: TEXT.publishAtOnce },
  { value: 'later', label: TEXT.publishLater },
] as const;

/** Approves the text on the screen, for now or for a later hour. */
export function ApproveDialog({ standing, step, onSubmit, ...dialog }: StepDialogProps) {
  const { scheduledAt, correction, needsSpokesperson } = standing;
  const [when, setWhen] = useState<'now' | 'later'>(scheduledAt === null ? 'now' : 'later');
  const [field, setField] = useState(scheduledAt === null ? '' : toLocalField(scheduledAt));
  const [asked, setAsked] = useState(false);
  const chosen = fromLocalField(field);
  const now = new Date().toISOString();
  const missing = when === 'later' && (chosen === null || chosen <= now);

  const approve = (): void => {
    setAsked(true);
    if (missing) return;
    // An approval without its own hour keeps the hour that was set before.
    const atOnce = scheduledAt === null ? null : now;
    onSubmit({ publishAt: when === 'later' ? chosen : atOnce });
  };

  return (
    <FormDialog {...dialog} title={step.label} action={step.label} onSubmit={approve}>
      {step.action === 'approve' && needsSpokesperson && (
        <Typography tag="p">{TEXT.thenSpokesperson}</Typography>
      )}
      {correction?.kind === 'minor' && <Typography tag="p">{TEXT.correctionMinor}</Typography>}
      {correction?.kind === 'substantial' && (
        <div>
          <Typography tag="p">{TEXT.readersSee}</Typography>
          <Typography tag="p" fontWeight="bold">
            “{correction.note}”
          </Typography>
        </div>
      )}
      <Choices label={TEXT.whenToPublish} value={when} options={WHEN} onChange={setWhen} />
      {when === 'later' && (
        <TextLine
          name="publishAt"
          type="datetime-local"
          required
          label={TEXT.publishAt}
          value={field}
          min={toLocalField(now)}
          // Written out, because the browser may show day and month in another order.
          {...(chosen === null ? {} : { hint: formatInstant(chosen) })}
          error={asked && missing && TEXT.publishAtMissing}
          onChange={setField}
        />
      )}
    </FormDialog>
  );
}
