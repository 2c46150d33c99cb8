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

/** One of a few, all in sight. */
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

/** The item's own size is that of its circle; the label makes the height to touch. */
const Rows = styled.div`
  label {
    padding-block: 1.2rem;
    white-space: normal;
  }
`;
