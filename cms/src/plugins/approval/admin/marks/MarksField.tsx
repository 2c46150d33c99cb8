import { Field, Flex, Typography } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { useEffect, useRef, useState } from 'react';

import { type Marks, marksOf } from '../../../../domain/pictures/marks';
import type { InputProps } from '../parts/input-props';
import { Notice } from '../parts/Notice';
import { Part } from '../parts/Part';
import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import { MarkedPicture } from './MarkedPicture';
import { MarksDialog } from './MarksDialog';
import { MARKS_TEXT } from './marks-texts';

interface Picture {
  id: number;
  name: string;
  url: string;
  formats?: { thumbnail?: { url: string } } | null;
}

/** The part of the surrounding component that the field depends on. */
interface Photo {
  picture?: Picture | null;
  marks?: unknown;
  people?: string | null;
  checkedWithClass?: boolean | null;
}

const NOTHING: Marks = { focalPoint: null, blur: [] };

/** The field of a picture's focal point and blurred parts. */
export function MarksField({ name, label, hint, disabled = false }: InputProps) {
  const path = name.split('.').slice(0, -1);
  const photo = useForm('MarksField', ({ values }) => valueAt(values, path)) as Photo | undefined;
  const { error, onChange } = useField(name);
  const changed = usePictureChange(path, photo);
  const [open, setOpen] = useState(false);
  /** An address that could not be loaded; another one may work. */
  const [unseen, setUnseen] = useState<string | null>(null);
  const picture = photo?.picture;
  const address = picture && (picture.formats?.thumbnail?.url ?? picture.url);
  const marks = marksOf(photo?.marks) ?? NOTHING;

  const keep = (next: Marks): void => {
    setOpen(false);
    onChange(name, next.focalPoint || next.blur.length > 0 ? next : null);
  };

  return (
    <Field.Root name={name} hint={hint} error={error ?? false}>
      <Field.Label>{label}</Field.Label>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        {changed && <Notice alert tone="warning" title={MARKS_TEXT.pictureChanged} />}
        {address ? (
          <Flex gap={4} wrap="wrap">
            {unseen !== address && (
              <Part name={TEXT.photo} of={address}>
                <MarkedPicture address={address} alt="" marks={marks} onUnseen={() => setUnseen(address)} />
              </Part>
            )}
            <Flex direction="column" alignItems="flex-start" gap={2}>
              <Typography tag="p">{summaryOf(marks)}</Typography>
              <TouchButton variant="secondary" disabled={disabled} onClick={() => setOpen(true)}>
                {MARKS_TEXT.open}
              </TouchButton>
            </Flex>
          </Flex>
        ) : (
          <Typography tag="p" textColor="neutral600">
            {MARKS_TEXT.noPicture}
          </Typography>
        )}
      </Flex>
      <Field.Hint />
      <Field.Error />
      {open && picture && (
        <MarksDialog
          title={label}
          picture={{ address: picture.url, name: picture.name }}
          marks={marks}
          onCancel={() => setOpen(false)}
          onDone={keep}
        />
      )}
    </Field.Root>
  );
}

/**
 * Clears what was entered for one picture when another picture replaces it.
 * @returns whether that has just happened
 */
function usePictureChange(path: readonly string[], photo: Photo | undefined): boolean {
  const initialValues = useForm('MarksField', (form) => form.initialValues);
  const onChange = useForm('MarksField', (form) => form.onChange);
  const [changed, setChanged] = useState(false);
  const id = photo?.picture?.id;
  const before = useRef({ id, initialValues });

  useEffect(() => {
    const { id: known, initialValues: from } = before.current;
    before.current = { id: id ?? known, initialValues };
    // When the whole form was loaded from the server again, the marks were loaded too.
    if (id === undefined || known === undefined || id === known || from !== initialValues) return;
    const said = photo?.people || photo?.marks || photo?.checkedWithClass;
    if (!said) return;
    onChange(path.join('.'), { ...photo, people: null, marks: null, checkedWithClass: false });
    // Stored as state, because it cannot be computed from the form afterwards.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setChanged(true);
  }, [id, initialValues, onChange, path, photo]);

  return changed;
}

const summaryOf = ({ focalPoint, blur }: Marks): string => {
  const lines = [
    focalPoint ? MARKS_TEXT.focalSet : '',
    blur.length > 0 ? MARKS_TEXT.blurCount(blur.length) : '',
  ];
  return lines.filter((line) => line !== '').join(' ') || MARKS_TEXT.none;
};

const valueAt = (values: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    values,
  );
