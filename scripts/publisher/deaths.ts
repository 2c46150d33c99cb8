import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Change } from '@newsroom/shared';
import { z } from 'zod';
import type { Disk } from './ground/disk.ts';
import { nameOf } from './ground/store.ts';

interface DeathsOptions {
  disk: Pick<Disk, 'write' | 'makeFolder'>;
  /** Holds the note. */
  file: string;
  /** Of the templates: another one may render what killed this one. */
  edition: string;
}

/**
 * Finds the row that kills the program or lets it hang, which no `catch` can tell of: the rows of a release are noted
 * before it and struck out after it. What the next start finds noted is tried last and in ever smaller groups, until one
 * row has been alone in two deaths: one alone may have been a power cut.
 */
export const openDeaths = ({ disk, file, edition }: DeathsOptions) => {
  let note = afterDeath(read(file), edition);

  const write = async (rendering: readonly string[]): Promise<void> => {
    note = { ...note, rendering: [...rendering] };
    await disk.makeFolder(dirname(file));
    await disk.write(file, new TextEncoder().encode(JSON.stringify(note)), {});
  };

  return {
    /** Whether the row killed the program. */
    isKiller: (change: Change): boolean => note.killers.includes(versionOf(change)),

    /** The rows in the groups in which they are to be released, one group after the other; the first may be empty. */
    groupsOf(rows: readonly Change[]): Change[][] {
      const byVersion = new Map(rows.map((change) => [versionOf(change), change]));
      note = { ...note, suspects: note.suspects.filter((version) => byVersion.has(version)) };
      const suspects = note.suspects.flatMap((version) => byVersion.get(version) ?? []);
      const groups = Array.from({ length: Math.ceil(suspects.length / note.size) }, (_, index) =>
        suspects.slice(index * note.size, (index + 1) * note.size),
      );
      return [rows.filter((change) => !suspects.includes(change)), ...groups];
    },

    /** Runs a release of rows that were never rendered before. */
    async watch<Result>(fresh: readonly Change[], work: () => Promise<Result>): Promise<Result> {
      if (fresh.length === 0) return work();
      const versions = new Set(fresh.map(versionOf));
      await write([...versions]);
      try {
        const result = await work();
        note = { ...note, suspects: note.suspects.filter((version) => !versions.has(version)) };
        return result;
      } finally {
        // Where even this cannot be written, the next start takes the program for dead.
        await write([]).catch(() => undefined);
      }
    },
  };
};

/** Into so many groups the rows of a release are divided in which the program died. */
const GROUPS = 10;

const noteSchema = z.object({
  edition: z.string(),
  /** Rows of the release that is under way. */
  rendering: z.array(z.string()),
  /** Rows of releases in which the program died, those of the last one last. */
  suspects: z.array(z.string()),
  /** How many of them are released at a time. */
  size: z.int().positive(),
  /** Those that were alone in one. */
  alone: z.array(z.string()),
  /** Those that were alone in two. */
  killers: z.array(z.string()),
});
type Note = z.infer<typeof noteSchema>;

const emptyNote = (edition: string): Note => ({
  edition,
  rendering: [],
  suspects: [],
  size: 1,
  alone: [],
  killers: [],
});

const read = (file: string): Note | null => {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // None, or half of one: then nothing is known.
    return null;
  }
};

/** What a program knows that starts with this note. */
const afterDeath = (note: Note | null, edition: string): Note => {
  if (note?.edition !== edition) return emptyNote(edition);
  const { rendering, alone, killers } = note;
  const [only] = rendering;
  if (only === undefined) return note;
  const others = note.suspects.filter((version) => !rendering.includes(version));
  const next = { ...note, rendering: [], size: Math.ceil(rendering.length / GROUPS) };
  if (rendering.length > 1) return { ...next, suspects: [...others, ...rendering] };
  return alone.includes(only)
    ? { ...next, suspects: others, killers: [...killers, only] }
    : { ...next, suspects: [...others, only], alone: [...alone, only] };
};

/** One version of a row. */
const versionOf = (change: Change): string => `${nameOf(change)} ${change.sequence}`;
