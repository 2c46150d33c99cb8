import { Flex, Radio, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { styled } from 'styled-components';

interface Props<Value extends string> {
  label: string;
  value: Value | null;
  options: readonly { value: Value; label: string }[];
  disabled?: boolean;
  onChange: (value: Value) => void;
}

/** One of a few choices, all visible. */
export function Choices<Value extends string>({
  label,
  value,
  options,
  disabled = false,
  onChange,
}: Props<Value>) {
  const labelId = useId();
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography id={labelId} variant="pi" fontWeight="bold">
        {label}
      </Typography>
      <Rows>
        <Radio.Group
          aria-labelledby={labelId}
          value={value ?? ''}
          disabled={disabled}
          onValueChange={(chosen) => onChange(chosen as Value)}
        >
          {options.map((option) => (
            <Radio.Item key={option.value} value={option.value}>
              {option.label}
            </Radio.Item>
          ))}
        </Radio.Group>
      </Rows>
    </Flex>
  );
}

/** An item itself is only as large as its circle; the label gives it the height for a finger. */
const Rows = styled.div`
  label {
    padding-block: 1.2rem;
    white-space: normal;
  }
`;
