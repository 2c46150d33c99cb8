import type { Change, Department, LivePublication } from '@newsroom/shared';
import { type Store, nameOf } from './store.ts';

/** The post of a row; null for whatever is not a live post. */
export const livePostOf = (change: Change): LivePublication | null =>
  change.subject === 'post' && change.payload.status === 'live' ? change.payload : null;

/** Null until its row has arrived. */
export const departmentIn = ({ current }: Pick<Store, 'current'>): Department | null => {
  const change = current.get(nameOf({ subject: 'department', key: 'department' }));
  return change?.subject === 'department' ? change.payload : null;
};
