import { Typography } from '@strapi/design-system';
import { useId } from 'react';
import { styled } from 'styled-components';

interface Props {
  label: string;
  value: string | null;
  options: readonly { value: string; label: string; about?: string }[];
  onChange: (value: string) => void;
}

/** A choice of several, each as a card with a line that says when to use it. */
export function Options({ label, value, options, onChange }: Props) {
  const [group, labelId] = [useId(), useId()];
  return (
    <div role="radiogroup" aria-labelledby={labelId}>
      <Typography id={labelId} tag="p" variant="pi" fontWeight="bold" paddingBottom={1}>
        {label}
      </Typography>
      <Cards>
        {options.map((option) => (
          <Option key={option.value}>
            <input
              type="radio"
              name={group}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              <Typography fontWeight="semiBold">{option.label}</Typography>
              {option.about !== undefined && (
                <Typography tag="span" variant="pi" textColor="neutral600">
                  {option.about}
                </Typography>
              )}
            </span>
          </Option>
        ))}
      </Cards>
    </div>
  );
}

const Cards = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr));
  gap: 0.8rem;
`;

const Option = styled.label`
  display: flex;
  gap: 1.2rem;
  align-items: flex-start;
  min-height: 44px;
  padding: 1.2rem;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  cursor: pointer;

  &:has(:checked) {
    background: ${({ theme }) => theme.colors.primary100};
    border-color: ${({ theme }) => theme.colors.primary600};
  }

  &:focus-within {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }

  input {
    flex: none;
    width: 2rem;
    height: 2rem;
    accent-color: ${({ theme }) => theme.colors.primary600};
  }

  > span {
    display: flex;
    flex-direction: column;
    gap: 0.2rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }
`;
