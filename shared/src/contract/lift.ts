import { PUBLICATION_VERSION } from './publication.ts';

type Row = Record<string, unknown>;

/** Converts a row of an older version to the present shape; others are returned unchanged. The result is not checked yet. */
export const liftRow = (row: Row): Row => {
  const { version, payload } = row;
  if (typeof version !== 'number' || STEPS[version - 1] === undefined) return row;
  const lift = (from: Row): Row =>
    STEPS.slice(version - 1).reduce((lifted, step) => step(lifted, row.subject), from);
  return { ...row, version: PUBLICATION_VERSION, payload: isObject(payload) ? lift(payload) : payload };
};

/** Step 1 converts a payload of version 1 to version 2, the next one version 2 to 3, and so on. */
const STEPS: readonly ((payload: Row, subject: unknown) => Row)[] = [
  // In version 1, consent was only asked for the site, so its pictures may not be used anywhere else.
  (payload) =>
    withEach(payload, ['leadPhoto', 'gallery'], (photo) => ({ ...photo, alsoFor: [], focalPoint: null })),
  (payload, subject) =>
    subject === 'department'
      ? { ...withEach(payload, ['programme'], withoutSummary), contacts: [], about: null }
      : withEach(payload, ['attachments', 'original'], (file) => ({ ...file, scanned: false })),
];

const withoutSummary = (programme: Row): Row => ({ ...programme, summary: null });

/** The payload with the objects in these fields changed, single or in a list; other values stay. */
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
