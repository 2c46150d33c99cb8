import { Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';

import { dayOf, formatMonth, monthOf } from '@newsroom/shared';

import { isMonth, monthAfter } from '../../../../domain/workflow/calendar';
import { PageFrame } from '../parts/PageFrame';
import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import { useGetCalendarQuery } from './calendar-api';
import { DayList } from './DayList';
import { MonthGrid } from './MonthGrid';

/** "Lịch đăng": what was published, what waits and what is scheduled, by day. */
export function CalendarPage() {
  const today = dayOf(new Date().toISOString());
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('month') ?? '';
  const month = isMonth(asked) ? asked : monthOf(new Date().toISOString());
  const {
    currentData: calendar,
    isError,
    refetch,
  } = useGetCalendarQuery(month, {
    refetchOnMountOrArgChange: true,
  });
  const show = (shown: string): void => setParameters({ month: shown }, { replace: true });
  const isThisMonth = month === today.slice(0, 7);

  return (
    <PageFrame
      title={TEXT.calendar}
      subtitle={TEXT.calendarSubtitle}
      state={calendar ? 'ready' : isError ? 'failed' : 'loading'}
      onRetry={() => void refetch()}
      before={
        <Flex gap={2} wrap="wrap" paddingBottom={4}>
          <Turn label={TEXT.previousMonth} onClick={() => show(monthAfter(month, -1))}>
            <ChevronLeft />
          </Turn>
          <Month tag="h2" variant="beta" aria-live="polite">
            {formatMonth(month)}
          </Month>
          <Turn label={TEXT.nextMonth} onClick={() => show(monthAfter(month, 1))}>
            <ChevronRight />
          </Turn>
          {!isThisMonth && (
            <TouchButton variant="tertiary" onClick={() => show(today.slice(0, 7))}>
              {TEXT.thisMonth}
            </TouchButton>
          )}
        </Flex>
      }
    >
      {calendar && (
        <>
          {calendar.days.length === 0 && <Typography tag="p">{TEXT.calendarEmpty}</Typography>}
          <Wide>
            <MonthGrid calendar={calendar} today={today} />
          </Wide>
          <Narrow>
            <DayList calendar={calendar} today={today} />
          </Narrow>
        </>
      )}
    </PageFrame>
  );
}

const Turn = styled(IconButton)`
  inline-size: 44px;
  block-size: 44px;
`;

const Month = styled(Typography)`
  min-inline-size: 17rem;
  text-align: center;
`;

const Wide = styled.div`
  display: none;

  ${({ theme }) => theme.breakpoints.medium} {
    display: block;
  }
`;

const Narrow = styled.div`
  ${({ theme }) => theme.breakpoints.medium} {
    display: none;
  }
`;
