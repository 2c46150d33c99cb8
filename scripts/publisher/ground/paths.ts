import { join } from 'node:path';

/** Where the publisher keeps what; all in one file system. */
export interface Paths {
  /** The public tree: a symbolic link into `releases`. */
  site: string;
  releases: string;
  /** Files on their way into the tree. */
  stage: string;
  /** Search indexes that are being made. */
  search: string;
  /** Private: what is made of originals. */
  derived: string;
  /** The SQLite file. */
  store: string;
  /** The rows of the release that is under way, and those that the program died of. */
  deaths: string;
  /** What releases noted of the log of approvals, one JSON object a line; `approval:verify` of the CMS reads it. */
  approvalMarks: string;
}

export const pathsIn = (varDir: string): Paths => ({
  site: join(varDir, 'site'),
  releases: join(varDir, 'releases'),
  stage: join(varDir, 'stage'),
  search: join(varDir, 'search'),
  derived: join(varDir, 'derived'),
  store: join(varDir, 'store', 'publisher.db'),
  deaths: join(varDir, 'store', 'deaths.json'),
  approvalMarks: join(varDir, 'store', 'approval-marks.jsonl'),
});
