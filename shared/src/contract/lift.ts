import { PUBLICATION_VERSION } from './publication.ts';

type Row = Record<string, unknown>;

/** A row of an older version in the shape of today's; any other row as it is. What it holds is checked afterwards. */
export const liftRow = (row: Row): Row => {
  const { version, payload } = row;
  if (typeof version !== 'number' || STEPS[version - 1] === undefined) return row;
  const lift = (from: Row): Row =>
    STEPS.slice(version - 1).reduce((lifted, step) => step(lifted, row.subject), from);
  return { ...row, version: PUBLICATION_VERSION, payload: isObject(payload) ? lift(payload) : payload };
};

/** What turns a payload of version 1 into one of 2, that into one of 3, and so on. */
const STEPS: readonly ((payload: Row, subject: unknown) => Row)[] = [
  // Nobody asked for consent to more than the site when version 1 was written: its pictures go nowhere else.
  (payload) =>
    withEach(payload, ['leadPhoto', 'gallery'], (photo) => ({ ...photo, alsoFor: [], focalPoint: null })),
  (payload, subject) =>
    subject === 'department'
      ? { ...withEach(payload, ['programme'], withoutSummary), contacts: [], about: null }
      : withEach(payload, ['attachments', 'original'], (file) => ({ ...file, scanned: false })),
];

const withoutSummary = (programme: Row): Row => ({ ...programme, summary: null });

/** The payload with the objects in these fields changed, alone or in a list; what is no object stays. */
const withEach = (payload: Row, fields: readonly string[], change: (value: Row) => Row): Row => {
  const changed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(changed);
    return isObject(value) ? change(value) : value;
  };
  return Object.fromEntries(
    Object.entries(payload).map(([field, value]) => [field, fields.includes(field) ? changed(value) : value]),
  );
};

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
