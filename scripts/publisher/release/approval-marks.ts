import type { ApprovalMark } from '@newsroom/shared';
import type { Disk } from '../ground/disk.ts';

interface ApprovalMarksOptions {
  disk: Pick<Disk, 'append'>;
  /** One JSON object per line. */
  file: string;
  now: () => Date;
}

/** Records the state of the log of approvals at a release, unless it is recorded already. */
export const openApprovalMarks = ({ disk, file, now }: ApprovalMarksOptions) => {
  let notedHead = '';

  return async ({ count, head }: ApprovalMark): Promise<void> => {
    if (head === notedHead) return;
    await disk.append(file, JSON.stringify({ at: now().toISOString(), count, head }));
    notedHead = head;
  };
};
