import { Field, TextInput } from '@strapi/design-system';
import type { ChangeEvent } from 'react';

interface Props {
  name: string;
  label: string;
  value: string;
  type?: 'text' | 'email' | 'date' | 'datetime-local';
  min?: string;
  maxLength?: number;
  hint?: string;
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
  maxLength,
  hint,
  required = false,
  error = false,
  onChange,
}: Props) {
  return (
    <Field.Root name={name} required={required} hint={hint} error={error}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        type={type}
        value={value}
        min={min}
        maxLength={maxLength}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
