import { EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Link } from 'react-router-dom';

import { TEXT } from '../texts';

/** Says that nothing waits, and where to continue. */
export function AllDone({ writes }: { writes: boolean }) {
  return (
    <EmptyStateLayout
      hasRadius
      icon={<Check width="4rem" height="4rem" fill="success600" aria-hidden />}
      content={`${TEXT.allDone}. ${TEXT.allDoneExplain}`}
      action={
        writes && (
          <LinkButton tag={Link} to="/plugins/approval/new" variant="secondary" size="L">
            {TEXT.newPost}
          </LinkButton>
        )
      }
    />
  );
}
