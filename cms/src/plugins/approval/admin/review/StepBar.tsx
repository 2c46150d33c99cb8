import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import { GLOSSARY } from '@newsroom/shared';

import { useGetToDoQuery } from '../approval-api';
import type { Step } from '../panel/step-dialog';
import { barAndOthers, placeOf } from '../panel/step-look';
import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import type { Standing } from '../../../../domain/approval-api';
import type { PostKey } from '../../../../domain/content-types';

interface Props {
  post: PostKey;
  standing: Standing;
  /** Id of the list of what is wrong with the draft; null: nothing is. */
  wrongBy: string | null;
  /** Nothing can be decided now: the text on the screen is no longer the newest. */
  blocked: boolean;
  /** Loads the newest text; null: it is already shown. */
  reload: (() => void) | null;
  onStep: (step: Step) => void;
}

/** The most likely steps, always within reach of a thumb; after the decision, a link to the next post. */
export function StepBar({ post, standing, wrongBy, blocked, reload, onStep }: Props) {
  const { data: toDo } = useGetToDoQuery();
  const { bar } = barAndOthers(standing);
  const next = toDo?.waiting.find(({ documentId }) => documentId !== post.documentId);
  if (reload) {
    return (
      <Bar role="alert">
        <Typography tag="p" fontWeight="bold">
          {TEXT.textChanged}
        </Typography>
        <TouchButton fullWidth onClick={reload}>
          {TEXT.reload}
        </TouchButton>
      </Bar>
    );
  }
  if (bar.length === 0) {
    return next ? (
      <Bar>
        <Next tag={Link} to={`/plugins/approval/review/${next.uid}/${next.documentId}`} variant="secondary">
          {TEXT.nextPost}
        </Next>
      </Bar>
    ) : null;
  }
  return (
    <Bar>
      <Flex gap={2} alignItems="stretch">
        {bar.map((step) => {
          const name = SHORT[step.action] ?? step.label;
          const wrong = step.action === 'submit' ? wrongBy : null;
          return (
            <BarButton
              key={step.action}
              variant={placeOf(step.action, standing) === 'main' ? 'default' : 'secondary'}
              disabled={blocked || wrong !== null}
              aria-describedby={wrong ?? undefined}
              {...(name === step.label ? {} : { 'aria-label': step.label })}
              onClick={() => onStep(step)}
            >
              {name}
            </BarButton>
          );
        })}
      </Flex>
    </Bar>
  );
}

/** Short names, because three buttons must fit side by side on a phone; the dialogs show the full names. */
const SHORT: Partial<Record<Step['action'], string>> = {
  approveAsSpokesperson: GLOSSARY.action.approve,
  confirmEmergency: 'Xác nhận',
};

/** Sticky and not fixed, so that it has its own space at the end of the page and covers nothing. */
const Bar = styled.div`
  position: sticky;
  inset-block-end: 0;
  z-index: 2;
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
  padding: 0.8rem 1.2rem max(0.8rem, env(safe-area-inset-bottom));
  background: ${({ theme }) => theme.colors.neutral0};
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral200};
  box-shadow: 0 -2px 8px rgb(33 33 52 / 10%);

  > * {
    inline-size: 100%;
    max-inline-size: 56rem;
    margin-inline: auto;
  }
`;

const BarButton = styled(TouchButton)`
  flex: 1 1 0;
  min-inline-size: 0;
  padding-inline: 0.6rem;
  justify-content: center;

  span {
    font-size: 1.4rem;
    line-height: 1.3;
  }
`;

const Next = styled(LinkButton)`
  block-size: auto;
  min-block-size: 44px;
  justify-content: center;
`;
