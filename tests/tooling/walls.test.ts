import { ESLint } from 'eslint';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** Only the import rules of the project's own configuration: they need no types, so the files need not exist. */
const eslint = new ESLint({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  ruleFilter: ({ ruleId }) => ruleId.startsWith('wall-'),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

/** Names of the import rules that the code breaks. */
const wallsHit = async (filePath: string, code: string): Promise<string[]> => {
  const [result] = await eslint.lintText(code, { filePath });
  expect(result?.fatalErrorCount).toBe(0);
  return (result?.messages ?? []).map(({ ruleId }) => ruleId?.split('/')[0]?.replace('wall-', '') ?? '');
};

const astro = (code: string) => `---\n${code}\n---\n<p></p>\n`;

describe('a wall stops', () => {
  test.each([
    ['shared', 'shared/src/text/new.ts', "import { readFileSync } from 'node:fs';"],
    ['shared', 'shared/src/text/new.ts', "import { readFileSync } from 'fs';"],
    ['shared', 'shared/src/text/new.ts', "import lodash from 'lodash';"],
    ['shared', 'shared/src/text/new.ts', "export * from '../../../cms/src/newsroom/outbox/outbox.ts';"],
    ['cms', 'cms/src/new.ts', "import { routes } from '@newsroom/site';"],
    ['cms', 'cms/src/new.ts', "import { store } from '@newsroom/scripts';"],
    ['cms', 'cms/src/new.ts', "import { routes } from '../../site/src/routes/index.ts';"],
    ['cms', 'cms/src/new.ts', "const site = require('@newsroom/site');"],
    ['cms', 'cms/src/new.ts', "import site = require('@newsroom/site');"],
    ['cms', 'cms/src/new.ts', "const site = () => import('@newsroom/site');"],
    ['cms', 'cms/src/new.ts', "type Route = import('@newsroom/site').Route;"],
    ['cms', 'cms/src/new.ts', "import { slugOf } from '@newsroom/shared/dist/text/slug.js';"],
    ['cms', 'cms/src/admin/new.tsx', "export { x } from '@newsroom/site';"],
    ['cms-domain', 'cms/src/domain/new.ts', "import { errors } from '@strapi/utils';"],
    ['cms-domain', 'cms/src/domain/new.ts', "import type { Core } from '@strapi/strapi';"],
    ['cms-domain', 'cms/src/domain/new.ts', "import { outbox } from '../outbox';"],
    ['cms-domain', 'cms/src/domain/new.ts', "import { readFileSync } from 'node:fs';"],
    ['site', 'site/src/routes/new.ts', "import { publish } from '@newsroom/cms';"],
    [
      'site',
      'site/src/routes/new.ts',
      "import { publish } from '../../../cms/src/domain/publication/publish.ts';",
    ],
    ['site', 'site/src/feeds/new.ts', "import { store } from '@newsroom/scripts';"],
    ['site', 'site/src/pages/new.astro', astro("import { publish } from '@newsroom/cms';")],
    ['site-pages', 'site/src/pages/new.astro', astro("import { readFileSync } from 'node:fs';")],
    ['site-pages', 'site/src/pages/new.astro', astro("import { readFileSync } from 'fs';")],
    ['site-pages', 'site/src/pages/rss/new.rss.ts', "import { createHash } from 'node:crypto';"],
    ['site-pages', 'site/src/components/New.astro', astro("import Database from 'better-sqlite3';")],
    ['site-pages', 'site/src/components/New.astro', astro("import pg from 'pg';")],
    ['site-pages', 'site/src/layouts/New.astro', astro("const fs = await import('node:fs');")],
    ['scripts', 'scripts/publisher/new.ts', "import { publish } from '@newsroom/cms';"],
    ['scripts', 'scripts/publisher/new.ts', "import { routes } from '../../site/src/routes/index.ts';"],
    ['scripts', 'scripts/publisher/new.ts', "import { createStrapi } from '@strapi/strapi';"],
    ['tests', 'tests/site/new.test.ts', "import { routes } from '../../site/src/routes/index.ts';"],
    ['tests', 'tests/site/new.test.ts', "import { key } from '@newsroom/site/src/routes/base/key.ts';"],
    [
      'tests',
      'tests/cms/new.test.ts',
      "import { publish } from '@newsroom/cms/src/domain/publication/publish';",
    ],
    ['tests', 'tests/contract/new.test.ts', "import { slugOf } from '@newsroom/shared/src/text/slug.ts';"],
  ])('%s: %s: %s', async (wall, file, code) => {
    expect(await wallsHit(file, code)).toEqual([wall]);
  });
});

describe('a wall lets through', () => {
  test.each([
    ['shared/src/text/new.ts', "import { z } from 'zod';\nimport { line } from '../contract/scalars.ts';"],
    [
      'shared/src/text/new.test.ts',
      "import { readFileSync } from 'node:fs';\nimport { test } from 'vitest';",
    ],
    ['cms/src/new.ts', "import { slugOf } from '@newsroom/shared';\nimport { errors } from '@strapi/utils';"],
    ['cms/src/domain/new.ts', "import { slugOf } from '@newsroom/shared';\nimport { posts } from './posts';"],
    [
      'site/src/pages/new.astro',
      astro("import Page from '../layouts/Page.astro';\nimport { z } from '@newsroom/shared';"),
    ],
    ['site/src/routes/base/key.ts', "import { createHash } from 'node:crypto';"],
    [
      'scripts/publisher/new.ts',
      "import { routes } from '@newsroom/site';\nimport { store } from './store.ts';",
    ],
    [
      'tests/site/new.test.ts',
      "import { routes } from '@newsroom/site';\nimport { x } from '../support/x.ts';",
    ],
    ['tests/contract/new.test.ts', "const file = import('@newsroom/shared/examples/article.json');"],
  ])('%s: %s', async (file, code) => {
    expect(await wallsHit(file, code)).toEqual([]);
  });
});
