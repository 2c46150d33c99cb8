import { BUILD_NAMES, BUILDS, type Build, type BuildName, isFresh, runBuild } from './builds.ts';
import { step } from './console.ts';
import { packageScript } from './package-script.ts';
import type { Processes, Running } from './processes.ts';

export interface Building {
  root: string;
  processes: Processes;
  env: NodeJS.ProcessEnv;
  /** Path of a program's log, by its name. */
  log: (name: string) => string;
}

/**
 * Builds what is older than its sources. Each build starts as soon as those that it depends on are done.
 * @throws Error with the last lines of the build that failed
 */
export const buildAll = async (building: Building, names: readonly BuildName[]): Promise<void> => {
  await Promise.all(names.map(beginBuilds(building, names)));
};

/** The same, for a caller that awaits single builds while the others still run. */
export const beginBuilds = (
  building: Building,
  names: readonly BuildName[] = BUILD_NAMES,
): ((name: BuildName) => Promise<void>) => {
  const begun = new Map<BuildName, Promise<void>>();
  const built = (name: BuildName): Promise<void> => {
    const known = begun.get(name);
    if (known) return known;
    const promise = Promise.all(BUILDS[name].after.map(built)).then(() => buildOne(building, BUILDS[name]));
    // A caller that awaits it gets the error; without one, it must not count as an unhandled rejection.
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

/** Runs the script of a build, whether or not its outputs are fresh. Throws like `buildOne`. */
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

/** Tells the operator about a program that ended unexpectedly. */
export const endOf = (running: Running, logFile: string): string =>
  [
    ...running.lastLines().map((line) => `  ${running.name} | ${line}`),
    `"${running.name}" đã dừng ngoài ý muốn; toàn bộ nhật ký của nó ở ${logFile}.`,
  ].join('\n');
