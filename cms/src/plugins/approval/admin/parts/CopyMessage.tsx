import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { TEXT } from '../texts';
import { Notice } from './Notice';
import { TextArea } from './TextArea';
import { TouchButton } from './TouchButton';

interface Props {
  message: string;
  /** Says what it is for, as after a submission. */
  explained?: boolean;
}

/** A message for Zalo on the clipboard; where the browser gives none, as a text to select. */
export function CopyMessage({ message, explained = false }: Props) {
  const { toggleNotification } = useNotification();
  const [refused, setRefused] = useState(false);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(message);
      setRefused(false);
      toggleNotification({ type: 'success', message: TEXT.messageCopied });
    } catch {
      // No clipboard at an address without TLS, or the person said no.
      setRefused(true);
    }
  };
  const button = (
    <TouchButton fullWidth variant="tertiary" onClick={() => void copy()}>
      {TEXT.copyMessage}
    </TouchButton>
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {explained ? (
        <Notice tone="primary">
          <Typography tag="p" marginBottom={2}>
            {TEXT.copyMessageExplain}
          </Typography>
          {button}
        </Notice>
      ) : (
        button
      )}
      {refused && (
        <TextArea
          name="message"
          label={TEXT.messageToCopy}
          hint={TEXT.messageToCopyHint}
          value={message}
          rows={5}
          readOnly
        />
      )}
    </Flex>
  );
}
