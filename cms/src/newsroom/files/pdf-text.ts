import { createHash } from 'node:crypto';
import { decode } from './decoder';

/** Whoever saves a post waits for it. */
const LIMITS = { milliseconds: 5000, megabytes: 400 };

/**
 * Whether a PDF holds text, or pictures of pages alone, which no screen reader reads.
 * @returns null for one that cannot be read: broken, locked by a password, or too much work
 */
export const hasTextLayer = (bytes: Uint8Array): Promise<boolean | null> => {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const looked = known.get(hash) ?? decode('textLayer', { pdf: bytes }, LIMITS).catch(() => null);
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(hash, looked);
  return looked;
};

/** Answers by the hash of the file: it is read at the upload, and not again when a post with it is saved, submitted or approved. */
const known = new Map<string, Promise<boolean | null>>();
const KNOWN_AT_MOST = 5000;
