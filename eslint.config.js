import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import astro from 'eslint-plugin-astro';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import { imports } from './scripts/lint/walls.js';

/**
 * A rule that says which modules the files of a folder may import.
 *
 * @param {string} name
 * @param {string | string[]} folders a folder, or patterns of files
 * @param {{ within: string; only?: string[]; never?: string[]; declaredOnly?: boolean; why: string; except?: string[] }} options
 */
const wall = (name, folders, { except = [], ...options }) => ({
  name: `walls/${name}`,
  files: [folders]
    .flat()
    .map((folder) => (folder.includes('*') ? folder : `${folder}/**/*.{ts,tsx,js,mjs,astro}`)),
  ignores: except,
  // Several of these rules may apply to one file, but an ESLint rule has only one setting per file, so each of them is a
  // rule with a name of its own.
  plugins: { [`wall-${name}`]: { rules: { imports } } },
  rules: { [`wall-${name}/imports`]: ['error', options] },
});

/** Internal files of other packages: only what a package exports may be imported. */
const INSIDES = ['cms', 'scripts', 'shared', 'site'].flatMap((name) => [
  `@newsroom/${name}/src*`,
  `@newsroom/${name}/dist*`,
]);

const TESTS = ['**/*.test.ts', '**/*.test.support.ts'];
const DATABASES = ['better-sqlite3', 'knex', 'pg', 'mysql*', '@strapi/*'];

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '**/dist/',
    '**/.astro/',
    'var/',
    'cms/build/',
    'cms/.strapi/',
    'cms/.cache/',
    'cms/types/generated/',
  ]),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    // Strapi's own types say `any` where its query results, services and abilities pass. The server has types of its own
    // for them: `cms/src/newsroom/ground/rows.ts` and `strapi-services.ts`.
    files: ['cms/**/*.{ts,tsx}', 'tests/{cms,e2e,support}/**/*.ts'],
    ignores: [
      'cms/src/{domain,newsroom,bootstrap,api,middlewares}/**',
      'cms/src/plugins/*/server/**',
      'cms/src/index.ts',
    ],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['tests/**/*.ts', ...TESTS],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // The test runner awaits `test()` and `expect()` itself.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}', 'scripts/**/*.ts', 'tests/**/*.ts'],
    languageOptions: { globals: globals.node },
  },
  ...astro.configs['flat/recommended'],
  {
    files: ['cms/src/admin/**/*.{ts,tsx}', 'cms/src/plugins/*/admin/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.strict],
  },

  wall('shared', 'shared/src', {
    within: 'shared/src',
    only: ['zod', 'markdown-it', 'sanitize-html', '@sindresorhus/slugify'],
    except: TESTS,
    why: 'shared is the language of both sides: zod, markdown-it, the sanitiser and slugify, nothing else.',
  }),
  wall('cms', 'cms', {
    within: 'cms',
    never: ['@newsroom/site', '@newsroom/scripts', '@newsroom/tests', ...INSIDES],
    why: 'cms knows of other packages only @newsroom/shared.',
  }),
  wall('cms-domain', 'cms/src/domain', {
    within: 'cms/src/domain',
    never: ['@strapi/*', 'node:*', 'better-sqlite3', 'knex', 'pg'],
    except: TESTS,
    why: 'The domain is pure: its inputs are passed in, and Strapi is told what it decided.',
  }),
  wall('site', 'site', {
    within: 'site',
    never: ['@newsroom/cms', '@newsroom/scripts', '@newsroom/tests', ...INSIDES],
    why: 'site knows of other packages only @newsroom/shared.',
  }),
  wall('site-pages', ['site/src/pages/**', 'site/src/components/**', 'site/src/layouts/**'], {
    within: 'site/src',
    never: ['node:*', ...DATABASES],
    why: 'Pages and components show their props: what they need comes from the route table.',
  }),
  wall('scripts', 'scripts', {
    within: 'scripts',
    never: ['@newsroom/cms', '@newsroom/tests', '@strapi/*', ...INSIDES],
    why: 'Programs know @newsroom/shared and the built bundle of @newsroom/site.',
  }),
  wall('tests', 'tests', {
    within: 'tests',
    declaredOnly: true,
    why: 'Tests reach packages by their declared exports only.',
  }),
  prettier,
);
