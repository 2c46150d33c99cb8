import { Notice } from '../parts/Notice';
import { TEXT } from '../texts';
import type { PhotoDraft, ShownFile } from './review-api';

interface Props {
  photo: PhotoDraft;
  files: Record<string, ShownFile>;
}

/** A picture with all that is said of it, and what is not. */
export function Photo({ photo, files }: Props) {
  const { picture, alt, decorative, caption, credit } = photo;
  const file = picture ? files[picture.id] : undefined;
  if (!file) return <Notice tone="warning" title={TEXT.photoMissing} />;
  return (
    <figure>
      <a href={file.url} target="_blank" rel="noopener noreferrer" aria-label={TEXT.photoOpen}>
        <img
          src={file.readingUrl ?? file.url}
          alt={alt ?? ''}
          loading="lazy"
          {...(file.width && file.height ? { width: file.width, height: file.height } : {})}
        />
      </a>
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
      </figcaption>
    </figure>
  );
}
