import { Flex, Typography } from '@strapi/design-system';

import { formatDay } from '@newsroom/shared';

import { weekdayOf } from '../../../../domain/workflow/calendar';
import { TEXT } from '../texts';
import { EntryLink } from './EntryLink';
import type { Calendar } from '../../../../domain/approval-api';

/** The days that have entries, one below the other. */
export function DayList({ calendar, today }: { calendar: Calendar; today: string }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {calendar.days.map(({ day, entries }) => (
        <section key={day} aria-label={formatDay(day)}>
          <Typography tag="h3" variant="delta" fontWeight="bold">
            {TEXT.weekdays[weekdayOf(day)]}, {formatDay(day)}
            {day === today && ` – ${TEXT.today}`}
          </Typography>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
            {entries.map((entry) => (
              <li key={`${entry.kind} ${entry.documentId}`}>
                <EntryLink entry={entry} />
              </li>
            ))}
          </Flex>
        </section>
      ))}
    </Flex>
  );
}
