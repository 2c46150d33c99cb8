/** Writes docs/house.md: the rooms of the code and their actual imports; run by `pnpm generate`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type IModule } from 'dependency-cruiser';
import { floorsOf, HOUSES, SCREENS, SCREENS_OF, type HouseName } from './lint/floors.ts';

const ROOT = join(import.meta.dirname, '..');

interface House {
  title: string;
  folder: string;
  /** Its rooms by floor, highest floor first. */
  floors: string[][];
  /** The room to which a folder of the house belongs. */
  roomOf: (folder: string) => string;
}

const plain = (title: string, house: HouseName): House => ({
  title,
  folder: HOUSES[house],
  floors: floorsOf(house),
  roomOf: (folder) => folder,
});

const screens: House = {
  title: 'The screens of the CMS',
  folder: SCREENS,
  floors: floorsOf('newsroom').map((rooms) =>
    rooms.filter((room) => SCREENS_OF.some((each) => each.room === room)),
  ),
  roomOf: (folder) => SCREENS_OF.find((each) => each.screens.includes(folder))?.room ?? folder,
};

const HOUSES_DRAWN: House[] = [
  plain('The server of the CMS', 'newsroom'),
  plain('The rules of the CMS', 'domain'),
  screens,
  plain('The publisher', 'publisher'),
  plain('The routes of the site', 'routes'),
];

interface Room {
  files: number;
  imports: Set<string>;
}

const main = async (): Promise<void> => {
  process.chdir(ROOT);
  const { output } = await cruise(
    HOUSES_DRAWN.map(({ folder }) => folder),
    { ruleSet: {}, validate: false, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave no list of modules');
  const pictures = HOUSES_DRAWN.map((house) => draw(house, roomsIn(house, output.modules)));
  writeFileSync('docs/house.md', [HEAD, ...pictures].join('\n\n') + '\n');
};

const HEAD = `# The house, as the code has it

Written by \`pnpm generate\` from the imports in the code; do not edit. Which room may import which, and why, stands in
[adr/0028-rooms-by-feature.md](adr/0028-rooms-by-feature.md). Each frame is a floor. An arrow says that a file of one room imports
one of the other; an arrow is left out where others lead there already. The number counts files, tests aside.`;

const roomsIn = ({ folder, roomOf }: House, modules: readonly IModule[]): Map<string, Room> => {
  const rooms = new Map<string, Room>();
  const roomOfFile = (path: string): string | undefined => {
    if (!path.startsWith(`${folder}/`) || /[.]test[.]/.test(path)) return undefined;
    const [sub, file] = path.slice(folder.length + 1).split('/');
    return file === undefined || sub === undefined ? undefined : roomOf(sub);
  };
  for (const { source, dependencies } of modules) {
    const name = roomOfFile(source);
    if (name === undefined) continue;
    const room = rooms.get(name) ?? { files: 0, imports: new Set() };
    room.files += 1;
    for (const { resolved } of dependencies) {
      const other = roomOfFile(resolved);
      if (other !== undefined && other !== name) room.imports.add(other);
    }
    rooms.set(name, room);
  }
  return rooms;
};

/** There are no cycles between rooms, because the rule of floors forbids them. */
const draw = ({ title, folder, floors }: House, rooms: ReadonlyMap<string, Room>): string => {
  const importsOf = (name: string): string[] => [...(rooms.get(name)?.imports ?? [])];
  const reached = (name: string): string[] => importsOf(name).flatMap((next) => [next, ...reached(next)]);
  const frames = floors
    .filter((floor) => floor.length > 0)
    .map((floor, index) =>
      [
        `  subgraph floor${index + 1}[" "]`,
        ...floor.map((name) => `    ${name}["${name} · ${rooms.get(name)?.files ?? 0}"]`),
        '  end',
      ].join('\n'),
    );
  const arrows = floors.flat().flatMap((name) => {
    const around = new Set(importsOf(name).flatMap(reached));
    return importsOf(name)
      .filter((next) => !around.has(next))
      .sort()
      .map((next) => `  ${name} --> ${next}`);
  });
  const chart = ['```mermaid', 'flowchart TB', ...frames, ...arrows, '```'].join('\n');
  return [`## ${title}`, `\`${folder}/\``, chart].join('\n\n');
};

await main();
