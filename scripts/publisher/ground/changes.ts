import type { Change, Department, LivePublication } from '@newsroom/shared';
import { type Store, nameOf } from './store.ts';

/** The post of a row; null: the row is no live post. */
export const livePostOf = (change: Change): LivePublication | null =>
  change.subject === 'post' && change.payload.status === 'live' ? change.payload : null;

/** Null: its row has not arrived yet. */
export const departmentIn = ({ current }: Pick<Store, 'current'>): Department | null => {
  const change = current.get(nameOf({ subject: 'department', key: 'department' }));
  return change?.subject === 'department' ? change.payload : null;
};
