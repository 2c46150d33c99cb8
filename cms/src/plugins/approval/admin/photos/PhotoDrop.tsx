import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Images } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { type ChangeEvent, useCallback, useId, useRef } from 'react';
import { styled } from 'styled-components';

import { TouchButton } from '../parts/TouchButton';
import { PHOTO_TEXT } from './photo-texts';
import { PhotoSheet } from './PhotoSheet';
import { UploadList } from './UploadList';
import { addUploads } from './uploads';
import { usePageDrop } from './use-page-drop';
import { usePlacing } from './use-placing';

/** Above the pictures of a post: accepts many pictures at once by dropping, choosing or pasting. */
export function PhotoDrop({ disabled = false }: { disabled?: boolean }) {
  return disabled ? null : <Zone />;
}

function Zone() {
  const { post, uploads } = usePlacing();
  const token = useAuth('PhotoDrop', (auth) => auth.token);
  const zone = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [titleId, hintId] = [useId(), useId()];
  const add = useCallback((files: File[]) => addUploads(files, post, token), [post, token]);
  const over = usePageDrop(zone, add);

  const choose = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    add([...(target.files ?? [])]);
    // So that the same file can be chosen again after it failed.
    target.value = '';
  };

  return (
    <Frame ref={zone} role="group" aria-labelledby={titleId} aria-describedby={hintId} $over={over}>
      <Flex direction="column" alignItems="center" gap={2}>
        <Images aria-hidden width="3.2rem" height="3.2rem" />
        <Typography id={titleId} tag="p" fontWeight="bold" textAlign="center">
          {over ? PHOTO_TEXT.dropNow : PHOTO_TEXT.drop}
        </Typography>
        <Typography id={hintId} tag="p" variant="pi" textColor="neutral600" textAlign="center">
          {PHOTO_TEXT.dropHint}
        </Typography>
        <VisuallyHidden>
          <input
            ref={input}
            type="file"
            multiple
            accept="image/*,.heic,.heif"
            tabIndex={-1}
            aria-hidden
            onChange={choose}
          />
        </VisuallyHidden>
        <TouchButton variant="secondary" aria-describedby={titleId} onClick={() => input.current?.click()}>
          {PHOTO_TEXT.choose}
        </TouchButton>
      </Flex>
      <UploadList uploads={uploads} token={token} />
      <PhotoSheet />
    </Frame>
  );
}

const Frame = styled.div<{ $over: boolean }>`
  border: 2px dashed ${({ theme, $over }) => ($over ? theme.colors.primary600 : theme.colors.neutral300)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $over }) => ($over ? theme.colors.primary100 : theme.colors.neutral100)};
  padding: 1.6rem;

  svg path {
    fill: ${({ theme }) => theme.colors.neutral500};
  }
`;
