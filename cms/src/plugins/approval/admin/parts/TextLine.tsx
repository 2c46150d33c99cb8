import { Field, TextInput } from '@strapi/design-system';
import type { ChangeEvent } from 'react';

interface Props {
  name: string;
  label: string;
  value: string;
  type?: 'text' | 'email' | 'date' | 'datetime-local';
  min?: string;
  required?: boolean;
  error?: string | false;
  onChange: (value: string) => void;
}

export function TextLine({
  name,
  label,
  value,
  type = 'text',
  min,
  required = false,
  error = false,
  onChange,
}: Props) {
  return (
    <Field.Root name={name} required={required} error={error}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        type={type}
        value={value}
        min={min}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      />
      <Field.Error />
    </Field.Root>
  );
}
