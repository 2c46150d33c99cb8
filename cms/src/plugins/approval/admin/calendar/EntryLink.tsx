import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import { formatInstant } from '@newsroom/shared';

import { TEXT } from '../texts';
import type { CalendarEntry } from './calendar-api';

/** One post on one day: what happens with it and when, its title and unit. */
export function EntryLink({ entry }: { entry: CalendarEntry }) {
  const { uid, documentId, kind, at, title, unit } = entry;
  return (
    <Entry to={`/plugins/approval/review/${uid}/${documentId}`} $kind={kind}>
      <small>
        {formatInstant(at).slice(0, 5)} {TEXT.calendarKinds[kind]}
      </small>
      <strong>{title}</strong>
      {unit && <small>{unit}</small>}
    </Entry>
  );
}

const TONES = { published: 'success', scheduled: 'primary', waiting: 'warning' } as const;

const Entry = styled(Link)<{ $kind: CalendarEntry['kind'] }>`
  display: block;
  min-block-size: 44px;
  padding: 0.6rem 0.8rem;
  border-inline-start: 4px solid ${({ theme, $kind }) => theme.colors[`${TONES[$kind]}500`]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $kind }) => theme.colors[`${TONES[$kind]}100`]};
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.4;
  text-decoration: none;
  overflow-wrap: anywhere;

  &:hover strong {
    text-decoration: underline;
  }

  small,
  strong {
    display: block;
  }

  small {
    font-size: 1.2rem;
    color: ${({ theme }) => theme.colors.neutral700};
  }

  strong {
    font-weight: 600;
  }
`;
