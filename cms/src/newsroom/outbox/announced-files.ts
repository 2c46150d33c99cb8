import { setImmediate } from 'node:timers/promises';
import type { Subject } from '@newsroom/shared';
import { rowsOf } from '../ground/rows';

const outbox = () => rowsOf('api::publication.outbox-row');
const POST: Subject = 'post';
const PAGE = 200;

/** The files that announced posts name, as of the newest row that was read. */
export interface AnnouncedFiles {
  /** For the sha256 of each file, the ids of the rows that name it; a row may have been deleted since. */
  rows: Map<string, number[]>;
  last: number;
}

/** Reads page by page and without the lock, so that other requests are answered in between. */
export const readAnnouncedFiles = async (): Promise<AnnouncedFiles> => {
  const files: AnnouncedFiles = { rows: new Map(), last: 0 };
  while (await readPage(files)) await setImmediate();
  return files;
};

/** Which of these files an announced post names now; reads the rows that were added since. Call it within `exclusively`. */
export const announcedAmong = async (
  files: AnnouncedFiles,
  sha256: readonly string[],
): Promise<Set<string>> => {
  let more = true;
  while (more) more = await readPage(files);
  const named = new Set<string>();
  for (const name of sha256) if (await anyLeft(files.rows.get(name) ?? [])) named.add(name);
  return named;
};

const readPage = async (files: AnnouncedFiles): Promise<boolean> => {
  const rows = await outbox().findMany({
    where: { subject: POST, id: { $gt: files.last } },
    select: ['id', 'payload'],
    orderBy: { id: 'asc' },
    limit: PAGE,
  });
  for (const row of rows) {
    files.last = row.id;
    for (const name of hashesIn(row.payload)) {
      const known = files.rows.get(name);
      if (known) known.push(files.last);
      else files.rows.set(name, [files.last]);
    }
  }
  return rows.length === PAGE;
};

/** Looks into every field, of every version of the contract: a file that is overlooked here would be deleted. */
const hashesIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: [string, unknown]) =>
    field === 'sha256' && typeof inner === 'string' ? [inner] : hashesIn(inner),
  );
};

/** The newest rows first: an older row of the same post was deleted when the newer one was added. */
const anyLeft = async (ids: readonly number[]): Promise<boolean> => {
  for (let end = ids.length; end > 0; end -= PAGE) {
    const some = ids.slice(Math.max(0, end - PAGE), end);
    if ((await outbox().count({ where: { id: { $in: some } } })) > 0) return true;
  }
  return false;
};
