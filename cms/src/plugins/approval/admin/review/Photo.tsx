import { useState } from 'react';

import { GLOSSARY } from '@newsroom/shared';

import { marksOf } from '../../../../domain/pictures/marks';
import { MarkedPicture } from '../marks/MarkedPicture';
import { MARKS_TEXT } from '../marks/marks-texts';
import { Notice } from '../parts/Notice';
import { TEXT } from '../texts';
import type { ShownFile } from '../../../../domain/approval-api';
import type { PhotoSnapshot } from '../../../../domain/posts/snapshot';

interface Props {
  photo: PhotoSnapshot;
  files: Record<string, ShownFile>;
}

/** A picture as readers will see it, with all that is said of it, and what is not. */
export function Photo({ photo, files }: Props) {
  const { picture, alt, decorative, caption, credit, people, consents = [] } = photo;
  const [unseen, setUnseen] = useState(false);
  const file = picture ? files[picture.id] : undefined;
  if (!file || unseen) return <Notice tone="warning" title={TEXT.photoMissing} />;
  const marks = marksOf(photo.marks);
  const codes = consents.flatMap(({ code }) => code ?? []);
  const address = file.readingUrl ?? file.url;
  return (
    <figure>
      {marks && marks.blur.length > 0 ? (
        <MarkedPicture
          tall
          address={address}
          alt={alt ?? ''}
          marks={marks}
          onUnseen={() => setUnseen(true)}
        />
      ) : (
        <a href={file.url} target="_blank" rel="noopener noreferrer" aria-label={TEXT.photoOpen}>
          <img
            src={address}
            alt={alt ?? ''}
            loading="lazy"
            onError={() => setUnseen(true)}
            {...(file.width && file.height ? { width: file.width, height: file.height } : {})}
          />
        </a>
      )}
      <figcaption>
        {caption && <p className="caption">{caption}</p>}
        <p>
          {TEXT.photoCredit}: {credit || <strong>{TEXT.photoNoCredit}</strong>}
        </p>
        <p>
          {decorative === true ? (
            TEXT.photoDecorative
          ) : (
            <>
              {TEXT.photoAlt}: {alt || <strong>{TEXT.photoNoAlt}</strong>}
            </>
          )}
        </p>
        {people && (
          <p>
            {GLOSSARY.field.people}: {GLOSSARY.peopleInPicture[people]}
            {codes.length > 0 && ` (${GLOSSARY.field.consents}: ${codes.join(', ')})`}
          </p>
        )}
        {marks && marks.blur.length > 0 && <p>{MARKS_TEXT.blurCount(marks.blur.length)}</p>}
      </figcaption>
    </figure>
  );
}
