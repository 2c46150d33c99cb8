import { CheckCircle } from '@strapi/icons';
import type { ComponentProps } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { styled } from 'styled-components';

import { useGetToDoQuery } from '../approval-api';

/** The icon of the menu entry, with the number of posts that wait for this person, if it is known. */
export function ToDoIcon(props: ComponentProps<typeof CheckCircle>) {
  return (
    <ErrorBoundary fallback={<CheckCircle {...props} />}>
      <Counted {...props} />
    </ErrorBoundary>
  );
}

function Counted(props: ComponentProps<typeof CheckCircle>) {
  const { data } = useGetToDoQuery();
  const count = data ? data.waiting.length + data.returned.length : 0;
  return (
    <Place>
      <CheckCircle {...props} />
      {count > 0 && <Count>{count}</Count>}
    </Place>
  );
}

const Place = styled.span`
  position: relative;
  display: block;
`;

const Count = styled.span`
  position: absolute;
  inset-block-start: -0.8rem;
  inset-inline-start: 1.1rem;
  min-width: 1.8rem;
  padding-inline: 0.4rem;
  border-radius: 0.9rem;
  background: ${({ theme }) => theme.colors.primary600};
  color: ${({ theme }) => theme.colors.neutral0};
  font-size: 1.1rem;
  font-weight: 600;
  line-height: 1.8rem;
  text-align: center;
`;
