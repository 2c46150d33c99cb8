import { Typography } from '@strapi/design-system';
import { useState } from 'react';

import { GLOSSARY, LIMITS } from '@newsroom/shared';

import { Choices } from '../parts/Choices';
import { FormDialog } from '../parts/FormDialog';
import { TextArea } from '../parts/TextArea';
import { TEXT } from '../texts';
import type { StepDialogProps } from './step-dialog';

type ReasonKind = keyof typeof GLOSSARY.withdrawalReason;

const KINDS = (Object.keys(GLOSSARY.withdrawalReason) as ReasonKind[]).map((value) => ({
  value,
  label: GLOSSARY.withdrawalReason[value],
}));

/** Asks why a post is withdrawn, and what readers are told. */
export function WithdrawDialog({ step, onSubmit, ...dialog }: StepDialogProps) {
  const [kind, setKind] = useState<ReasonKind>('error');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const byConsent = kind === 'consent';
  const missing = !byConsent && reason.trim() === '';

  const submit = (): void => {
    setAsked(true);
    if (missing) return;
    onSubmit({ reasonKind: kind, reason: byConsent ? GLOSSARY.withdrawnByConsent : reason.trim() });
  };

  return (
    <FormDialog
      {...dialog}
      danger
      title={TEXT.withdrawTitle}
      explain={TEXT.withdrawExplain}
      action={step.label}
      onSubmit={submit}
    >
      <Choices label={TEXT.reasonKind} value={kind} options={KINDS} onChange={setKind} />
      {byConsent ? (
        <div>
          <Typography tag="p">{TEXT.consentExplain}</Typography>
          <Typography tag="p" fontWeight="bold">
            “{GLOSSARY.withdrawnByConsent}”
          </Typography>
        </div>
      ) : (
        <TextArea
          name="reason"
          required
          label={TEXT.reason}
          hint={TEXT.reasonHint}
          value={reason}
          maxLength={LIMITS.post.withdrawal}
          error={asked && missing && TEXT.reasonMissing}
          onChange={setReason}
        />
      )}
    </FormDialog>
  );
}
