import type { Change, Department, LivePublication } from '@newsroom/shared';

/** The post of a row; null for whatever is not a live post. */
export const livePostOf = (change: Change): LivePublication | null =>
  change.subject === 'post' && change.payload.status === 'live' ? change.payload : null;

/** Null until its row has arrived. */
export const departmentOf = (rows: Iterable<Change>): Department | null => {
  for (const { subject, payload } of rows) if (subject === 'department') return payload;
  return null;
};
