import { Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { type ClipboardEvent, useId } from 'react';
import { css, styled } from 'styled-components';

import { GLOSSARY, LIMITS } from '@newsroom/shared';

import { linesForPhotos } from '../../../../domain/pictures/photo-lines';
import { PHOTO_TEXT } from './photo-texts';

interface Picture {
  name: string;
  url: string;
  formats?: { thumbnail?: { url: string } } | null;
}

interface Photo {
  picture?: Picture | null;
  alt?: string | null;
  credit?: string | null;
  decorative?: boolean | null;
  people?: People | null;
}

type People = keyof typeof GLOSSARY.peopleInPicture;
const PEOPLE = Object.entries(GLOSSARY.peopleInPicture) as [People, string][];

interface Values {
  leadPhoto?: Photo | null;
  gallery?: Photo[] | null;
}

/** A picture of the form, with the path of its fields: "leadPhoto", "gallery.2". */
type Placed = Photo & { picture: Picture; path: string };

/**
 * All pictures of a post one below the other, each with its two required lines. Several lines pasted into one
 * description are distributed over the following pictures.
 */
export function PhotoSheet() {
  const values = useForm('PhotoSheet', (form) => form.values as Values);
  const onChange = useForm('PhotoSheet', (form) => form.onChange);
  const titleId = useId();
  const photos = photosOf(values);
  if (photos.length === 0) return null;

  const describe = (from: number, event: ClipboardEvent<HTMLTextAreaElement>): void => {
    const lines = linesForPhotos(event.clipboardData.getData('text/plain'));
    if (lines.length < 2) return;
    event.preventDefault();
    for (const [index, line] of lines.entries()) {
      const photo = photos[from + index];
      if (photo) onChange(`${photo.path}.alt`, line);
    }
  };
  /** Offered because one person usually took all the pictures. */
  const creditOthers = (credit: string): void => {
    if (credit.trim() === '') return;
    for (const { path } of photos.filter((photo) => (photo.credit ?? '') === '')) {
      onChange(`${path}.credit`, credit);
    }
  };
  const unsaid = photos.filter(({ people }) => !people);
  const answerOthers = (people: string): void => {
    for (const { path } of unsaid) onChange(`${path}.people`, people);
  };
  return (
    <section aria-labelledby={titleId}>
      <Typography id={titleId} tag="h3" fontWeight="bold" marginTop={4}>
        {PHOTO_TEXT.sheet}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" marginBottom={2}>
        {PHOTO_TEXT.sheetHint}
      </Typography>
      {unsaid.length > 1 && (
        <Everywhere>
          <span>{PHOTO_TEXT.peopleEverywhere(unsaid.length)}</span>
          <PeopleChoice value={null} onChange={answerOthers} />
        </Everywhere>
      )}
      <Rows>
        {photos.map(({ path, picture, alt, credit, decorative, people }, index) => (
          <li key={path}>
            <img src={picture.formats?.thumbnail?.url ?? picture.url} alt="" loading="lazy" />
            <Flex direction="column" alignItems="stretch" gap={2} flex="1" minWidth="0">
              <Typography variant="pi" textColor="neutral600">
                {nameOf(path)} – {picture.name}
              </Typography>
              <label>
                <span>{GLOSSARY.field.alt}</span>
                <textarea
                  rows={2}
                  maxLength={LIMITS.photo.alt}
                  disabled={decorative === true}
                  value={alt ?? ''}
                  onPaste={(event) => describe(index, event)}
                  onChange={({ target }) => onChange(`${path}.alt`, target.value)}
                />
              </label>
              <label>
                <span>{GLOSSARY.field.people}</span>
                <PeopleChoice
                  value={people ?? null}
                  onChange={(chosen) => onChange(`${path}.people`, chosen)}
                />
              </label>
              <label>
                <span>{GLOSSARY.field.credit}</span>
                <input
                  maxLength={LIMITS.photo.credit}
                  value={credit ?? ''}
                  onChange={({ target }) => onChange(`${path}.credit`, target.value)}
                  onBlur={({ target }) => creditOthers(target.value)}
                />
              </label>
            </Flex>
          </li>
        ))}
      </Rows>
    </section>
  );
}

function PeopleChoice({ value, onChange }: { value: People | null; onChange: (people: string) => void }) {
  return (
    <select value={value ?? ''} onChange={({ target }) => onChange(target.value)}>
      <option value="" disabled>
        {PHOTO_TEXT.peopleUnsaid}
      </option>
      {PEOPLE.map(([people, label]) => (
        <option key={people} value={people}>
          {label}
        </option>
      ))}
    </select>
  );
}

const photosOf = ({ leadPhoto, gallery }: Values): Placed[] =>
  [
    { ...leadPhoto, path: 'leadPhoto' },
    ...(gallery ?? []).map((photo, index) => ({ ...photo, path: `gallery.${index}` })),
  ].filter((photo): photo is Placed => photo.picture !== undefined && photo.picture !== null);

const nameOf = (path: string): string => {
  const [, index] = path.split('.');
  return index === undefined ? GLOSSARY.field.leadPhoto : `${GLOSSARY.field.gallery}, ${Number(index) + 1}`;
};

const FIELDS = css`
  label > span {
    display: block;
    margin-block-end: 0.4rem;
    font-size: 1.2rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral800};
  }

  textarea,
  input,
  select {
    display: block;
    width: 100%;
    min-height: 44px;
    padding: 0.8rem 1.2rem;
    font: inherit;
    font-size: 1.6rem;
    font-weight: 400;
    line-height: 1.4;
    color: ${({ theme }) => theme.colors.neutral800};
    background: ${({ theme }) => theme.colors.neutral0};
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: ${({ theme }) => theme.borderRadius};
    resize: vertical;
  }

  textarea:focus-visible,
  input:focus-visible,
  select:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 0;
  }
`;

const Everywhere = styled.label`
  display: block;
  margin-block-end: 1.2rem;
  text-align: start;
  font-size: 1.2rem;
  font-weight: 600;

  ${FIELDS}
`;

const Rows = styled.ul`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  text-align: start;

  > li {
    display: flex;
    flex-wrap: wrap;
    gap: 1.2rem;
    padding: 1.2rem;
  }

  > li + li {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  > li > div {
    flex-basis: 18rem;
    overflow-wrap: anywhere;
  }

  img {
    width: 12rem;
    height: 9rem;
    object-fit: cover;
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral100};
  }

  ${FIELDS}

  textarea:disabled {
    background: ${({ theme }) => theme.colors.neutral150};
  }
`;
