import { readFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { assetBytes } from './asset-bytes.ts';
import { editionOf } from './edition.ts';

const TABLE = 'virtual:newsroom/table';
const EDITION = 'virtual:newsroom/edition';
const ASSETS = 'virtual:newsroom/assets';

/**
 * Gives `getStaticPaths()` the route table of a static build: `model` is the path of a JSON file
 * `{ changes, renditions, siteUrl, asOf }`. Without a model the table is empty. The bytes of the assets are passed in the
 * same way, so that both builds write them like pages.
 */
export const routeTable = (model: string | undefined): AstroIntegration => ({
  name: 'newsroom-route-table',
  hooks: {
    'astro:config:setup': ({ updateConfig }) => {
      const modules = new Map<string, (madeOf: (file: string) => void) => string | Promise<string>>([
        [TABLE, () => tableModule(model)],
        [EDITION, () => `export const edition = ${JSON.stringify(editionOf())};`],
        [ASSETS, async (madeOf) => `export const bytes = ${JSON.stringify(await assetBytes(madeOf))};`],
      ]);
      updateConfig({
        vite: {
          plugins: [
            {
              name: 'newsroom-route-table',
              resolveId: (id: string) => (modules.has(id) ? `\0${id}` : undefined),
              // Under `astro dev`, a change of one of these files makes the module load again.
              load(id: string) {
                return modules.get(id.slice(1))?.((file) => this.addWatchFile(file));
              },
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
