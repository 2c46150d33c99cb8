import { Flex, Typography } from '@strapi/design-system';
import { unstable_useDocumentLayout, useForm } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { styled } from 'styled-components';

import { dayOf, formatInstant } from '@newsroom/shared';

import { fieldLabel } from '../parts/field-label';
import { Notice } from '../parts/Notice';
import { TouchButton } from '../parts/TouchButton';
import { Words } from '../parts/Words';
import { TEXT } from '../texts';
import { type KeptDraft, useKeptDraft } from './use-kept-draft';
import { useOnline } from './use-online';

/** Above the fields of a post: offers the text kept from earlier, and says that the typed text is kept now. */
export function KeptDraftLine() {
  const { id = '', slug = '' } = useParams();
  return <Line key={id} documentId={id} uid={slug} />;
}

function Line({ documentId, uid }: { documentId: string; uid: string }) {
  const kept = useKeptDraft(documentId);
  const { modified, disabled } = useForm('KeptDraftLine', (form) => form);
  const online = useOnline();
  if (disabled) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {kept.offer && <Offer {...kept} offer={kept.offer} uid={uid} />}
      <Typography
        tag="p"
        role="status"
        variant="pi"
        textColor={modified && (kept.failed || !online) ? 'danger600' : 'neutral600'}
      >
        {lineOf(kept, { modified, online })}
      </Typography>
    </Flex>
  );
}

function lineOf(
  { keptAt, failed }: KeptDraft,
  { modified, online }: { modified: boolean; online: boolean },
): string {
  if (failed) return TEXT.kept.failed;
  if (modified && !online) return TEXT.kept.offline;
  return modified && keptAt !== null
    ? `${TEXT.kept.done} ${hourOf(keptAt)} ${TEXT.kept.here}`
    : TEXT.kept.idle;
}

interface OfferProps extends Pick<KeptDraft, 'takeBack' | 'drop'> {
  offer: NonNullable<KeptDraft['offer']>;
  uid: string;
}

function Offer({ offer, takeBack, drop, uid }: OfferProps) {
  const { edit } = unstable_useDocumentLayout(uid);
  const labelOf = (name: string): string => fieldLabel([name], edit);
  const texts = Object.entries(offer.changes).filter(([, { to }]) => typeof to === 'string' && to !== '');
  return (
    <Notice alert tone="warning" title={`${TEXT.kept.found} ${hourOf(offer.at)}.`}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {offer.savedOtherwise.length > 0 && (
          <Words tag="p">
            {TEXT.kept.newer} {offer.savedOtherwise.map(labelOf).join(', ')}. {TEXT.kept.newerExplain}
          </Words>
        )}
        {texts.length > 0 && (
          <Texts>
            <summary>{TEXT.kept.see}</summary>
            {texts.map(([name, { to }]) => (
              <div key={name}>
                <Typography variant="pi" fontWeight="bold">
                  {labelOf(name)}
                </Typography>
                <Words tag="p">{String(to)}</Words>
              </div>
            ))}
          </Texts>
        )}
        <Flex gap={2} wrap="wrap">
          <TouchButton onClick={takeBack}>{TEXT.kept.takeBack}</TouchButton>
          <TouchButton variant="tertiary" onClick={drop}>
            {TEXT.kept.drop}
          </TouchButton>
        </Flex>
      </Flex>
    </Notice>
  );
}

/** "10:32"; for another day "10:32, 24/11/2026". */
const hourOf = (instant: string): string => {
  const text = formatInstant(instant);
  return dayOf(instant) === dayOf(new Date().toISOString()) ? (text.split(',')[0] ?? text) : text;
};

const Texts = styled.details`
  font-size: 1.4rem;

  summary {
    min-height: 44px;
    line-height: 44px;
    cursor: pointer;
  }

  div + div {
    margin-block-start: 0.8rem;
  }
`;
