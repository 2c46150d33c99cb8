import type { Effect } from './effect';

export const unschedule: Effect<'unschedule'> = () => ({ to: 'submitted', record: { scheduledAt: null } });
