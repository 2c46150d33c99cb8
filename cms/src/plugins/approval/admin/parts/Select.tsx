import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

interface Props<Value extends string | number> {
  name: string;
  label: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  hint?: string;
  required?: boolean;
  error?: string | false;
  onChange: (value: Value) => void;
}

export function Select<Value extends string | number>({
  name,
  label,
  value,
  options,
  hint,
  required = false,
  error = false,
  onChange,
}: Props<Value>) {
  // The select gives a number as text while nothing is chosen yet.
  const choose = (chosen: string | number): void => {
    const option = options.find((each) => String(each.value) === String(chosen));
    if (option) onChange(option.value);
  };
  return (
    <Field.Root name={name} required={required} hint={hint} error={error}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={choose}>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
