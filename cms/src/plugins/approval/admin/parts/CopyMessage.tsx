import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { TEXT } from '../texts';
import { Notice } from './Notice';
import { TextArea } from './TextArea';
import { TouchButton } from './TouchButton';

interface Props {
  message: string;
  /** Explains the purpose, as after a submission. */
  explained?: boolean;
}

/** Copies a message for Zalo; if the browser does not allow the clipboard, shows it as a text to select. */
export function CopyMessage({ message, explained = false }: Props) {
  const { toggleNotification } = useNotification();
  const [refused, setRefused] = useState(false);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(message);
      setRefused(false);
      toggleNotification({ type: 'success', message: TEXT.messageCopied });
    } catch {
      // The address has no TLS, or the person refused access to the clipboard.
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
