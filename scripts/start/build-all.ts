import { BUILD_NAMES, BUILDS, type Build, type BuildName, isFresh, runBuild } from './builds.ts';
import { step } from './console.ts';
import { packageScript } from './package-script.ts';
import type { Processes, Running } from './processes.ts';

export interface Building {
  root: string;
  processes: Processes;
  env: NodeJS.ProcessEnv;
  /** The log of a program by its name. */
  log: (name: string) => string;
}

/**
 * Builds what is older than its sources, each as soon as what it stands on is there.
 * @throws Error with the last lines of the build that failed
 */
export const buildAll = async (building: Building, names: readonly BuildName[]): Promise<void> => {
  await Promise.all(names.map(beginBuilds(building, names)));
};

/** The same, for one who waits for a single build and then goes on while the others run. */
export const beginBuilds = (
  building: Building,
  names: readonly BuildName[] = BUILD_NAMES,
): ((name: BuildName) => Promise<void>) => {
  const begun = new Map<BuildName, Promise<void>>();
  const built = (name: BuildName): Promise<void> => {
    const known = begun.get(name);
    if (known) return known;
    const promise = Promise.all(BUILDS[name].after.map(built)).then(() => buildOne(building, BUILDS[name]));
    // Whoever waits for it is told; until then a failure is no fault of this program.
    promise.catch(() => {});
    begun.set(name, promise);
    return promise;
  };
  for (const name of names) void built(name);
  return built;
};

/** @throws Error with its last lines, when it fails */
export const buildOne = async (building: Building, build: Build): Promise<void> => {
  if (isFresh(building.root, build)) return;
  await step(`Dựng ${build.label}`, () => rebuild(building, build, build.script));
};

/** Runs a script that makes the outputs of a build, whether or not they are fresh. Errors as of `buildOne`. */
export const rebuild = (
  { root, processes, env, log }: Building,
  build: Build,
  script: string,
): Promise<void> =>
  runBuild(root, build, async () => {
    const name = `build ${build.name}`;
    const logFile = log(name.replaceAll(' ', '-'));
    const running = processes.start({ name, ...packageScript(root, build.folder, script, env), logFile });
    if ((await running.ended) !== 0) throw new Error(endOf(running, logFile));
  });

/** What the operator reads of a program that ended and should not have. */
export const endOf = (running: Running, logFile: string): string =>
  [
    ...running.lastLines().map((line) => `  ${running.name} | ${line}`),
    `"${running.name}" đã dừng ngoài ý muốn; toàn bộ nhật ký của nó ở ${logFile}.`,
  ].join('\n');
