import { formatNumber } from '@newsroom/shared';

import { TEXT } from '../texts';
import { Facts } from './Facts';
import type { Snapshot } from '../../../../domain/posts/snapshot';

/** The person of a profile, and their own words. */
export function ProfileBefore({ draft: { person, quote } }: { draft: Snapshot }) {
  return (
    <>
      {person && (
        <Facts
          caption={TEXT.personTitle}
          facts={[
            {
              label: TEXT.personName,
              value: capitalised([person.honorific, person.name].filter(Boolean).join(' ')),
            },
            { label: TEXT.personPost, value: person.post },
            { label: TEXT.personWorkplace, value: person.workplace },
            {
              label: TEXT.personYears,
              value:
                person.yearsInProfession === null
                  ? null
                  : `${formatNumber(person.yearsInProfession)} ${TEXT.years}`,
            },
          ]}
        />
      )}
      {quote && (
        <blockquote>
          <p>{quote}</p>
        </blockquote>
      )}
    </>
  );
}

export function ProfileAfter({ draft: { achievements = [] } }: { draft: Snapshot }) {
  if (achievements.length === 0) return null;
  return (
    <section>
      <h2>{TEXT.achievements}</h2>
      <ul>
        {achievements.map(({ year, what, decidedBy }, index) => (
          <li key={index}>
            {[year === null ? null : String(year), what].filter(Boolean).join(': ')}
            {decidedBy && ` (${decidedBy})`}
          </li>
        ))}
      </ul>
    </section>
  );
}

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
