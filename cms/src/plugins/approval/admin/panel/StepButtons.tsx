import { Flex } from '@strapi/design-system';
import { styled } from 'styled-components';

import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import type { Step } from './step-dialog';
import { isGrave, isNoteOnly, type Place, placeOf } from './step-look';
import type { Standing } from '../../../../domain/approval-api';

interface Props {
  standing: Standing;
  /** Id of the list of what is wrong with the draft; null: nothing is. */
  wrongBy: string | null;
  /** Id of the line that says why nothing can be decided now; null: it can. */
  blockedBy: string | null;
  onStep: (step: Step) => void;
}

/** The steps that the server allows this person, the most likely first. */
export function StepButtons({ standing, wrongBy, blockedBy, onStep }: Props) {
  const at = (place: Place): Step[] =>
    standing.may.filter(({ action }) => placeOf(action, standing) === place);
  const button = (step: Step, variant: 'default' | 'secondary' | 'tertiary' | 'danger-light') => {
    const because = blockedBy ?? (step.action === 'submit' ? wrongBy : null);
    return (
      <TouchButton
        key={step.action}
        fullWidth
        variant={variant}
        disabled={because !== null}
        aria-describedby={because ?? undefined}
        onClick={() => onStep(step)}
      >
        {isNoteOnly(step.action, standing) ? TEXT.addNote : step.label}
      </TouchButton>
    );
  };
  const rare = at('rare');
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      {at('main').map((step) => button(step, 'default'))}
      {at('beside').map((step) => button(step, 'secondary'))}
      {rare.length > 0 && (
        <Rare>
          <summary>{TEXT.otherSteps}</summary>
          <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
            {rare.map((step) => button(step, isGrave(step.action) ? 'danger-light' : 'tertiary'))}
          </Flex>
        </Rare>
      )}
    </Flex>
  );
}

const Rare = styled.details`
  summary {
    min-height: 44px;
    padding-block: 1.2rem;
    cursor: pointer;
    font-size: 1.4rem;
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;
