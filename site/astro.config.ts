import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { routeTable } from './src/renderer/route-table.ts';
import { renderer } from './src/renderer/adapter.ts';
import { writtenFiles } from './src/renderer/written-files.ts';

// With NEWSROOM_MODEL, the path of a model, a plain `astro build` writes the whole site to
// NEWSROOM_OUT, and `astro dev` serves it from its sources; without it the build makes the renderer: the
// same pages as a bundle without content. NEWSROOM_TREE is a written tree of that model, for `astro dev`.
const { NEWSROOM_MODEL: model, NEWSROOM_OUT: out = './dist/tree', NEWSROOM_TREE: tree } = process.env;

// `astro dev` sends any file of these folders to anybody who asks: not of the whole repository, with the state.
const allow = ['site', 'shared', 'node_modules'].map((folder) =>
  fileURLToPath(new URL(`../${folder}`, import.meta.url)),
);

export default defineConfig({
  ...(model === undefined
    ? {
        output: 'server',
        adapter: renderer(),
        outDir: './dist/renderer',
        // An error in the bundle names the source.
        vite: { build: { sourcemap: true } },
      }
    : { output: 'static', outDir: out, vite: { server: { fs: { allow } } } }),
  integrations: [routeTable(model), ...(tree === undefined ? [] : [writtenFiles(tree)])],
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
});
