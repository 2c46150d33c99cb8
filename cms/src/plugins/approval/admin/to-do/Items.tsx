import { Badge, Flex, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import { formatInstant, GLOSSARY } from '@newsroom/shared';

import { Card } from '../parts/Card';
import { Part } from '../parts/Part';
import { TEXT } from '../texts';
import type { ToDoItem } from '../../../../domain/approval-api';

interface Props {
  title: string;
  /** What to say when there is none. */
  empty: string;
  items: readonly ToDoItem[];
  /** Where the links of the posts lead: to the page for a decision, or to the form. */
  to: 'review' | 'form';
}

/** One section of "Việc cần làm". */
export function Items(props: Props) {
  return (
    <Part name={props.title} of={props.items}>
      <Section {...props} />
    </Part>
  );
}

function Section({ title, empty, items, to }: Props) {
  const path = to === 'review' ? '/plugins/approval/review' : '/content-manager/collection-types';
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <Flex gap={2} paddingBottom={2}>
        <Typography id={titleId} tag="h2" variant="delta" fontWeight="bold">
          {title}
        </Typography>
        {items.length > 0 && <Badge>{items.length}</Badge>}
      </Flex>
      {items.length === 0 ? (
        <Typography tag="p" textColor="neutral600">
          {empty}
        </Typography>
      ) : (
        <Card>
          {items.map((item) => (
            <li key={item.documentId}>
              <Title to={`${path}/${item.uid}/${item.documentId}`}>{item.title || TEXT.noTitle}</Title>
              <Typography tag="p" variant="pi" textColor="neutral600">
                {factsOf(item).join(' · ')}
              </Typography>
              {[...(item.urgent === null ? [] : [`${TEXT.urgent}: ${item.urgent}`]), ...item.flags].map(
                (flag) => (
                  <Typography key={flag} tag="p" variant="pi" fontWeight="bold" textColor="danger700">
                    {flag}
                  </Typography>
                ),
              )}
            </li>
          ))}
        </Card>
      )}
    </section>
  );
}

function factsOf({ state, unit, since, scheduledAt }: ToDoItem): string[] {
  return [
    GLOSSARY.state[state],
    ...(scheduledAt ? [`${TEXT.scheduledAt}: ${formatInstant(scheduledAt)}`] : []),
    ...(unit ? [unit] : []),
    `${TEXT.savedAt} ${formatInstant(since)}`,
  ];
}

const Title = styled(Link)`
  display: block;
  padding-block: 0.4rem;
  font-size: 1.6rem;
  font-weight: 600;
  line-height: 1.4;
  color: ${({ theme }) => theme.colors.primary700};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;
