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
export const buildAll = async (
  building: Building,
  names: readonly BuildName[] = BUILD_NAMES,
): Promise<void> => {
  const done = new Map<BuildName, Promise<void>>();
  const whenBuilt = (name: BuildName): Promise<void> => {
    const begun = done.get(name);
    if (begun) return begun;
    const built = Promise.all(BUILDS[name].after.map(whenBuilt)).then(() => buildOne(building, BUILDS[name]));
    done.set(name, built);
    return built;
  };
  await Promise.all(names.map(whenBuilt));
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
