// The order of the rooms in docs/adr/0028-rooms-by-feature.md as rules, and no cycles anywhere.
import { floorsOf, HOUSES, SCREENS, SCREENS_OF } from './scripts/lint/floors.ts';

const oneOf = (names) => `(${names.join('|')})`;
/** Tests may import a room from outside. */
const NOT_TESTS = '[.]test([.]support)?[.]tsx?$';

/** A file of a room may import its own room and rooms of lower floors. */
const floorRules = Object.entries(HOUSES).flatMap(([house, folder]) =>
  floorsOf(house).map((rooms, index) => {
    const below = floorsOf(house)
      .slice(index + 1)
      .flat();
    return {
      name: `${house}: ${rooms.join(', ')}`,
      comment: `imports its own room and floors below alone (docs/adr/0028-rooms-by-feature.md)`,
      severity: 'error',
      from: { path: `^${folder}/${oneOf(rooms)}/`, pathNot: NOT_TESTS },
      to: {
        path: `^${folder}/.+/`,
        pathNot: [`^${folder}/$1/`, ...(below.length > 0 ? [`^${folder}/${oneOf(below)}/`] : [])],
      },
    };
  }),
);

/** Rooms must not import what is beside or above the rooms. */
const topRules = [
  ['newsroom', '^cms/(src/(bootstrap|api|plugins|middlewares|admin)/|src/index[.]ts$|config/)'],
  ['domain', '^cms/src/(?!domain/)'],
  ['publisher', '^scripts/publisher/[^/]+[.]ts$'],
  ['routes', '^site/src/routes/[^/]+[.]ts$'],
].map(([house, path]) => ({
  name: `${house}: nothing from above`,
  comment: 'a room imports nothing of what stands on top of all rooms',
  severity: 'error',
  from: { path: `^${HOUSES[house]}/[^/]+/`, pathNot: NOT_TESTS },
  to: { path },
}));

/** The floor of the server's rooms that a screen belongs to. */
const floorOf = (room) => floorsOf('newsroom').findIndex((rooms) => rooms.includes(room));

const screenRules = SCREENS_OF.map(({ room, screens }) => {
  const within = SCREENS_OF.filter(
    (other) => other.room === room || floorOf(other.room) > floorOf(room),
  ).flatMap((other) => other.screens);
  return {
    name: `screens: ${room}`,
    comment: 'a screen imports screens of its own room and of floors below',
    severity: 'error',
    from: { path: `^${SCREENS}/${oneOf(screens)}/` },
    to: { path: `^${SCREENS}/[^/]+/`, pathNot: `^${SCREENS}/${oneOf(within)}/` },
  };
});

/** A folder that is in no table has no floor, so nobody may import it until it is added. */
/** Files that stand beside the rooms of a house must not lead around its floors. */
const looseRules = [
  {
    name: 'newsroom: a file without a room',
    comment: 'move it into a room',
    severity: 'error',
    from: {},
    to: { path: `^${HOUSES.newsroom}/[^/]+[.]ts$` },
  },
  {
    name: 'domain: words below all rooms',
    comment:
      'a file beside the rooms of the rules imports no room; approval-api.ts, which stands above them, may',
    severity: 'error',
    from: { path: `^${HOUSES.domain}/[^/]+[.]ts$`, pathNot: [NOT_TESTS, '/approval-api[.]ts$'] },
    to: { path: `^${HOUSES.domain}/([^/]+/|approval-api[.]ts$)` },
  },
  {
    name: 'domain: answers above all rooms',
    comment: 'approval-api.ts is for the server and the screens',
    severity: 'error',
    from: { path: `^${HOUSES.domain}/` },
    to: { path: `^${HOUSES.domain}/approval-api[.]ts$` },
  },
  {
    name: 'screens: files below all folders',
    comment:
      'a file beside the folders of the screens imports none of them; index.ts and what it registers may',
    severity: 'error',
    from: {
      path: `^${SCREENS}/[^/]+[.]tsx?$`,
      pathNot: `^${SCREENS}/(index[.]ts|list-cells[.]tsx|list-filters[.]ts)$`,
    },
    to: { path: `^${SCREENS}/[^/]+/` },
  },
];

const unknownRules = Object.entries(HOUSES)
  .map(([house, folder]) => ({
    name: `${house}: a room without a floor`,
    comment: 'give the folder a floor in docs/adr/0028-rooms-by-feature.md',
    severity: 'error',
    from: {},
    to: { path: `^${folder}/[^/]+/`, pathNot: `^${folder}/${oneOf(floorsOf(house).flat())}/` },
  }))
  .concat({
    name: 'screens: a folder without a room',
    comment: 'give the folder a room in docs/adr/0028-rooms-by-feature.md',
    severity: 'error',
    from: {},
    to: {
      path: `^${SCREENS}/[^/]+/`,
      pathNot: `^${SCREENS}/${oneOf(SCREENS_OF.flatMap(({ screens }) => screens))}/`,
    },
  });

/** What runs in that process. The drawings of the demo are the project's own. */
const DECODING = '^cms/src/newsroom/files/decoding/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no circles',
      comment: 'of two files that import each other one half belongs below both',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...floorRules,
    ...topRules,
    ...screenRules,
    {
      name: 'screens: no server',
      comment: 'the browser gets rules and types of cms/src/domain alone',
      severity: 'error',
      from: { path: `^(${SCREENS}|cms/src/admin)/` },
      to: { path: '^cms/(src/(newsroom|bootstrap|api|middlewares|plugins/approval/server)/|config/)' },
    },
    {
      name: 'decoders: apart',
      comment: 'files of strangers are opened by a process of its own: ask newsroom/files/decoder.ts',
      severity: 'error',
      from: { path: '^cms/', pathNot: `${DECODING}|^cms/src/bootstrap/demo-library[.]ts$` },
      to: { path: `node_modules/(sharp|libheif-js|unpdf)/|${DECODING}` },
    },
    ...unknownRules,
    ...looseRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What is built here; libraries lie in folders of that name too.
    exclude: { path: '^(shared|cms|site|scripts|tests)/(dist|build|[.]astro|types/generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
