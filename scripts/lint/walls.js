// The allowed imports between packages, as one ESLint rule.
//
// `no-restricted-imports` misses `import()`, `require()` and relative paths that leave the package; this rule checks
// every way to import a module.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, relative, resolve, sep } from 'node:path';

const BUILTINS = new Set(builtinModules);

/** @type {import('eslint').Rule.RuleModule} */
export const imports = {
  meta: {
    type: 'problem',
    schema: [
      {
        type: 'object',
        properties: {
          /** Relative imports stay inside this folder. */
          within: { type: 'string' },
          /** Only these packages, if given. */
          only: { type: 'array', items: { type: 'string' } },
          /** Forbidden packages: a name, a prefix ending in `*`, or `node:*` for all of Node. */
          never: { type: 'array', items: { type: 'string' } },
          /** Of the project's own packages, only what their package.json exports. */
          declaredOnly: { type: 'boolean' },
          why: { type: 'string' },
        },
        required: ['within', 'why'],
        additionalProperties: false,
      },
    ],
    messages: {
      leaves: '"{{specifier}}" leaves {{within}}. {{why}}',
      undeclared: '"{{specifier}}" is no declared export of its package. {{why}}',
      forbidden: '"{{specifier}}" must not be imported here. {{why}}',
    },
  },
  create(context) {
    const { within, only, never = [], declaredOnly = false, why } = context.options[0];
    const folder = resolve(context.cwd, within);

    /** @param {import('estree').Node | null | undefined} source */
    const judge = (source) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const specifier = source.value;
      if (specifier.startsWith('.') || specifier.startsWith('/')) {
        if (isOutside(folder, resolve(dirname(context.filename), specifier))) {
          context.report({ node: source, messageId: 'leaves', data: { specifier, within, why } });
        }
        return;
      }
      const name = BUILTINS.has(specifier) ? `node:${specifier}` : specifier;
      const allowed = only === undefined || only.some((pattern) => matches(pattern, name));
      if (!allowed || never.some((pattern) => matches(pattern, name))) {
        context.report({ node: source, messageId: 'forbidden', data: { specifier, why } });
      } else if (declaredOnly && !isDeclared(context.cwd, specifier)) {
        context.report({ node: source, messageId: 'undeclared', data: { specifier, why } });
      }
    };

    return {
      ImportDeclaration: (node) => judge(node.source),
      ExportNamedDeclaration: (node) => judge(node.source),
      ExportAllDeclaration: (node) => judge(node.source),
      ImportExpression: (node) => judge(node.source),
      TSImportType: (node) => judge(node.source ?? node.argument),
      TSExternalModuleReference: (node) => judge(node.expression),
      CallExpression: (node) => {
        const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require';
        if (isRequire) judge(node.arguments[0]);
      },
    };
  },
};

/** `a` matches "a" and "a/b"; `a*` and `a/*` match everything that starts so. */
const matches = (pattern, name) =>
  pattern.endsWith('*')
    ? name.startsWith(pattern.slice(0, -1))
    : name === pattern || name.startsWith(`${pattern}/`);

/** Whether a package of the project exports this; a package without "exports" exports nothing. */
const isDeclared = (root, specifier) => {
  const [, name, path] = /^@newsroom\/([^/]+)(\/.*)?$/.exec(specifier) ?? [];
  if (name === undefined) return true;
  const { exports = {} } = JSON.parse(readFileSync(resolve(root, name, 'package.json'), 'utf8'));
  const wanted = `.${path ?? ''}`;
  return Object.keys(exports).some((key) =>
    key.includes('*') ? wanted.startsWith(key.slice(0, key.indexOf('*'))) : wanted === key,
  );
};

const isOutside = (folder, target) => {
  const path = relative(folder, target);
  return path === '..' || path.startsWith(`..${sep}`);
};
