import { Flex, Typography } from '@strapi/design-system';
import { Page, unstable_useDocumentLayout } from '@strapi/strapi/admin';
import { useEffect, useId } from 'react';

import { Flags } from '../panel/Flags';
import { nameOf, OpenDialog } from '../panel/OpenDialog';
import { PublicState } from '../panel/PublicState';
import { StateSummary } from '../panel/StateSummary';
import { useOutOfDate } from '../panel/use-out-of-date';
import { useStanding } from '../panel/use-standing';
import { useSteps } from '../panel/use-steps';
import { failureOf } from '../parts/failure';
import { fieldLabel } from '../parts/field-label';
import { Notice } from '../parts/Notice';
import { Part } from '../parts/Part';
import { Quoted } from '../parts/Quoted';
import { TouchButton } from '../parts/TouchButton';
import { Words } from '../parts/Words';
import { TEXT } from '../texts';
import { Changes } from './Changes';
import { Columns, Frame, PhoneWithoutMenu } from './frame';
import { MoreSteps } from './MoreSteps';
import { PostText } from './PostText';
import { useGetReviewQuery, useMarkSeenMutation } from './review-api';
import { StepBar } from './StepBar';
import { LastComment } from './LastComment';
import { BackLink, PostHead } from './PostHead';
import type { PostKey } from '../../../../domain/content-types';

export function ReviewContent({ post }: { post: PostKey }) {
  const { standing, failed, polling, lookAgain } = useStanding(post);
  const {
    currentData: review,
    error,
    refetch,
  } = useGetReviewQuery(post, { refetchOnMountOrArgChange: true });
  const [markSeen] = useMarkSeenMutation();
  const steps = useSteps(post, review?.draftHash, lookAgain);
  const { edit } = unstable_useDocumentLayout(post.uid);
  const outOfDate = useOutOfDate(post, standing?.draftHash !== review?.draftHash);
  const { told } = outOfDate;
  const { show } = steps;
  const checksId = useId();

  const { uid, documentId } = post;
  const draftHash = review?.draftHash;
  useEffect(() => {
    if (draftHash !== undefined) void markSeen({ uid, documentId, draftHash });
  }, [uid, documentId, draftHash, markSeen]);
  useEffect(() => {
    if (told) show(null);
  }, [told, show]);
  useEffect(() => {
    // A phone that is used again may still show a page that is hours old.
    const look = () => document.visibilityState === 'visible' && lookAgain();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [lookAgain]);

  const title = review?.draft.title || TEXT.noTitle;
  const labelOf = (path: readonly string[]): string => fieldLabel(path, edit);
  const ready = standing && review;

  return (
    <Page.Main>
      <Page.Title>{review ? title : TEXT.review}</Page.Title>
      <PhoneWithoutMenu />
      <section aria-label={TEXT.review}>
        <Frame>
          <BackLink />
          {!ready &&
            (failed || error ? (
              <Flex direction="column" alignItems="flex-start" gap={3}>
                <Notice alert tone="danger" title={error ? failureOf(error).title : TEXT.loadFailed} />
                <TouchButton
                  variant="secondary"
                  onClick={() => {
                    lookAgain();
                    void refetch();
                  }}
                >
                  {TEXT.retry}
                </TouchButton>
              </Flex>
            ) : (
              <Typography tag="p">{TEXT.loading}</Typography>
            ))}
          {ready && (
            <>
              <Part name={TEXT.head} of={review}>
                <PostHead uid={post.uid} review={review} title={title} />
              </Part>
              <Columns>
                <Flex tag="section" aria-label={TEXT.panel} direction="column" alignItems="stretch" gap={4}>
                  <Part name={TEXT.standing} of={standing}>
                    <StateSummary standing={standing} />
                  </Part>
                  <Part name={TEXT.lastComment} of={standing}>
                    <LastComment standing={standing} />
                  </Part>
                  <Part name={TEXT.publicState} of={standing}>
                    <PublicState
                      standing={standing}
                      polling={polling}
                      labelOf={labelOf}
                      onRetry={lookAgain}
                    />
                  </Part>
                  <Part name={TEXT.attention} of={standing}>
                    <Flags standing={standing} checksId={checksId} labelOf={labelOf} />
                  </Part>
                  {standing.proposal && (
                    <Notice tone="primary" title={TEXT.proposalBy}>
                      <Quoted {...standing.proposal} words={standing.proposal.comment} />
                      <TouchButton
                        fullWidth
                        variant="secondary"
                        marginTop={2}
                        onClick={() => show('proposal')}
                      >
                        {TEXT.proposal}
                      </TouchButton>
                    </Notice>
                  )}
                  {standing.barred !== null && (
                    <Notice tone="neutral">
                      <Words tag="p">{standing.barred}</Words>
                    </Notice>
                  )}
                  <Part name={TEXT.changes} of={review}>
                    <Changes review={review} published={standing.state === 'published'} labelOf={labelOf} />
                  </Part>
                </Flex>
                <Part name={TEXT.postText} of={review}>
                  <PostText uid={post.uid} review={review} standing={standing} />
                </Part>
                <Part name={TEXT.moreAbout} of={standing}>
                  <MoreSteps
                    post={post}
                    standing={standing}
                    draftHash={review.draftHash}
                    blocked={outOfDate.is}
                    onStep={show}
                    onHistory={() => show('history')}
                  />
                </Part>
              </Columns>
            </>
          )}
        </Frame>
        {ready && (
          <>
            <Part name={TEXT.decision} of={standing}>
              <StepBar
                post={post}
                standing={standing}
                wrongBy={standing.checks.length > 0 ? checksId : null}
                blocked={outOfDate.is}
                reload={told ? outOfDate.reload : null}
                onStep={show}
              />
            </Part>
            <Part name={nameOf(steps.open)} of={steps.open}>
              <OpenDialog
                post={post}
                standing={standing}
                steps={steps}
                mayRestore={false}
                blocked={outOfDate.is ? TEXT.textChanged : null}
                labelOf={labelOf}
              />
            </Part>
          </>
        )}
      </section>
    </Page.Main>
  );
}
