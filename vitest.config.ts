import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import type { BuildName } from './scripts/start/builds.ts';

interface Suite {
  name: string;
  include: string[];
  /** For suites that start a system or share one tree: files run one at a time, with a longer timeout. */
  slow?: boolean;
  /** For suites without side effects: their files share a process and its imported modules. */
  pure?: boolean;
  env?: Record<string, string>;
  /** Built files that the suite runs; they are built first if they are older than their sources. */
  builds: BuildName[];
  /** Set-up that runs once for all files of the suite. */
  globalSetup?: string;
}

const SUITES: Suite[] = [
  { name: 'unit', include: ['{shared,site,cms,scripts}/**/*.test.ts'], pure: true, builds: ['shared'] },
  { name: 'contract', include: ['tests/contract/**/*.test.ts'], pure: true, builds: ['shared'] },
  { name: 'tooling', include: ['tests/tooling/**/*.test.ts'], builds: ['shared'] },
  { name: 'site', include: ['tests/site/**/*.test.ts'], slow: true, builds: ['site'] },
  { name: 'publisher', include: ['tests/publisher/**/*.test.ts'], slow: true, builds: ['site'] },
  { name: 'serve', include: ['tests/serve/**/*.test.ts'], slow: true, builds: ['site'] },
  {
    name: 'reading',
    include: ['tests/reading/**/*.test.ts'],
    slow: true,
    builds: ['site'],
    globalSetup: 'tests/support/specimen-setup.ts',
  },
  { name: 'cms', include: ['tests/cms/!(owner).test.ts'], slow: true, builds: ['cms server', 'site'] },
  {
    name: 'cms-postgres',
    include: [
      'tests/cms/{workflow,gate,behaviours,attacks,races,roles,role-codes,record,review,owner,mail-outage,originals}.test.ts',
    ],
    slow: true,
    builds: ['cms server'],
    env: { TEST_DATABASE: 'postgres' },
  },
  { name: 'deep', include: ['tests/deep/**/*.test.ts'], slow: true, builds: ['cms admin', 'site'] },
  { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], slow: true, builds: ['cms admin', 'site'] },
];

export default defineConfig({
  test: {
    teardownTimeout: 30_000,
    projects: SUITES.map(
      (
        { name, include, slow = false, pure = false, env = {}, builds, globalSetup },
        groupOrder,
      ): TestProjectConfiguration => ({
        test: {
          name,
          include,
          env,
          provide: { builds },
          globalSetup: ['scripts/test/built.ts', ...(globalSetup ? [globalSetup] : [])],
          // Makes errors in compiled code point to the TypeScript source.
          execArgv: ['--enable-source-maps'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          pool: 'forks',
          isolate: !pure,
          fileParallelism: !slow,
          sequence: { groupOrder },
          testTimeout: slow ? 120_000 : 15_000,
          hookTimeout: slow ? 240_000 : 15_000,
        },
      }),
    ),
  },
});
