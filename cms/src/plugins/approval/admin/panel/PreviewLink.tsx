import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { formatInstant } from '@newsroom/shared';

import { usePreviewMutation } from '../approval-api';
import { failureOf } from '../parts/failure';
import { FailureNotice } from '../parts/FailureNotice';
import { TouchButton } from '../parts/TouchButton';
import { TouchLink } from '../parts/TouchLink';
import { TEXT } from '../texts';
import type { PostKey } from '../../../../domain/content-types';

interface Props {
  post: PostKey;
  /** Hash of the saved draft: a link shows exactly this text, so after a later save a new one is needed. */
  draftHash: string;
  /** Id of the line that says why there is nothing to show yet; null: there is. */
  blockedBy: string | null;
}

/** A link to the draft as readers would see it, for people with and without an account. */
export function PreviewLink({ post, draftHash, blockedBy }: Props) {
  const [preview, { data, error, isLoading, originalArgs }] = usePreviewMutation();
  const { toggleNotification } = useNotification();
  const link = originalArgs?.draftHash === draftHash ? data : undefined;

  const copy = async (url: string): Promise<void> => {
    await navigator.clipboard.writeText(url);
    toggleNotification({ type: 'success', message: TEXT.previewCopied });
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {link ? (
        <>
          <TouchLink href={link.url} isExternal>
            {TEXT.previewOpen}
          </TouchLink>
          {/* Browsers allow the clipboard only at secure addresses. */}
          {window.isSecureContext && (
            <TouchButton fullWidth variant="tertiary" onClick={() => void copy(link.url)}>
              {TEXT.previewCopy}
            </TouchButton>
          )}
          <Typography tag="p" variant="pi" textColor="neutral600">
            {TEXT.previewUntil} {formatInstant(link.expiresAt)}.
          </Typography>
        </>
      ) : (
        <TouchButton
          fullWidth
          variant="tertiary"
          loading={isLoading}
          disabled={isLoading || blockedBy !== null}
          aria-describedby={blockedBy ?? undefined}
          onClick={() => void preview({ ...post, draftHash })}
        >
          {TEXT.preview}
        </TouchButton>
      )}
      <FailureNotice failure={error ? failureOf(error) : null} />
    </Flex>
  );
}
