import { useState } from 'react';

import { GLOSSARY } from '@newsroom/shared';

import { marksOf } from '../../../../domain/pictures/marks';
import { MarkedPicture } from '../marks/MarkedPicture';
import { MARKS_TEXT } from '../marks/marks-texts';
import { Notice } from '../parts/Notice';
import { Part } from '../parts/Part';
import { TEXT } from '../texts';
import type { ShownFile } from '../../../../domain/approval-api';
import type { PhotoSnapshot } from '../../../../domain/posts/snapshot';

interface Props {
  photo: PhotoSnapshot;
  files: Record<string, ShownFile>;
}

/** A picture as readers will see it, with its texts and with the texts that are missing. */
export function Photo({ photo, files }: Props) {
  const { picture, alt, decorative, caption, credit, people, consents = [] } = photo;
  /** An address that could not be loaded; another one may work. */
  const [unseen, setUnseen] = useState<string | null>(null);
  const file = picture ? files[picture.id] : undefined;
  const address = file && (file.readingUrl ?? file.url);
  if (!file || !address || unseen === address) return <Notice tone="warning" title={TEXT.photoMissing} />;
  const marks = marksOf(photo.marks);
  const codes = consents.flatMap(({ code }) => code ?? []);
  return (
    <figure className="figure">
      {marks && marks.blur.length > 0 ? (
        <Part name={TEXT.photo} of={address}>
          <MarkedPicture
            tall
            address={address}
            alt={alt ?? ''}
            marks={marks}
            onUnseen={() => setUnseen(address)}
          />
        </Part>
      ) : (
        <a href={file.url} target="_blank" rel="noopener noreferrer" aria-label={TEXT.photoOpen}>
          <img
            src={address}
            alt={alt ?? ''}
            loading="lazy"
            onError={() => setUnseen(address)}
            {...(file.width && file.height ? { width: file.width, height: file.height } : {})}
          />
        </a>
      )}
      <figcaption>
        <p>
          {caption}{' '}
          {credit ? <span className="credit">{credit}</span> : <strong>{TEXT.photoNoCredit}</strong>}
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
