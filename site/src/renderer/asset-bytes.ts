import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { ASSETS } from '../assets/assets.ts';

const SOURCES = new URL('../', import.meta.url);

/** The bytes of all assets in base64, by address; `madeOf` is called with each source file. */
export const assetBytes = async (madeOf: (file: string) => void): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      ASSETS.map(
        async ({ url, source }) => [url, (await bytesOf(source, madeOf)).toString('base64')] as const,
      ),
    ),
  );

const bytesOf = async (source: string, madeOf: (file: string) => void): Promise<Buffer> => {
  const path = fileURLToPath(new URL(source, SOURCES));
  madeOf(path);
  return source.endsWith('.ts') ? Buffer.from(await bundled(path, madeOf)) : readFileSync(path);
};

/** One script for the browser, including everything that it imports. */
const bundled = async (entry: string, madeOf: (file: string) => void): Promise<string> => {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2020',
      rollupOptions: { input: entry, output: { codeSplitting: false } },
    },
  });
  const output = 'output' in made ? made.output : [];
  const [chunk, ...others] = output;
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error(`${entry}: not one script`);
  chunk.moduleIds.forEach(madeOf);
  return chunk.code;
};
