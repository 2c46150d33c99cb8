import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GLOSSARY } from '@newsroom/shared';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Everything that people may read: strings in programs and pages, vocabularies, seed. */
const SOURCES = globSync(
  [
    'cms/{config,seed,src}/**/*.{ts,tsx,json,md}',
    'cms/*.mjs',
    'shared/src/**/*.ts',
    'site/src/**/*.{ts,astro}',
    'scripts/**/*.{ts,mjs,js}',
  ],
  { cwd: root, exclude: (name) => /node_modules|dist|\.test\.ts$|\.test\.support\.ts$/.test(name) },
);

interface Words {
  text: string;
  line: number;
}

/** The strings of a file: literals, templates without their placeholders, texts of elements. */
const stringsIn = (file: string, source: string): Words[] => {
  if (file.endsWith('.md')) {
    return source.split('\n').map((line, index) => ({ text: line.replace(KEY, ''), line: index + 1 }));
  }
  return literalsOf(file, file.endsWith('.astro') ? astroAsTsx(source) : source);
};

/** The key in a line of front matter. */
const KEY = /^\s*(?:- )?[a-zA-Z]+: /;

const literalsOf = (file: string, source: string): Words[] => {
  const kind = file.endsWith('.json') ? ts.ScriptKind.JSON : ts.ScriptKind.TSX;
  const isPlain = /\.(ts|mjs|js)$/.test(file);
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, isPlain ? undefined : kind);
  const found: Words[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || isTemplatePart(node)) {
      found.push({ text: node.text, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
};

const isTemplatePart = (node: ts.Node): node is ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail =>
  ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

/** An Astro component as TSX: its script unchanged, its markup as one element, all on the same lines as before. */
const astroAsTsx = (source: string): string => {
  const [, script = '', markup = source] = /^---\n(.*?)\n---(.*)$/s.exec(source) ?? [];
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
  return `\n${script}\n;<>${markup.replace(/<(style|script)\b.*?<\/\1>|<!.*?>/gs, blank)}</>`;
};

const isVietnamese = (text: string): boolean =>
  /[đơư]|[aeiouy]\p{M}*[\u0300\u0301\u0302\u0303\u0306\u0309\u0323]/iu.test(text.normalize('NFD'));

/** Technical words, and one word that readers would misunderstand. */
const FORBIDDEN = /(?<![\p{L}\p{N}])(?:trình duyệt|slug|alt|embargo|outbox|stream)(?![\p{L}\p{N}])/iu;

const forbiddenIn = (file: string, source: string): string[] =>
  stringsIn(file, source)
    .filter(({ text }) => isVietnamese(text) && FORBIDDEN.test(text.normalize('NFC')))
    .map(({ text, line }) => `${file}:${line} ${text.trim().slice(0, 80)}`);

describe('the words of the product', () => {
  it.each([
    ['a literal', 'a.ts', "const a = 'Mở trình duyệt.';"],
    ['a template', 'a.ts', 'const a = `Có ${n} outbox chờ ${m} đăng`;'],
    ['an element', 'a.tsx', 'const a = <p>Ảnh thiếu alt</p>;'],
    ['an attribute', 'a.tsx', 'const a = <p title="Ảnh thiếu Alt" />;'],
    [
      'a component of the site',
      'a.astro',
      '---\nconst a = 1;\n---\n<!doctype html>\n<p>{a}, đường dẫn (slug)</p>\n',
    ],
    ['the script of one', 'a.astro', "---\nconst a = 'Sửa slug';\n---\n<p>{a}</p>\n"],
    ['a vocabulary', 'a.json', '{ "a": [{ "b": "Chọn stream của bài" }] }'],
    ['a text of the seed', 'a.md', '---\ntitle: Một\n---\nHết thời gian embargo, được đăng.\n'],
  ])('are looked for in %s', (_, file, source) => {
    expect(forbiddenIn(file, source)).toHaveLength(1);
  });

  it('are not looked for in names, addresses and what is not Vietnamese', () => {
    const source =
      "const slug = { alt: 'outbox', b: 'the stream', c: `Bài ${stream}`, d: 'Ảnh salt, “streaming”' };";
    expect(forbiddenIn('a.ts', source)).toEqual([]);
  });

  it('are none that the glossary forbids', () => {
    expect(SOURCES.length).toBeGreaterThan(250);
    expect(SOURCES.flatMap((file) => forbiddenIn(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('stand in the glossary alone', () => {
    const terms = new Set(leavesOf(GLOSSARY).filter((term) => term.includes(' ')));
    const copies = SOURCES.filter(
      (file) => /\.(ts|tsx|astro|mjs)$/.test(file) && file !== 'shared/src/glossary.ts',
    ).flatMap((file) =>
      stringsIn(file, readFileSync(join(root, file), 'utf8'))
        .filter(({ text }) => terms.has(text.trim()))
        .map(({ text, line }) => `${file}:${line} ${text.trim()}`),
    );
    expect(copies).toEqual([]);
  });
});

const leavesOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values(value as object).flatMap(leavesOf);
