import { VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import { formatDay, formatMonth } from '@newsroom/shared';

import { weeksOf } from '../../../../domain/workflow/calendar';
import { TEXT } from '../texts';
import { EntryLink } from './EntryLink';
import type { Calendar } from '../../../../domain/approval-api';

/** Seven columns, Monday first. */
export function MonthGrid({ calendar: { month, days }, today }: { calendar: Calendar; today: string }) {
  const entriesOf = new Map(days.map(({ day, entries }) => [day, entries]));
  return (
    <Table>
      <caption>
        <VisuallyHidden>{formatMonth(month)}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {TEXT.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, index) => (
          <tr key={index}>
            {week.map((day, column) =>
              day === null ? (
                <td key={column} className="outside" />
              ) : (
                <td key={day} aria-current={day === today ? 'date' : undefined}>
                  <time dateTime={day} aria-label={formatDay(day)}>
                    {Number(day.slice(-2))}
                  </time>
                  {(entriesOf.get(day) ?? []).map((entry) => (
                    <EntryLink key={`${entry.kind} ${entry.documentId}`} entry={entry} short />
                  ))}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const Table = styled.table`
  inline-size: 100%;
  table-layout: fixed;
  border-collapse: collapse;
  background: ${({ theme }) => theme.colors.neutral0};

  th,
  td {
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
  }

  th {
    padding: 0.8rem 0.4rem;
    font-size: 1.3rem;
    font-weight: 600;
    color: ${({ theme }) => theme.colors.neutral700};
  }

  td {
    block-size: 9.6rem;
    padding: 0.4rem;
    vertical-align: top;
  }

  td.outside {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  td a + a {
    margin-block-start: 0.4rem;
  }

  time {
    display: inline-block;
    min-inline-size: 2.6rem;
    margin-block-end: 0.4rem;
    padding: 0.2rem 0.4rem;
    border-radius: 1.4rem;
    font-size: 1.3rem;
    line-height: 2.2rem;
    text-align: center;
    color: ${({ theme }) => theme.colors.neutral700};
  }

  td[aria-current] time {
    background: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.neutral0};
    font-weight: 600;
  }
`;
