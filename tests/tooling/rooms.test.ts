import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

interface Violation {
  from: string;
  rule: { name: string };
}

/** The violations that the project's rules find in the files of a folder. */
const violationsIn = (folder: string, ...paths: string[]): Violation[] => {
  const args = [PROGRAM, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...paths];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
};

/** [file, what it imports, the rule that forbids it; null: allowed] */
const PLANTED: [string, string, string | null][] = [
  ['cms/src/newsroom/ground/a.ts', '../approval/b', 'newsroom: ground'],
  ['cms/src/newsroom/outbox/a.ts', '../log/b', 'newsroom: outbox, log'],
  ['cms/src/newsroom/mail/a.ts', '../consents/b', 'newsroom: mail'],
  ['cms/src/newsroom/files/type.ts', 'type ../posts/b', 'newsroom: files, people, vocabularies'],
  ['cms/src/newsroom/access/a.ts', '../approval/b', 'newsroom: approval, access'],
  ['cms/src/newsroom/approval/a.ts', '../../bootstrap/b', 'newsroom: nothing from above'],
  ['cms/src/bootstrap/c.ts', '../newsroom/plan/b', 'newsroom: a room without a floor'],
  ['cms/src/newsroom/approval/d.ts', '../consents/b', null],
  ['cms/src/newsroom/approval/e.ts', './f/g', null],
  ['cms/src/domain/posts/a.ts', '../workflow/b', 'domain: posts'],
  ['cms/src/newsroom/approval/h.ts', '../loose', 'newsroom: a file without a room'],
  ['cms/src/domain/fields.ts', './workflow/b', 'domain: words below all rooms'],
  ['cms/src/domain/people/a.ts', '../approval-api', 'domain: answers above all rooms'],
  ['cms/src/domain/posts/d.ts', '../content-types', null],
  ['cms/src/plugins/approval/admin/texts.ts', './review/b', 'screens: files below all folders'],
  ['cms/src/domain/posts/c.ts', '../../newsroom/ground/z', 'domain: nothing from above'],
  ['cms/src/plugins/approval/admin/marks/a.tsx', '../review/b', 'screens: files'],
  ['cms/src/plugins/approval/admin/review/a.tsx', '../marks/b', null],
  ['cms/src/plugins/approval/admin/review/c.tsx', '../../../../newsroom/log/b', 'screens: no server'],
  ['cms/src/plugins/approval/admin/index.ts', './desk/b', 'screens: a folder without a room'],
  ['scripts/publisher/ground/a.ts', '../release/b.ts', 'publisher: ground'],
  ['scripts/publisher/release/a.ts', '../publisher.ts', 'publisher: nothing from above'],
  ['site/src/routes/base/a.ts', '../content/b.ts', 'routes: base'],
  ['site/src/routes/content/a.ts', '../base/b.ts', null],
];

describe('the rule of rooms', () => {
  let folder: string;
  let found: Map<string, string[]>;

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsroom-rooms-'));
    for (const path of ['.dependency-cruiser.mjs', 'tsconfig.base.json', 'scripts/lint', 'docs/adr']) {
      cpSync(join(ROOT, path), join(folder, path), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    write('package.json', '{ "type": "module" }');
    for (const [path, imports] of PLANTED) {
      const [type, target = ''] = imports.startsWith('type ') ? ['type ', imports.slice(5)] : ['', imports];
      const name = join(dirname(path), target);
      write(name.endsWith('.ts') ? name : `${name}.ts`, 'export const b = 1;\nexport type B = number;\n');
      write(path, type ? `export type { B } from '${target}';\n` : `export { b } from '${target}';\n`);
    }
    write('shared/src/one.ts', "import { two } from './two';\nexport const one = () => two;\n");
    write(
      'shared/src/two.ts',
      "import type { one } from './one';\nexport const two: typeof one | null = null;\n",
    );
    found = new Map();
    for (const { from, rule } of violationsIn(folder, 'cms', 'scripts/publisher', 'site', 'shared')) {
      found.set(from, [...(found.get(from) ?? []), rule.name]);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(PLANTED)('%s importing %s: %s', (path, _, rule) => {
    expect(found.get(path) ?? []).toEqual(rule === null ? [] : [rule]);
  });

  test('two files that import each other are a circle, types included', () => {
    expect([...(found.get('shared/src/one.ts') ?? []), ...(found.get('shared/src/two.ts') ?? [])]).toContain(
      'no circles',
    );
  });
});
