import { Field } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';

import { GLOSSARY } from '@newsroom/shared';

import { Choices } from '../parts/Choices';
import type { InputProps } from '../parts/input-props';
import { Notice } from '../parts/Notice';
import { PHOTO_TEXT } from './photo-texts';

type People = keyof typeof GLOSSARY.peopleInPicture;

const OPTIONS = (Object.keys(GLOSSARY.peopleInPicture) as People[]).map((value) => ({
  value,
  label: GLOSSARY.peopleInPicture[value],
}));

/** Whether people can be recognised in a picture. It is asked for every picture, without a default answer. */
export function PeopleField({ name, label, hint, disabled = false }: InputProps) {
  const { value, error, onChange } = useField<People | null>(name);
  return (
    <Field.Root name={name} hint={hint} error={error ?? false}>
      <Choices
        label={label}
        value={value ?? null}
        options={OPTIONS}
        disabled={disabled}
        onChange={(chosen) => onChange(name, chosen)}
      />
      {value === 'child' && <Notice tone="neutral" title={PHOTO_TEXT.childNeeds} />}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
