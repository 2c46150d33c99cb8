/**
 * `pnpm generate` writes every generated file that is committed. With `--check` it changes nothing and fails if a file
 * differs from what would be written.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageScript } from './start/package-script.ts';

const ROOT = join(import.meta.dirname, '..');

/** Each generator: a script of a package, and the folder that it fills or the file that it writes. */
const GENERATORS = [
  // The types come first: Strapi compiles the server for them, and the table is read from the compiled code.
  { folder: 'cms', script: 'types', output: 'cms/types/generated' },
  { folder: 'cms', script: 'workflow-doc', output: 'docs/workflow.md' },
  { folder: 'scripts', script: 'house', output: 'docs/house.md' },
  { folder: 'site', script: 'fonts', output: 'site/src/assets/fonts' },
  { folder: 'scripts', script: 'admin-fonts', output: 'cms/src/plugins/approval/admin/prose/fonts' },
  { folder: 'site', script: 'icons', output: 'site/src/assets/icons' },
];

const main = (): void => {
  const check = process.argv.includes('--check');
  for (const { folder, script, output } of GENERATORS) {
    const before = filesOf(output);
    runScript(folder, script);
    const after = filesOf(output);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (path) => before.get(path) !== after.get(path),
    );
    if (check) {
      restore(before, after);
      if (changed.length > 0) {
        console.error(
          `${changed.join(', ')}: not what is generated now. Run \`pnpm generate\` and commit it.`,
        );
        process.exitCode = 1;
      }
    } else {
      console.log(changed.length === 0 ? `${output}: unchanged` : `${output}: wrote ${changed.join(', ')}`);
    }
  }
};

const runScript = (folder: string, script: string): void => {
  // Generating must not read or change the data of a running system.
  const scratch = mkdtempSync(join(tmpdir(), 'newsroom-generate-'));
  try {
    const env = { ...process.env, NEWSROOM_VAR: scratch, STRAPI_TELEMETRY_DISABLED: 'true' };
    const { command, args, ...options } = packageScript(ROOT, folder, script, env);
    const { status } = spawnSync(command, args, { ...options, stdio: 'inherit' });
    if (status !== 0) throw new Error(`"${script}" of ${folder} failed`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};

/** Contents in base64, because some files are not text. */
const filesOf = (output: string): Map<string, string> => {
  if (!existsSync(join(ROOT, output))) return new Map();
  const isFolder = statSync(join(ROOT, output)).isDirectory();
  const paths = isFolder ? readdirSync(join(ROOT, output)).map((name) => `${output}/${name}`) : [output];
  return new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'base64')]));
};

const restore = (before: Map<string, string>, after: Map<string, string>): void => {
  for (const path of after.keys()) if (!before.has(path)) rmSync(join(ROOT, path));
  for (const [path, bytes] of before) {
    if (after.get(path) !== bytes) writeFileSync(join(ROOT, path), bytes, 'base64');
  }
};

main();
