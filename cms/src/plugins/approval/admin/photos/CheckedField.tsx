import { Checkbox, Field } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import type { InputProps } from '../parts/input-props';

/** A statement by which a person confirms that they have checked something. */
export function CheckedField({ name, label, hint, disabled = false }: InputProps) {
  const { value, error, onChange } = useField<boolean | null>(name);
  return (
    <Field.Root name={name} hint={hint} error={error ?? false}>
      <Line>
        <Checkbox
          checked={value === true}
          disabled={disabled}
          onCheckedChange={(checked) => onChange(name, checked === true)}
        >
          {label}
        </Checkbox>
      </Line>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

const Line = styled.div`
  label {
    min-height: 44px;
    align-items: center;
    white-space: normal;
  }
`;
