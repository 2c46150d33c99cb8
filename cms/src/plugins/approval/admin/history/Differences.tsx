import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { wordChanges } from './word-changes';

interface Props {
  changes: readonly { field: string; label: string; from: string; to: string }[];
}

/** Removed and added words, field by field. */
export function Differences({ changes }: Props) {
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {changes.map(({ field, label, from, to }) => (
        <div key={field}>
          <Typography tag="h3" variant="pi" fontWeight="bold">
            {label}
          </Typography>
          <Box background="neutral100" borderColor="neutral200" hasRadius padding={3} marginTop={1}>
            <Text>
              {wordChanges(from, to).map(({ kind, text }, index) => {
                switch (kind) {
                  case 'same':
                    return <span key={index}>{text}</span>;
                  case 'removed':
                    return <del key={index}>{text}</del>;
                  case 'added':
                    return <ins key={index}>{text}</ins>;
                  default:
                    return kind satisfies never;
                }
              })}
            </Text>
          </Box>
        </div>
      ))}
    </Flex>
  );
}

const Text = styled.p`
  font-size: 1.4rem;
  line-height: 1.6;
  color: ${({ theme }) => theme.colors.neutral800};
  white-space: pre-wrap;
  overflow-wrap: anywhere;

  del {
    background: ${({ theme }) => theme.colors.danger100};
    color: ${({ theme }) => theme.colors.danger700};
  }

  ins {
    background: ${({ theme }) => theme.colors.success100};
    color: ${({ theme }) => theme.colors.success700};
    text-decoration: underline;
  }

  del + ins {
    margin-inline-start: 0.4rem;
  }
`;
