import { Badge, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import { GLOSSARY } from '@newsroom/shared';

import { siteText } from '../prose/site-text';
import { TEXT } from '../texts';
import type { Review } from '../../../../domain/approval-api';

interface Props {
  uid: string;
  review: Review;
  title: string;
}

/** Kind, unit and title of the post. */
export function PostHead({ uid, review, title }: Props) {
  const { draft, names } = review;
  const about = [kindOf(uid, draft.format), names.unit].filter((each) => each !== null);
  return (
    <Head>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {about.join(' · ')}
      </Typography>
      <h1 id="main-content-title">{title}</h1>
      {draft.sample === true && <Badge>{GLOSSARY.sampleMark}</Badge>}
    </Head>
  );
}

/** On a phone it replaces the menu. */
export function BackLink() {
  return (
    <Back to="/plugins/approval/to-do">
      <ArrowLeft aria-hidden width="1.4rem" height="1.4rem" />
      {TEXT.backToToDo}
    </Back>
  );
}

const KINDS: Record<string, string> = {
  'api::profile.profile': GLOSSARY.kind.profile.one,
  'api::policy.policy': GLOSSARY.kind.policy.one,
};

/** The name that readers see: for an article its format, for the others their kind. */
function kindOf(uid: string, format: string | null): string | null {
  const formats: Record<string, string> = GLOSSARY.format;
  return KINDS[uid] ?? (format === null ? null : (formats[format] ?? null));
}

const Back = styled(Link)`
  display: inline-flex;
  align-items: center;
  gap: 0.8rem;
  min-block-size: 44px;
  padding-inline-end: 1.2rem;
  font-size: 1.4rem;
  color: ${({ theme }) => theme.colors.primary700};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;

const Head = styled.header`
  margin-block: 0.8rem 2rem;
  max-inline-size: 80rem;

  ${siteText}

  > p {
    margin-block-end: 0.4rem;
  }

  h1 {
    margin-block-end: 0.8rem;
  }
`;
