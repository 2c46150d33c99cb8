import { readFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { editionOf } from './edition.ts';

const TABLE = 'virtual:newsroom/table';
const EDITION = 'virtual:newsroom/edition';

/**
 * Gives the pages the route table of a static build, which `getStaticPaths()` reads: `model` is the
 * path of a JSON file `{ changes, renditions, siteUrl, asOf }`. Without a model the table is empty.
 */
export const routeTable = (model: string | undefined): AstroIntegration => ({
  name: 'newsroom-route-table',
  hooks: {
    'astro:config:setup': ({ updateConfig }) => {
      const modules = new Map([
        [TABLE, () => tableModule(model)],
        [EDITION, () => `export const edition = ${JSON.stringify(editionOf())};`],
      ]);
      updateConfig({
        vite: {
          plugins: [
            {
              name: 'newsroom-route-table',
              resolveId: (id: string) => (modules.has(id) ? `\0${id}` : undefined),
              load: (id: string) => modules.get(id.slice(1))?.(),
            },
          ],
        },
      });
    },
  },
});

const tableModule = (model: string | undefined): string => {
  if (model === undefined) return 'export const table = [];';
  const routesModule = new URL('../routes/index.ts', import.meta.url).pathname;
  return `
    import { buildModel, routes } from ${JSON.stringify(routesModule)};
    const input = JSON.parse(${JSON.stringify(readFileSync(model, 'utf8'))});
    export const table = routes(buildModel(input), input.asOf);`;
};
