import { Field, Textarea } from '@strapi/design-system';
import type { ChangeEvent, FocusEvent } from 'react';

import { INSIDE_LIMITS } from '../../../../domain/fields';

interface Props {
  name: string;
  label: string;
  value: string;
  hint?: string;
  required?: boolean;
  error?: string | false;
  rows?: number;
  maxLength?: number;
  /** For selecting and copying; a tap selects everything. */
  readOnly?: boolean;
  onChange?: (value: string) => void;
}

export function TextArea({
  name,
  label,
  value,
  hint,
  required = false,
  error = false,
  rows = 4,
  maxLength = INSIDE_LIMITS.comment,
  readOnly = false,
  onChange,
}: Props) {
  return (
    <Field.Root name={name} required={required} hint={hint} error={error}>
      <Field.Label>{label}</Field.Label>
      <Textarea
        value={value}
        rows={rows}
        maxLength={maxLength}
        resizable
        readOnly={readOnly}
        {...(readOnly ? { onFocus: (event: FocusEvent<HTMLTextAreaElement>) => event.target.select() } : {})}
        onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onChange?.(event.target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
