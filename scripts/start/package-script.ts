import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Program } from './processes.ts';

/**
 * A script of a package's package.json, run as pnpm would run it, but without pnpm in between, so that a signal to its
 * process group reaches everything.
 */
export const packageScript = (
  root: string,
  folder: string,
  name: string,
  env: NodeJS.ProcessEnv,
): Pick<Program, 'command' | 'args' | 'cwd' | 'env'> => {
  const cwd = join(root, folder);
  const { scripts } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>;
  };
  const script = scripts?.[name];
  if (script === undefined) throw new Error(`${folder}/package.json has no script "${name}"`);
  const path = [join(cwd, 'node_modules/.bin'), join(root, 'node_modules/.bin'), env.PATH];
  return {
    command: 'sh',
    args: ['-c', script],
    cwd,
    env: { ...env, PATH: path.filter(Boolean).join(delimiter) },
  };
};
