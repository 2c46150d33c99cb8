/**
 * `npm test`: everything except the deep tests. `npm run test:deep` (--deep): only those. `pnpm check` (--fast): what is
 * done within a minute. `pnpm build` (--build) and `pnpm types` (--types): only these steps.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD_NAMES, BUILDS, isFresh, runBuild, type BuildName } from './start/builds.ts';
import { packageScript } from './start/package-script.ts';
import { Processes, type Program } from './start/processes.ts';
import { BUILT_BEFORE } from './test/built.ts';
import { runSteps, type Outcome, type Step } from './test/schedule.ts';
import { lastLine, sum, tallyOf, type Tally } from './test/tally.ts';

const ROOT = join(import.meta.dirname, '..');
const REPORTS = join(ROOT, 'var/reports/test');
const AT_ONCE = 2;

const processes = new Processes();
const tallies: Tally[] = [];
const env: NodeJS.ProcessEnv = {
  ...process.env,
  [BUILT_BEFORE]: 'true',
  STRAPI_TELEMETRY_DISABLED: 'true',
  ASTRO_TELEMETRY_DISABLED: '1',
};

const main = async (): Promise<void> => {
  const mode = process.argv[2] ?? '--all';
  const steps = PLANS[mode];
  if (steps === undefined) throw new Error(`Unknown option "${mode}": ${Object.keys(PLANS).join(', ')}`);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });

  const started = performance.now();
  const outcomes = await runSteps(steps(), AT_ONCE, {
    started: (name) => console.log(`▸ ${name}`),
    ended: showOutcome,
  });
  summarize(outcomes, (performance.now() - started) / 1000);
};

const build = (name: BuildName): Step => ({
  name: `build ${name}`,
  needs: BUILDS[name].after.map((each) => `build ${each}`),
  run: async () => {
    if (isFresh(ROOT, BUILDS[name])) return true;
    let passed = false;
    const attempt = runBuild(ROOT, BUILDS[name], async () => {
      passed = await run(`build ${name}`, packageScript(ROOT, BUILDS[name].folder, BUILDS[name].script, env));
      if (!passed) throw new Error('not built');
    });
    await attempt.catch((error: unknown) => {
      if (passed) throw error;
    });
    return passed;
  },
});

/** A program run by the project's own Node, by the path of its script. */
const node = (name: string, needs: string[], ...args: string[]): Step => ({
  name,
  needs,
  run: () => run(name, nodeProgram(...args)),
});

const tsc = (name: string, needs: string[], ...projects: string[]): Step => ({
  name,
  needs,
  run: async () => {
    for (const project of projects) {
      const memory = `node_modules/.cache/newsroom/tsc/${project.replace(/\W+/g, '-')}.tsbuildinfo`;
      const options = ['--noEmit', '--incremental', '--tsBuildInfoFile', memory];
      const tsc = nodeProgram('node_modules/typescript-native/bin/tsc', ...options, '-p', project);
      if (!(await run(name, tsc))) return false;
    }
    return true;
  },
});

/**
 * `remember`: unchanged files keep their result. Types that they import may have changed, so this is only good enough
 * between two saves, not for a whole run.
 */
const lint = (name: string, needs: string[], remember: boolean, ...args: string[]): Step => {
  const memory = `node_modules/.cache/newsroom/eslint/${name.replace(/\W+/g, '-')}`;
  const cache = remember ? ['--cache', '--cache-strategy', 'content', '--cache-location', memory] : [];
  return node(name, needs, 'node_modules/eslint/bin/eslint.js', '--max-warnings=0', ...cache, ...args);
};

/** One run of vitest over some projects of vitest.config.ts; its output is always shown. */
const vitest = (name: string, needs: string[], projects: string[], alone = false): Step => ({
  name,
  needs,
  alone,
  run: async () => {
    const report = join(REPORTS, `${name}.json`);
    const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const passed = await run(
      name,
      nodeProgram(
        'node_modules/vitest/vitest.mjs',
        ...args,
        ...projects.flatMap((each) => ['--project', each]),
      ),
      'always',
    );
    tallies.push(tallyOf(report));
    return passed;
  },
});

const TYPES = (): Step[] => [
  tsc(
    'types: cms',
    ['build shared'],
    'cms',
    'cms/src/domain',
    'cms/src/bootstrap',
    'cms/src/admin/translations',
    'cms/src/admin',
    'cms/src/plugins/approval/admin',
  ),
  {
    name: 'types: site',
    needs: ['build shared'],
    run: () => run('types: site', packageScript(ROOT, 'site', 'check', env)),
  },
  tsc('types: shared, scripts, tests', ['build shared', 'build site'], 'tsconfig.check.json', 'tests'),
];

const FAST = (remember = true): Step[] => [
  build('shared'),
  build('site'),
  lint('lint: cms', ['build shared'], remember, 'cms'),
  lint('lint: all others', ['build shared', 'build site'], remember, '.', '--ignore-pattern', 'cms/'),
  ...TYPES(),
  node(
    'rooms',
    [],
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
    ...['cms/src', 'cms/config', 'shared/src', 'site/src', 'scripts', 'tests'],
  ),
  node('dead code', ['build shared', 'build site'], 'node_modules/knip/bin/knip.js', '--no-progress'),
  node(
    'format',
    [],
    'node_modules/prettier/bin/prettier.cjs',
    '--check',
    '--cache',
    '--cache-strategy=content',
    '--log-level=warn',
    '.',
  ),
  vitest('unit and contract', ['build shared', 'build site'], ['unit', 'contract']),
];

const CHROMIUM = node('chromium', [], 'scripts/programs.ts', 'chromium');

const ALL = (): Step[] => {
  const [shared, ...fast] = FAST(false);
  return [
    ...(shared ? [shared] : []),
    // The longest steps first, and those that others wait for.
    build('cms server'),
    build('cms admin'),
    ...fast,
    vitest('tooling', ['build shared'], ['tooling']),
    vitest('cms', ['build cms server', 'build site'], ['cms']),
    vitest('cms-postgres', ['build cms server'], ['cms-postgres']),
    vitest('site', ['build site'], ['site']),
    vitest('publisher', ['build site'], ['publisher']),
    vitest('serve', ['build site'], ['serve']),
    CHROMIUM,
    vitest('reading', ['build site', 'chromium'], ['reading']),
    vitest('e2e', ['build cms admin', 'build site', 'chromium'], ['e2e'], true),
    // Last, because Strapi compiles into cms/dist to find its types.
    {
      ...node('generated files', ['build cms server'], 'scripts/generate.ts', '--check'),
      alone: true,
    },
  ];
};

/** Injected faults, and walks through everything: tests that take minutes and rarely fail. */
const DEEP = (): Step[] => [
  ...BUILD_NAMES.map(build),
  CHROMIUM,
  vitest('deep', ['build cms admin', 'build site', 'chromium'], ['deep'], true),
];

const PLANS: Record<string, () => Step[]> = {
  '--all': ALL,
  '--fast': () => FAST(),
  '--deep': DEEP,
  '--build': () => BUILD_NAMES.map(build),
  '--types': () => [build('shared'), build('site'), ...TYPES()],
};

const nodeProgram = (...args: string[]): ProgramParts => ({
  command: process.execPath,
  args: [...process.execArgv, ...args],
  cwd: ROOT,
  env,
});

type ProgramParts = Pick<Program, 'command' | 'args' | 'cwd' | 'env'>;

/** Runs a program to its end; its output is always kept, and shown if it fails. */
const run = async (
  name: string,
  program: ProgramParts,
  show: 'failures' | 'always' = 'failures',
): Promise<boolean> => {
  const output: string[] = [];
  const running = processes.start({
    ...program,
    name,
    logFile: join(REPORTS, `${name.replace(/\W+/g, '-')}.log`),
    onLine: (line) => output.push(line),
  });
  const code = await running.ended;
  if (code !== 0 && output.length === 0) output.push(...running.lastLines());
  if ((code !== 0 || show === 'always') && output.length > 0) {
    console.log(output.map((line) => `  ${line}`).join('\n'));
  }
  return code === 0;
};

const showOutcome = ({ name, result, seconds }: Outcome): void => {
  const sign = { passed: '✓', failed: '✗', 'left out': '–' }[result];
  console.log(
    `${sign} ${name}${result === 'left out' ? ': left out, what it needs failed' : ` ${seconds.toFixed(1)} s`}`,
  );
};

const summarize = (outcomes: Outcome[], seconds: number): void => {
  const failures = outcomes.filter(({ result }) => result !== 'passed');
  console.log(`\n${outcomes.length} steps in ${seconds.toFixed(0)} s; all output in ${REPORTS}`);
  for (const { name, result } of failures) console.log(`${result}: ${name}`);
  const skipped = sum(tallies.map((tally) => tally.skipped));
  if (skipped > 0) console.log(`${skipped} tests were skipped`);
  console.log(lastLine(tallies, failures.length));
  process.exitCode = failures.length === 0 ? 0 : 1;
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    processes.kill();
    process.exit(130);
  });
}
await main();
