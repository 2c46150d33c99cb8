import { join } from 'node:path';

/** The publisher's folders and files; all in one file system. */
export interface Paths {
  /** The public tree: a symbolic link to a folder in `releases`. */
  site: string;
  releases: string;
  /** Files that are being prepared for the tree. */
  stage: string;
  /** Search indexes that are being made. */
  search: string;
  /** Private: files made from originals. */
  derived: string;
  /** The SQLite file. */
  store: string;
  /** What releases recorded of the log of approvals, one JSON object per line; `approval:verify` of the CMS reads it. */
  approvalMarks: string;
}

export const pathsIn = (varDir: string): Paths => ({
  site: join(varDir, 'site'),
  releases: join(varDir, 'releases'),
  stage: join(varDir, 'stage'),
  search: join(varDir, 'search'),
  derived: join(varDir, 'derived'),
  store: join(varDir, 'store', 'publisher.db'),
  approvalMarks: join(varDir, 'store', 'approval-marks.jsonl'),
});
