import type { Effect } from './effect';

export const withdraw: Effect<'withdraw'> = ({ input: { reasonKind, reason } }) => ({
  to: 'withdrawn',
  changes: [{ kind: 'withdrawal', reasonKind, reason }],
  ...(reasonKind === 'consent' ? { erases: true } : {}),
});
