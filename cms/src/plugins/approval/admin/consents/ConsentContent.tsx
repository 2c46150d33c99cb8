import { Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import { dayOf, formatDay, GLOSSARY } from '@newsroom/shared';

import { type Consent, gapOf, TICKS, type Use } from '../../../../domain/consents/consent';
import { Notice } from '../parts/Notice';
import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import { useGetConsentUsesQuery } from './consent-api';
import { CONSENT_TEXT } from './consent-texts';
import { WithdrawConsentDialog } from './WithdrawConsentDialog';
import type { ConcernedPost } from '../../../../domain/approval-api';

interface Props {
  documentId: string;
  /** The record as it is saved. */
  saved: object;
}

export function ConsentContent({ documentId, saved }: Props) {
  const uses = useGetConsentUsesQuery(documentId);
  const unsaved = useForm('ConsentContent', ({ modified }) => modified);
  const [asking, setAsking] = useState(false);
  const [postsId, blockedId] = [useId(), useId()];

  if (!uses.data) {
    return uses.isError ? (
      <Flex direction="column" alignItems="stretch" gap={2} width="100%">
        <Typography tag="p">{CONSENT_TEXT.loadFailed}</Typography>
        <TouchButton variant="tertiary" onClick={() => void uses.refetch()}>
          {TEXT.retry}
        </TouchButton>
      </Flex>
    ) : null;
  }
  const { withdrawnOn, may, posts } = uses.data;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {withdrawnOn === null ? (
        <Standing consent={saved as Consent} />
      ) : (
        <Notice tone="neutral" title={CONSENT_TEXT.withdrawn(formatDay(withdrawnOn))} />
      )}
      <div>
        <Typography id={postsId} tag="h3" variant="pi" fontWeight="bold">
          {CONSENT_TEXT.posts}
        </Typography>
        {posts.length === 0 ? (
          <Typography tag="p" textColor="neutral600">
            {CONSENT_TEXT.noPosts}
          </Typography>
        ) : (
          <List aria-labelledby={postsId}>
            {posts.map((post) => (
              <li key={`${post.uid} ${post.documentId}`}>
                <PostLink to={`/content-manager/collection-types/${post.uid}/${post.documentId}`}>
                  {post.title ?? CONSENT_TEXT.noTitle}
                </PostLink>
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {usesIn(post)}
                </Typography>
              </li>
            ))}
          </List>
        )}
      </div>
      {may && (
        <>
          {unsaved && (
            <Typography id={blockedId} tag="p" textColor="neutral700">
              {CONSENT_TEXT.saveFirst}
            </Typography>
          )}
          <TouchButton
            fullWidth
            variant="danger-light"
            disabled={unsaved}
            aria-describedby={unsaved ? blockedId : undefined}
            onClick={() => setAsking(true)}
          >
            {CONSENT_TEXT.withdraw}
          </TouchButton>
        </>
      )}
      {asking && (
        <WithdrawConsentDialog documentId={documentId} uses={uses.data} onClose={() => setAsking(false)} />
      )}
    </Flex>
  );
}

/** Where the consent is valid today, and why not elsewhere. */
function Standing({ consent }: { consent: Consent }) {
  const today = dayOf(new Date().toISOString());
  const places = (Object.keys(GLOSSARY.consentUse) as Use[]).map((use) => ({
    label: GLOSSARY.consentUse[use],
    gap: gapOf(consent, use, today),
    refused: consent[TICKS[use]] !== true,
  }));
  const allowed = places.filter(({ gap }) => gap === null);
  const refused = places.filter((place) => place.refused);
  // A gap of the record is the same for every use, so it is shown once.
  const gaps = new Set(places.flatMap((place) => (place.refused ? [] : (place.gap ?? []))));
  const lines = [
    ...[...gaps].map((gap) => `${gap.charAt(0).toUpperCase()}${gap.slice(1)}.`),
    ...(refused.length > 0 ? [`${CONSENT_TEXT.mayNot}: ${listOf(refused)}.`] : []),
  ];
  return (
    <Notice
      tone={allowed.length > 0 ? 'primary' : 'warning'}
      title={allowed.length > 0 ? `${CONSENT_TEXT.may}: ${listOf(allowed)}.` : CONSENT_TEXT.nowhere}
      problems={lines.map((message) => ({ path: [], message }))}
    />
  );
}

const listOf = (places: readonly { label: string }[]): string => places.map(({ label }) => label).join('; ');

const usesIn = ({ state, live, inText, pictures }: ConcernedPost): string =>
  [
    live ? CONSENT_TEXT.live : GLOSSARY.state[state].toLowerCase(),
    ...(inText ? [CONSENT_TEXT.inText] : []),
    ...(pictures > 0 ? [CONSENT_TEXT.pictures(pictures)] : []),
  ].join(', ');

const List = styled.ul`
  > li {
    padding-block: 0.8rem;
  }

  > li + li {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

const PostLink = styled(Link)`
  display: inline-block;
  padding-block: 0.4rem;
  color: ${({ theme }) => theme.colors.primary600};
  font-size: 1.4rem;
  line-height: 1.43;
  overflow-wrap: anywhere;
`;
