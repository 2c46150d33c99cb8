import type { AskedAction, Standing } from '../approval-api';

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
};

/** The draft of a published post has nothing to submit but a note to readers. */
export const placeOf = (action: AskedAction, { state }: Standing): Place =>
  action === 'submit' && state === 'published' ? 'rare' : PLACES[action];

export const isGrave = (action: AskedAction): boolean => action === 'withdraw' || action === 'emergency';
