// `node program.ts <folder>`: makes a search index of the posts from its input, one JSON object per line, then "end".
// It is a separate process because Pagefind needs some hundred megabytes, and the publisher may stop it at any time.
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { type LivePublication, STROKE } from '@newsroom/shared';
import pMap from 'p-map';
import { close, createIndex } from 'pagefind';
import { recordOf } from './record.ts';

/** Comes after the last post. Without it the publisher has died, and the index is not needed. */
export const END = 'end';

const makeIndex = async (folder: string): Promise<void> => {
  const { index, errors } = await createIndex({ forceLanguage: 'vi', includeCharacters: STROKE });
  if (!index) throw new Error(errors.join('; '));
  let ended = false;
  async function* posts() {
    for await (const line of createInterface({ input: process.stdin })) {
      if (line === END) ended = true;
      else yield JSON.parse(line) as LivePublication;
    }
  }
  const add = async (post: LivePublication): Promise<void> => {
    const { errors } = await index.addCustomRecord({ ...recordOf(post) });
    if (errors.length > 0) throw new Error(`${post.id}: ${errors.join('; ')}`);
  };
  await pMap(posts(), add, { concurrency: AT_ONCE });
  if (!ended) throw new Error('the posts ended halfway');
  const written = await index.writeFiles({ outputPath: folder });
  if (written.errors.length > 0) throw new Error(written.errors.join('; '));
  await close();
  await tidy(folder);
};

/** Records sent to Pagefind's own process in parallel. */
const AT_ONCE = 8;

/**
 * Deletes Pagefind's user interfaces, which the site does not use, and compresses the files that every query loads as well
 * as possible: Pagefind writes them plain or with weak gzip, and its script accepts both.
 */
const tidy = async (folder: string): Promise<void> => {
  for (const { name } of (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile())) {
    const path = join(folder, name);
    if (!NEEDED.test(name)) {
      await rm(path);
      continue;
    }
    const bytes = await readFile(path);
    const plain = GZIPPED.test(name) ? gunzipSync(bytes) : bytes;
    await writeFile(path, plain);
    await writeFile(`${path}.br`, brotliCompressSync(plain));
    await writeFile(`${path}.gz`, gzipSync(plain, { level: 9 }));
  }
};

const NEEDED = /^(pagefind\.js|pagefind-entry\.json|pagefind\..*\.pf_meta|wasm\..*\.pagefind)$/;
const GZIPPED = /\.(pf_meta|pagefind)$/;

// The publisher has died.
process.on('disconnect', () => process.exit(1));
try {
  const [, , folder] = process.argv;
  if (folder === undefined) throw new Error('no folder');
  await makeIndex(folder);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
