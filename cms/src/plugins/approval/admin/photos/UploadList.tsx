import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import { smallPictureWarning } from '../../../../domain/pictures/photos';
import { TouchButton } from '../parts/TouchButton';
import { Words } from '../parts/Words';
import { PHOTO_TEXT } from './photo-texts';
import { forgetUploads, retryUpload, type Upload } from './uploads';

interface Props {
  uploads: readonly Upload[];
  token: string | null;
}

/** The result for each added picture; those without a message disappear when all are done. */
export function UploadList({ uploads, token }: Props) {
  const pending = uploads.filter(isPending);
  const failed = uploads.filter(({ state }) => state === 'failed');
  const added = uploads.length - pending.length - failed.length;
  const told = uploads.filter(
    (upload) => pending.length > 0 || upload.state === 'failed' || warningOf(upload) !== null,
  );
  const summary = [
    pending.length > 0 && PHOTO_TEXT.goOn(pending.length),
    pending.length === 0 && added > 0 && PHOTO_TEXT.added(added),
    pending.length === 0 && failed.length > 0 && PHOTO_TEXT.notAdded(failed.length),
  ].filter((line) => line !== false);

  return (
    <Flex direction="column" alignItems="stretch" gap={2} marginTop={uploads.length > 0 ? 4 : 0}>
      <div role="status">
        {summary.length > 0 && (
          <Typography tag="p" fontWeight="bold">
            {summary.join(' ')}
          </Typography>
        )}
      </div>
      {told.length > 0 && (
        <List aria-label={PHOTO_TEXT.list}>
          {told.map((upload) => (
            <li key={upload.key}>
              <Row upload={upload} token={token} />
            </li>
          ))}
        </List>
      )}
      {uploads.length > 0 && pending.length === 0 && (
        <Flex justifyContent="flex-end">
          <TouchButton variant="tertiary" onClick={() => forgetUploads(uploads.map(({ key }) => key))}>
            {PHOTO_TEXT.clear}
          </TouchButton>
        </Flex>
      )}
    </Flex>
  );
}

function Row({ upload, token }: { upload: Upload; token: string | null }) {
  const { key, file, state, sent, failure } = upload;
  const warning = warningOf(upload);
  return (
    <>
      <Flex justifyContent="space-between" alignItems="baseline" gap={2} wrap="wrap">
        <Name fontWeight="semiBold">{file.name}</Name>
        <Typography textColor={state === 'failed' ? 'danger700' : 'neutral700'}>{stateOf(upload)}</Typography>
      </Flex>
      {state === 'sending' && (
        <Progress value={sent} max={1} aria-label={`${PHOTO_TEXT.sending(percent(sent))}: ${file.name}`} />
      )}
      {failure && <Words tag="p">{failure.message}</Words>}
      {warning !== null && (
        <Words tag="p" textColor="warning700">
          {warning}
        </Words>
      )}
      {failure?.again && (
        <Flex gap={2} marginTop={2} wrap="wrap">
          <TouchButton variant="secondary" onClick={() => retryUpload(key, token)}>
            {PHOTO_TEXT.retry}
            <VisuallyHidden> – {file.name}</VisuallyHidden>
          </TouchButton>
          <TouchButton variant="tertiary" onClick={() => forgetUploads([key])}>
            {PHOTO_TEXT.stop}
            <VisuallyHidden> – {file.name}</VisuallyHidden>
          </TouchButton>
        </Flex>
      )}
    </>
  );
}

const isPending = ({ state }: Upload): boolean =>
  state === 'waiting' || state === 'sending' || state === 'uploaded' || state === 'placing';

const warningOf = ({ picture }: Upload): string | null => picture && smallPictureWarning(picture);

const percent = (part: number): number => Math.round(part * 100);

function stateOf({ state, sent, asLead }: Upload): string {
  switch (state) {
    case 'waiting':
      return PHOTO_TEXT.waiting;
    case 'sending':
      return sent < 1 ? PHOTO_TEXT.sending(percent(sent)) : PHOTO_TEXT.checking;
    case 'uploaded':
    case 'placing':
      return PHOTO_TEXT.checking;
    case 'placed':
    case 'kept':
      return asLead ? PHOTO_TEXT.asLead : PHOTO_TEXT.inGallery;
    case 'failed':
      return PHOTO_TEXT.failed;
    default:
      return state satisfies never;
  }
}

const List = styled.ul`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};

  > li {
    padding: 0.8rem 1.2rem;
  }

  > li + li {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

const Name = styled(Typography)`
  overflow-wrap: anywhere;
`;

const Progress = styled.progress`
  width: 100%;
  height: 0.6rem;
  accent-color: ${({ theme }) => theme.colors.primary600};
`;
