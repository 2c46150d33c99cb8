import type { Change } from '@newsroom/shared';
import { nameOf } from './store.ts';

/** A row of the outbox, with only those fields that the publisher itself reads. */
const row = (subject: string, key: string, sequence: number, payload: object): Change =>
  ({ subject, key, sequence, at: '2025-01-01T00:00:00.000Z', version: 1, payload }) as unknown as Change;

export const postRow = (id: string, sequence: number, fields: object = {}): Change =>
  row('post', id, sequence, {
    id,
    status: 'live',
    kind: 'article',
    slug: 'bai',
    title: `Bài ${id}`,
    sample: false,
    leadPhoto: null,
    gallery: [],
    attachments: [],
    ...fields,
  });

export const departmentRow = (sequence: number, official: boolean): Change =>
  row('department', 'department', sequence, { official });

/** Rows as in a store, by subject and key. */
export const byName = (...rows: Change[]): Map<string, Change> =>
  new Map(rows.map((each) => [nameOf(each), each]));
