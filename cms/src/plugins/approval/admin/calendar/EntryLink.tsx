import { Link } from 'react-router-dom';
import { css, styled } from 'styled-components';

import { formatInstant } from '@newsroom/shared';

import { TEXT } from '../texts';
import type { CalendarEntry } from '../../../../domain/approval-api';

interface Props {
  entry: CalendarEntry;
  /** For a narrow cell: no unit, and at most four lines of the title. */
  short?: boolean;
}

/** One post on one day: what happens with it and when, its title and unit. */
export function EntryLink({ entry, short = false }: Props) {
  const { uid, documentId, kind, at, title, unit } = entry;
  return (
    <Entry
      to={`/plugins/approval/review/${uid}/${documentId}`}
      $kind={kind}
      $short={short}
      {...(short ? { title: unit ? `${title} – ${unit}` : title } : {})}
    >
      <small>
        {formatInstant(at).slice(0, 5)} {TEXT.calendarKinds[kind]}
      </small>
      <strong>{title}</strong>
      {unit && !short && <small>{unit}</small>}
    </Entry>
  );
}

const TONES = { published: 'success', scheduled: 'primary', waiting: 'warning' } as const;

const Entry = styled(Link)<{ $kind: CalendarEntry['kind']; $short: boolean }>`
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
    ${({ $short }) =>
      $short &&
      css`
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 4;
        overflow: hidden;
        font-size: 1.3rem;
      `}
  }
`;
