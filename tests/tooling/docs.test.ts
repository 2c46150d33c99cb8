import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })];
const FOLDERS = /^(\.ci|cms|docs|scripts|shared|site|tests)(\/|$)/;

test.each(DOCUMENTS)('%s names only files that exist', (document) => {
  const named = [...read(document).matchAll(/`([^`\n]+)`/g)]
    .map(([, text = '']) => text)
    .filter((text) => FOLDERS.test(text) && !/[<>\s]|\/dist$/.test(text));
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test.each(DOCUMENTS)('%s links only to what exists', (document) => {
  const links = [...read(document).matchAll(/\]\(([^)#]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^https?:/.test(link));
  expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
});

test('every guarding test that start-here names exists under its title', () => {
  const guards = [...read('docs/start-here.md').matchAll(/`(tests\/[^`]+\.test\.ts)` "([^"]+)"/g)];
  expect(guards).toHaveLength(4);
  for (const [, file = '', title = ''] of guards) expect(read(file)).toContain(title);
});

test('every variable that start sets by default stands in .env.example', () => {
  const example = read('.env.example');
  const variables = [...read('scripts/start/environment.ts').matchAll(/\ball\.([A-Z_]+)/g)].map(
    ([, name]) => name!,
  );
  const missing = [...new Set(variables)].filter(
    (name) => !name.endsWith('TELEMETRY_DISABLED') && !new RegExp(`^(# )?${name}=`, 'm').test(example),
  );
  expect(missing).toEqual([]);
});

test('the record of the libraries names each one that is installed, and none that is not', () => {
  const record = read('docs/adr/0004-libraries.md');
  const packages = ['package.json', ...globSync('*/package.json', { cwd: root })].map(
    (file) => JSON.parse(read(file)) as Record<string, Record<string, string>>,
  );
  const installed = new Set(
    packages
      .flatMap((each) =>
        ['dependencies', 'devDependencies', 'optionalDependencies'].map((kind) => each[kind]),
      )
      .flatMap((dependencies) => Object.keys(dependencies ?? {}))
      .filter((name) => !/^@(newsroom|types)\//.test(name)),
  );
  const named = [...record.matchAll(/\*\*([^*]+)\*\*|`([^`\n]+)`/g)].map(([, bold, code]) => bold ?? code!);
  const isNamed = (name: string) =>
    named.includes(name) || named.includes(`${name.slice(0, name.indexOf('/'))}/*`);
  expect([...installed].filter((name) => !isNamed(name))).toEqual([]);

  // Paths, commands and other names contain other characters, or have arguments.
  const libraries = named.filter((name) => /^(@[a-z-]+\/)?[a-z][a-z0-9-]*$/.test(name));
  expect(libraries.filter((name) => !installed.has(name))).toEqual([]);
});
