import { type KeptOriginal, deleteSetAside, isYoung, keptOriginals, setAside } from '../files/originals';
import { exclusively } from '../ground/transaction';
import { announcedAmong, readAnnouncedFiles } from '../outbox/announced-files';
import { announcedKeys } from '../outbox/outbox';
import { readAwaitedFiles, readOnAwaited } from './awaited-files';

/** How many are checked each time that the lock is taken. */
const AT_A_TIME = 50;

/**
 * Deletes the originals that no announced post names and no post that waits for a decision shows. One that was needed
 * within the last day stays, for a preview may show it. A draft does not count: its preview and its submission store its
 * files again.
 * @param young says which unused originals are deleted even if they were needed within the last day
 */
export const dropUnusedOriginals = async (
  young: (original: KeptOriginal) => boolean = () => false,
): Promise<void> => {
  const announced = await readAnnouncedFiles();
  const awaited = await readAwaitedFiles();
  const candidates = (await keptOriginals()).filter(({ sha256 }) => !announced.rows.has(sha256));
  for (let at = 0; at < candidates.length; at += AT_A_TIME) {
    const some = candidates.slice(at, at + AT_A_TIME);
    const hashes = some.map(({ sha256 }) => sha256);
    await exclusively(async () => {
      await readOnAwaited(awaited);
      const inUse = await announcedAmong(announced, hashes);
      const forbidden = await announcedKeys('picture-erasure', hashes);
      for (const original of some) {
        const { sha256 } = original;
        if (inUse.has(sha256) || (isAmong(original, awaited.hashes) && !forbidden.has(sha256))) continue;
        if (young(original) || !(await isYoung(sha256))) await setAside(sha256);
      }
    });
  }
  await deleteSetAside();
};

/** Whether the original itself is among the hashes, or by `sourceMark` a picture that it was made of. */
export const isAmong = ({ sha256, sources }: KeptOriginal, hashes: ReadonlySet<string>): boolean =>
  hashes.has(sha256) || sources.some((source) => hashes.has(source));
