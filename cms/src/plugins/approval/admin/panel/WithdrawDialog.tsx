import { Button, Field, Flex, Modal, Radio, Textarea, Typography } from '@strapi/design-system';
import { type ChangeEvent, useId, useState } from 'react';
import { styled } from 'styled-components';

import { GLOSSARY } from '@newsroom/shared';

import type { ReasonKind } from './approval-api';
import { TEXT } from './texts';

interface Props {
  open: boolean;
  busy: boolean;
  onCancel: () => void;
  onWithdraw: (reasonKind: ReasonKind, reason: string) => Promise<void>;
}

/** Asks why a post is withdrawn, and what readers are told. */
export function WithdrawDialog({ open, busy, onCancel, onWithdraw }: Props) {
  return (
    <Modal.Root open={open} onOpenChange={(next: boolean) => !next && onCancel()}>
      <Modal.Content>
        <Form busy={busy} onCancel={onCancel} onWithdraw={onWithdraw} />
      </Modal.Content>
    </Modal.Root>
  );
}

// Apart from the dialog, so that each opening starts with an empty form.
function Form({ busy, onCancel, onWithdraw }: Omit<Props, 'open'>) {
  const kindLabel = useId();
  const [kind, setKind] = useState<ReasonKind>('error');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const byConsent = kind === 'consent';
  const missing = !byConsent && reason.trim() === '';

  const submit = (): void => {
    setAsked(true);
    if (!missing) void onWithdraw(kind, byConsent ? GLOSSARY.withdrawnByConsent : reason.trim());
  };

  return (
    <>
      <Modal.Header closeLabel={TEXT.close}>
        <Modal.Title>{TEXT.withdrawTitle}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography>{TEXT.withdrawExplain}</Typography>
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Typography id={kindLabel} variant="pi" fontWeight="bold">
              {TEXT.reasonKind}
            </Typography>
            <Choices>
              <Radio.Group
                aria-labelledby={kindLabel}
                value={kind}
                onValueChange={(value) => setKind(value as ReasonKind)}
              >
                {Object.entries(GLOSSARY.withdrawalReason).map(([value, label]) => (
                  <Radio.Item key={value} value={value}>
                    {label}
                  </Radio.Item>
                ))}
              </Radio.Group>
            </Choices>
          </Flex>
          {byConsent ? (
            <Flex direction="column" alignItems="flex-start" gap={1}>
              <Typography>{TEXT.consentExplain}</Typography>
              <Typography fontWeight="semiBold">“{GLOSSARY.withdrawnByConsent}”</Typography>
            </Flex>
          ) : (
            <Field.Root
              name="reason"
              required
              hint={TEXT.reasonHint}
              error={asked && missing ? TEXT.reasonMissing : false}
            >
              <Field.Label>{TEXT.reason}</Field.Label>
              <Textarea
                value={reason}
                maxLength={500}
                onChange={(event: ChangeEvent<HTMLTextAreaElement>) => setReason(event.target.value)}
              />
              <Field.Hint />
              <Field.Error />
            </Field.Root>
          )}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <TouchButton variant="tertiary" onClick={onCancel}>
          {TEXT.cancel}
        </TouchButton>
        <TouchButton variant="danger" loading={busy} disabled={busy} onClick={submit}>
          {TEXT.withdraw}
        </TouchButton>
      </Modal.Footer>
    </>
  );
}

const TouchButton = styled(Button)`
  min-height: 44px;
`;

/** The item's own size is that of its circle; the label makes the height to touch. */
const Choices = styled.div`
  label {
    padding-block: 1.2rem;
  }
`;
