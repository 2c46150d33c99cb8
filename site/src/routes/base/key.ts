import { hash } from 'node:crypto';

/** The values that a page shows, by name: plain values, plain objects, or arrays of these. */
export type Shown = object;

/** A short text that differs whenever anything in `parts` or `shows` differs. */
export const keyOf = (parts: readonly unknown[], shows: Shown): string =>
  digest(
    [...parts.map(hashOf), ...Object.entries(shows).map(([name, value]) => `${name}=${hashOf(value)}`)].join(
      '\n',
    ),
  );

const hashes = new WeakMap<object, string>();

/** Hash of the content, cached by object identity; the hash of an array is made of the hashes of its elements. */
const hashOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = hashes.get(value);
  if (known !== undefined) return known;
  const made = digest(
    Array.isArray(value) ? `[${value.map(hashOf).join(',')}]` : `{${JSON.stringify(value)}}`,
  );
  hashes.set(value, made);
  return made;
};

const digest = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);
