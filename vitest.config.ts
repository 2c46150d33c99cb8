import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

interface Suite {
  name: string;
  include: string[];
  /** Set for suites that boot a system or share one tree: one file at a time, with time to do it. */
  slow?: boolean;
  /** Set for suites whose files leave nothing behind them: they share a process, and what it has imported. */
  pure?: boolean;
  env?: Record<string, string>;
  /** What stands ready for all its files. */
  globalSetup?: string;
}

const SUITES: Suite[] = [
  { name: 'unit', include: ['{shared,site,cms,scripts}/**/*.test.ts'], pure: true },
  { name: 'contract', include: ['tests/contract/**/*.test.ts'], pure: true },
  { name: 'tooling', include: ['tests/tooling/**/*.test.ts'] },
  { name: 'site', include: ['tests/site/**/*.test.ts'], slow: true },
  { name: 'publisher', include: ['tests/publisher/**/*.test.ts'], slow: true },
  { name: 'serve', include: ['tests/serve/**/*.test.ts'], slow: true },
  {
    name: 'reading',
    include: ['tests/reading/**/*.test.ts'],
    slow: true,
    globalSetup: 'tests/support/specimen.ts',
  },
  { name: 'cms', include: ['tests/cms/!(owner).test.ts'], slow: true },
  {
    name: 'cms-postgres',
    include: [
      'tests/cms/{workflow,gate,behaviours,attacks,races,roles,role-codes,record,review,owner,mail-outage,originals}.test.ts',
    ],
    slow: true,
    env: { TEST_DATABASE: 'postgres' },
  },
  { name: 'deep', include: ['tests/deep/**/*.test.ts'], slow: true },
  { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], slow: true },
];

export default defineConfig({
  test: {
    teardownTimeout: 30_000,
    projects: SUITES.map(
      (
        { name, include, slow = false, pure = false, env = {}, globalSetup },
        groupOrder,
      ): TestProjectConfiguration => ({
        test: {
          name,
          include,
          env,
          ...(globalSetup ? { globalSetup } : {}),
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
