import { Typography } from '@strapi/design-system';

import { GLOSSARY } from '@newsroom/shared';

import { Notice } from '../parts/Notice';
import { Quoted } from '../parts/Quoted';
import { Words } from '../parts/Words';
import { TEXT } from '../texts';
import type { Standing } from '../../../../domain/approval-api';
import { CLOSED, isIn } from '../../../../domain/posts/facts';

interface Props {
  standing: Standing;
  /** Id of the list of what is wrong with the draft. */
  checksId: string;
  labelOf: (path: readonly string[]) => string;
}

const toLine = ({ field, reason }: { field: string; reason: string }) => ({
  path: field.split('.'),
  message: reason,
});

/** Everything that a person has to read before a decision. */
export function Flags({ standing, checksId, labelOf }: Props) {
  const { state, history, checks, warnings, correction, correctionRequest, corrections, emergency, hiding } =
    standing;
  const returned =
    state === 'returned' && !standing.proposal
      ? history.find(({ to, comment }) => to === GLOSSARY.state.returned && comment !== null)
      : undefined;
  const hiddenNote = hiding && corrections[hiding.index]?.note;
  return (
    <>
      {returned && (
        <Notice tone="warning" title={returned.action}>
          <Quoted by={returned.by} at={returned.at} words={returned.comment ?? ''} />
        </Notice>
      )}
      {emergency && (
        <Notice tone="danger" title={TEXT.emergency}>
          <Quoted by={emergency.by} at={emergency.at} words={emergency.reason} />
        </Notice>
      )}
      {standing.urgent !== null && (
        <Notice tone="danger" title={TEXT.urgent}>
          <Words tag="p">{standing.urgent}</Words>
        </Notice>
      )}
      {correctionRequest && (
        <Notice tone="warning" title={TEXT.correctionRequest}>
          <Quoted {...correctionRequest} words={correctionRequest.comment} />
        </Notice>
      )}
      {hiding && (
        <Notice tone="warning" title={TEXT.hiding}>
          <Quoted by={hiding.by} at={hiding.at} words={hiddenNote ?? ''} />
        </Notice>
      )}
      {standing.needsSpokesperson && !isIn(CLOSED, state) && (
        <Typography tag="p">{TEXT.needsSpokesperson}</Typography>
      )}
      {correction?.kind === 'minor' && <Typography tag="p">{TEXT.correctionMinor}</Typography>}
      {correction?.kind === 'substantial' && (
        <Notice tone="neutral" title={TEXT.correctionNote}>
          <Words tag="p">{correction.note}</Words>
        </Notice>
      )}
      {checks.length > 0 && (
        <Notice
          id={checksId}
          tone="warning"
          title={state === 'draft' || state === 'returned' ? TEXT.checks : TEXT.checksSubmitted}
          problems={checks.map(toLine)}
          labelOf={labelOf}
        />
      )}
      {warnings.length > 0 && (
        <Notice tone="neutral" title={TEXT.warnings} problems={warnings.map(toLine)} labelOf={labelOf} />
      )}
    </>
  );
}
