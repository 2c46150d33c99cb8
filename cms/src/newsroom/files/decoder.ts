import { join } from 'node:path';
import type { Failure, JobName, Jobs } from './decoder-jobs';
import { type Limits, openPool } from './decoder-pool';

/** What one file may take. A picture of 100 megapixels takes 300 to 400 MB when it is open. */
const LIMITS: Limits = { megabytes: 700, milliseconds: 30_000 };

/** One waits for a large picture while small ones go on. */
const PROCESSES = 2;

const pool = openPool(join(__dirname, 'decoding', 'process.js'), PROCESSES);

/** A file that is not opened, and why. */
export class NotOpened extends Error {
  override name = 'NotOpened';
  failure: Failure;

  constructor(failure: Failure) {
    super(failure);
    this.failure = failure;
  }
}

/**
 * Has a file opened by a process of its own: a hostile one costs that process, and the CMS neither memory nor time.
 * @throws NotOpened
 */
export const decode = async <Name extends JobName>(
  name: Name,
  ask: Jobs[Name]['ask'],
  limits: Partial<Limits> = {},
): Promise<Jobs[Name]['answer']> => {
  const reply = await pool.ask({ name, ask }, { ...LIMITS, ...limits });
  if ('failure' in reply) throw new NotOpened(reply.failure);
  return reply.answer;
};
