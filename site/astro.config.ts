import { defineConfig } from 'astro/config';
import { routeTable } from './src/renderer/route-table.ts';
import { renderer } from './src/renderer/adapter.ts';

// With NEWSROOM_MODEL, the path of a model, a plain `astro build` writes the whole site to
// NEWSROOM_OUT; without it the build makes the renderer: the same pages as a bundle without content.
const model = process.env['NEWSROOM_MODEL'];

export default defineConfig({
  ...(model === undefined
    ? { output: 'server', adapter: renderer(), outDir: './dist/renderer' }
    : { output: 'static', outDir: process.env['NEWSROOM_OUT'] ?? './dist/tree' }),
  integrations: [routeTable(model)],
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always' },
  devToolbar: { enabled: false },
});
