import type { Step } from './step-dialog';
import type { Standing } from '../../../../domain/approval-api';
import type { AskedAction } from '../../../../domain/workflow/workflow';

export type Place = 'main' | 'beside' | 'rare' | 'proposal';

/** Where the button of each step stands. */
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
  // Whoever decides on a post seldom takes it back for themselves.
  if (action === 'recall' && standing.may.some((step) => step.action === 'return')) return 'rare';
  return PLACES[action];
};

/** As many as stand side by side on a phone. */
const BAR = 3;

/** The likeliest steps, for the bar of a page, and all others. */
export const barAndOthers = (standing: Standing): { bar: Step[]; others: Step[] } => {
  const at = (place: Place): Step[] =>
    standing.may.filter(({ action }) => placeOf(action, standing) === place);
  const likely = [...at('main'), ...at('beside')];
  return { bar: likely.slice(0, BAR), others: [...likely.slice(BAR), ...at('rare')] };
};

/** The draft of a published post has nothing to submit but a note to readers. */
export const isNoteOnly = (action: AskedAction, { state }: Standing): boolean =>
  action === 'submit' && state === 'published';

export const isGrave = (action: AskedAction): boolean =>
  action === 'withdraw' || action === 'emergency' || action === 'eraseWithdrawn';
