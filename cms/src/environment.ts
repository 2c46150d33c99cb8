import { resolve } from 'node:path';

/** The root of all state: database, uploads, originals. */
export const varDir = (): string => resolve(process.env.NEWSROOM_VAR ?? resolve(process.cwd(), '..', 'var'));
