import { readdirSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Disk } from '../ground/disk.ts';
import { drawCard } from './draw-card.ts';
import type { SharePicture } from '../ground/renderer.ts';

interface SharePicturesOptions {
  disk: Disk;
  /** Private: files made from originals. */
  derived: string;
  log: (line: string) => void;
}

/** Share pictures. Each is drawn once, because its address depends on what it shows. */
export const openSharePictures = ({ disk, derived, log }: SharePicturesOptions) => {
  const folder = join(derived, FOLDER);
  const made = new Set(namesIn(folder));
  /** Addresses of pictures that cannot be drawn; tried again after a restart. */
  const failed = new Set<string>();
  let wanted: ReadonlyMap<string, SharePicture> = new Map();
  /** What still has to be drawn, in order. */
  let unmade: SharePicture[] = [];
  /** Address of the picture that is being drawn. */
  let underWay: string | null = null;

  return {
    /** Sets the pictures that are needed, the first of them first. */
    want(pictures: readonly SharePicture[]): void {
      wanted = new Map(pictures.map((picture) => [picture.url, picture]));
      unmade = pictures.filter(({ url }) => !made.has(basename(url)) && !failed.has(url) && url !== underWay);
    },

    /** The needed pictures that have been drawn: public address → name of the private file, relative to `derived`. */
    publicFiles: (): Map<string, string> =>
      new Map(
        [...wanted.keys()].flatMap((url): [string, string][] => {
          const name = basename(url);
          return made.has(name) ? [[url, join(FOLDER, name)]] : [];
        }),
      ),

    /** Whether there is one to draw. */
    hasWork: (): boolean => unmade.length > 0,

    /** Draws the next one. @returns whether there is a new one to show */
    async drawNext(): Promise<boolean> {
      const picture = unmade.shift();
      if (!picture) return false;
      const name = basename(picture.url);
      underWay = picture.url;
      try {
        const photo = picture.photo && (await readFile(join(derived, basename(picture.photo.path))));
        const bytes = await drawCard(picture, photo);
        await disk.makeFolder(folder);
        const file = join(folder, name);
        await disk.write(partOf(file), bytes, { flush: true });
        await disk.move(partOf(file), file);
        if (wanted.has(picture.url)) made.add(name);
        else await disk.remove(file);
        return made.has(name);
      } catch (error) {
        // It is no longer needed: its photo may have been deleted.
        if (!wanted.has(picture.url)) return false;
        failed.add(picture.url);
        const reason = error instanceof Error ? error.message : String(error);
        log(`Không vẽ được ảnh chia sẻ ${picture.url}: ${reason}`);
        return false;
      } finally {
        underWay = null;
      }
    },

    /** Deletes pictures that are no longer needed, and files that a crash left behind. */
    async sweep(): Promise<void> {
      const needed = new Set([...wanted.keys()].map((url) => basename(url)));
      // The picture being drawn is kept; `drawNext` deletes it if it is no longer needed.
      if (underWay !== null) needed.add(partOf(basename(underWay)));
      const known = [...made];
      const present = new Set(await readdir(folder).catch((): string[] => []));
      for (const name of present) {
        if (!needed.has(name)) await disk.remove(join(folder, name));
      }
      for (const name of known) {
        if (!needed.has(name) || !present.has(name)) made.delete(name);
      }
    },
  };
};

export type SharePictures = ReturnType<typeof openSharePictures>;

const partOf = (file: string): string => `${file}.part`;

/** In `derived`. */
const FOLDER = 'chia-se';

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.jpg'));
  } catch {
    // Nothing has been drawn yet.
    return [];
  }
};
