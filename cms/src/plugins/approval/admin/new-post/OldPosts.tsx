import { Typography } from '@strapi/design-system';
import { useDeferredValue, useState } from 'react';

import { formatInstant } from '@newsroom/shared';

import type { PostUid } from '../../../../domain/content-types';
import { Options } from '../parts/Options';
import { TextLine } from '../parts/TextLine';
import { TEXT } from '../texts';
import { useFindOldPostsQuery } from './new-post-api';

interface Props {
  uid: PostUid;
  value: string | null;
  onChange: (documentId: string) => void;
}

/** Finds the old post whose structure the new one takes over. */
export function OldPosts({ uid, value, onChange }: Props) {
  const [words, setWords] = useState('');
  const { data: found, isError } = useFindOldPostsQuery({ uid, words: useDeferredValue(words.trim()) });
  return (
    <>
      <TextLine
        name="words"
        label={TEXT.oldPostWords}
        hint={TEXT.oldPostHint}
        value={words}
        onChange={setWords}
      />
      <div aria-live="polite">
        {isError && <Typography tag="p">{TEXT.loadFailed}</Typography>}
        {found?.length === 0 && (
          <Typography tag="p" textColor="neutral600">
            {words === '' ? TEXT.noOldPosts : TEXT.noneFound}
          </Typography>
        )}
        {found && found.length > 0 && (
          <Options
            label={TEXT.oldPost}
            value={value}
            options={found.map(({ documentId, title, updatedAt }) => ({
              value: documentId,
              label: title || TEXT.noTitle,
              about: `${TEXT.savedAt} ${formatInstant(updatedAt)}`,
            }))}
            onChange={onChange}
          />
        )}
      </div>
    </>
  );
}
