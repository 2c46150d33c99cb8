import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * A short text that changes whenever the code changes, because other code may make other pages of the same data: a hash
 * of the site's sources, its configuration, the shared code and styles, and package.json with the version of Astro.
 */
export const editionOf = (): string => {
  const hash = createHash('sha256');
  const site = fileURLToPath(new URL('../..', import.meta.url));
  const shared = dirname(createRequire(import.meta.url).resolve('@newsroom/shared'));
  const files = [
    ...filesIn(join(site, 'src')),
    join(site, 'astro.config.ts'),
    join(site, 'package.json'),
    ...filesIn(shared).filter((file) => file.endsWith('.js')),
    ...filesIn(join(shared, '../styles')),
  ];
  for (const file of files) hash.update(readFileSync(file)).update('\0');
  return hash.digest('base64url').slice(0, 22);
};

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
