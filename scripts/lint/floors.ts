/** The floors of docs/adr/0028-rooms-by-feature.md, read from its tables. */
import { readFileSync } from 'node:fs';

const ADR = new URL('../../docs/adr/0028-rooms-by-feature.md', import.meta.url);

/** The folders whose sub-folders are rooms, by the word in the first column of the tables. */
export const HOUSES = {
  newsroom: 'cms/src/newsroom',
  domain: 'cms/src/domain',
  publisher: 'scripts/publisher',
  routes: 'site/src/routes',
} as const;
export type HouseName = keyof typeof HOUSES;

export const SCREENS = 'cms/src/plugins/approval/admin';

const list = (cell: string): string[] => cell.split(',').map((name) => name.trim());

const rows: string[][] = readFileSync(ADR, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** The floors of a house, highest first; each is a list of rooms. */
export const floorsOf = (house: HouseName): string[][] =>
  rows.flatMap(([word, rooms]) => (word === house && rooms !== undefined ? [list(rooms)] : []));

interface ScreensOfRoom {
  room: string;
  screens: string[];
}

/** Each room that has screens, with their folders. */
export const SCREENS_OF: ScreensOfRoom[] = rows.flatMap((cells) => {
  const [screens, room] = cells;
  const isHead = screens === 'screens' || screens?.startsWith('---');
  return cells.length !== 2 || isHead || screens === undefined || room === undefined
    ? []
    : [{ room, screens: list(screens) }];
});

for (const { room } of SCREENS_OF) {
  if (!floorsOf('newsroom').flat().includes(room)) {
    throw new Error(`${ADR.pathname}: no floor has "${room}", the room of some screens`);
  }
}
