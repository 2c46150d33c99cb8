/**
 * vitest's global set-up for every suite that runs built files: it builds what is older than its sources. In a run of
 * scripts/test.ts, which builds once at its start, it throws instead, because a build would change files that other
 * suites use.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { BUILD_NAMES, BUILDS, type BuildName, isFresh, runBuild } from '../start/builds.ts';
import { packageScript } from '../start/package-script.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** What the suite runs. */
    builds: readonly BuildName[];
  }
}

/** Set by scripts/test.ts. */
export const BUILT_BEFORE = 'NEWSROOM_BUILT_BEFORE';

const ROOT = join(import.meta.dirname, '../..');

export const setup = async (project: TestProject): Promise<void> => {
  const { builds } = project.getProvidedContext();
  await bringUpToDate(ROOT, builds, buildNow);
  project.onTestsRerun(() => bringUpToDate(ROOT, builds, buildNow));
};

/** @throws Error that names what is stale and may not be built now, or what could not be built */
export const bringUpToDate = async (
  root: string,
  names: readonly BuildName[],
  build: (name: BuildName) => void,
  mayBuild = process.env[BUILT_BEFORE] === undefined,
): Promise<void> => {
  for (const name of BUILD_NAMES) {
    if (!withBase(names).has(name) || isFresh(root, BUILDS[name])) continue;
    if (!mayBuild)
      throw new Error(
        `The built files of "${name}" are older than their sources, which were changed while the tests ran: start them again.`,
      );
    await runBuild(root, BUILDS[name], () => Promise.resolve(build(name)));
  }
};

/** With all builds that they depend on. */
const withBase = (names: readonly BuildName[]): Set<BuildName> =>
  new Set(names.flatMap((name) => [name, ...withBase(BUILDS[name].after)]));

const buildNow = (name: BuildName): void => {
  console.log(`▸ build ${name}: it is older than its sources`);
  const { folder, script } = BUILDS[name];
  const { command, args, cwd, env } = packageScript(ROOT, folder, script, process.env);
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`"${name}" could not be built:\n${stdout}${stderr}`);
};
