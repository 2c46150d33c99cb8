import type { Step } from './step-dialog';
import type { Standing } from '../../../../domain/approval-api';
import type { AskedAction } from '../../../../domain/workflow/workflow';

export type Place = 'main' | 'beside' | 'rare' | 'proposal';

/** Where the button of each step is shown. */
const PLACES: Record<AskedAction, Place> = {
  submit: 'main',
  confirm: 'main',
  approve: 'main',
  approveAsSpokesperson: 'main',
  confirmEmergency: 'beside',
  confirmHiding: 'beside',
  dismissCorrectionRequest: 'beside',
  return: 'beside',
  propose: 'beside',
  recall: 'beside',
  publishNow: 'beside',
  unschedule: 'beside',
  acceptProposal: 'proposal',
  declineProposal: 'proposal',
  flag: 'rare',
  unflag: 'rare',
  requestCorrection: 'rare',
  requestHiding: 'rare',
  emergency: 'rare',
  withdraw: 'rare',
  eraseWithdrawn: 'rare',
};

export const placeOf = (action: AskedAction, standing: Standing): Place => {
  if (isNoteOnly(action, standing)) return 'rare';
  // People who decide on a post rarely recall it themselves.
  if (action === 'recall' && standing.may.some((step) => step.action === 'return')) return 'rare';
  return PLACES[action];
};

/** Buttons that fit side by side on a phone. */
const BAR = 3;

/** The most likely steps, for the bar of a page, and all others. */
export const barAndOthers = (standing: Standing): { bar: Step[]; others: Step[] } => {
  const at = (place: Place): Step[] =>
    standing.may.filter(({ action }) => placeOf(action, standing) === place);
  const likely = [...at('main'), ...at('beside')];
  return { bar: likely.slice(0, BAR), others: [...likely.slice(BAR), ...at('rare')] };
};

/** In the draft of a published post, only a note to readers can be submitted. */
export const isNoteOnly = (action: AskedAction, { state }: Standing): boolean =>
  action === 'submit' && state === 'published';

export const isGrave = (action: AskedAction): boolean =>
  action === 'withdraw' || action === 'emergency' || action === 'eraseWithdrawn';
