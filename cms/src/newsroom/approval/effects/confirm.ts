import type { Effect } from './effect';

export const confirm: Effect<'confirm'> = () => ({ to: 'submitted' });
