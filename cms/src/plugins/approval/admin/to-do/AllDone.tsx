import { EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Link } from 'react-router-dom';

import { TEXT } from '../texts';

/** Nothing waits: says so, and where to go on. */
export function AllDone() {
  return (
    <EmptyStateLayout
      hasRadius
      icon={<Check width="4rem" height="4rem" fill="success600" aria-hidden />}
      content={`${TEXT.allDone}. ${TEXT.allDoneExplain}`}
      action={
        <LinkButton
          tag={Link}
          to="/content-manager/collection-types/api::article.article"
          variant="secondary"
          size="L"
        >
          {TEXT.writePost}
        </LinkButton>
      }
    />
  );
}
