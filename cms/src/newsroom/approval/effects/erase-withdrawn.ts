import type { Effect } from './effect';

/** A post that was withdrawn for another reason is now withdrawn by consent: neither address nor name stays. */
export const eraseWithdrawn: Effect<'eraseWithdrawn'> = () => ({
  to: 'withdrawn',
  changes: [{ kind: 'withdrawnByConsent' }],
  erases: true,
});
