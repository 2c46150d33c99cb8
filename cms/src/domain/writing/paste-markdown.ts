import type { List, Nodes, Parents, PhrasingContent, Root } from 'mdast';

/** Makes the markdown clean: heading levels without gaps, marks around words and not around spaces. */
export const tidyMarkdown = (tree: Root): void => {
  tidy(tree);
  levelHeadings(tree);
};

/** The first heading becomes "##", and each other heading is at most one level below its parent. */
const levelHeadings = (tree: Root): void => {
  const open: number[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'heading') {
      while ((open.at(-1) ?? 0) >= node.depth) open.pop();
      open.push(node.depth);
      node.depth = Math.min(open.length + 1, 6) as typeof node.depth;
    }
    if ('children' in node) node.children.forEach(walk);
  };
  walk(tree);
};

const tidy = (node: Nodes): void => {
  if (!('children' in node)) return;
  node.children.forEach(tidy);
  switch (node.type) {
    case 'heading':
    case 'paragraph':
    case 'tableCell':
      node.children = inline(node.children, node.type === 'heading');
      break;
    case 'table': {
      const [head] = node.children;
      // Readers see the first row in bold anyway, so bold inside of it is removed.
      for (const cell of head?.children ?? []) cell.children = inline(cell.children, true);
      break;
    }
    case 'list':
      for (const item of node.children) {
        item.spread = item.children.filter(({ type }) => type === 'paragraph').length > 1;
      }
      node.spread = node.children.some(({ spread }) => spread === true);
      break;
    default:
  }
  dropEmpty(node);
  joinLists(node);
};

/** Word on the web makes a separate list of each item; lists that continue each other are joined. */
const joinLists = (node: Parents): void => {
  const result: Nodes[] = [];
  for (const child of node.children as Nodes[]) {
    const last = result.at(-1);
    if (last?.type === 'list' && child.type === 'list' && goesOn(last, child)) {
      last.children.push(...child.children);
    } else result.push(child);
  }
  node.children = result as typeof node.children;
};

const goesOn = (list: List, next: List): boolean =>
  list.ordered === true
    ? next.ordered === true && next.start === (list.start ?? 1) + list.children.length
    : next.ordered !== true;

const dropEmpty = (node: Parents): void => {
  node.children = (node.children as Nodes[]).filter(
    (child) =>
      ![
        'heading',
        'paragraph',
        'strong',
        'emphasis',
        'delete',
        'link',
        'list',
        'listItem',
        'blockquote',
      ].includes(child.type) ||
      ('children' in child && child.children.length > 0),
  ) as typeof node.children;
};

const inline = (nodes: PhrasingContent[], plain: boolean): PhrasingContent[] =>
  trimmed(spacesOutside(merged(plain ? withoutStrong(nodes) : nodes)));

const withoutStrong = (nodes: PhrasingContent[]): PhrasingContent[] =>
  nodes.flatMap((node) => {
    if (node.type === 'strong') return withoutStrong(node.children);
    return 'children' in node ? [{ ...node, children: withoutStrong(node.children) }] : [node];
  });

/** Word splits a bold word into several runs wherever the cursor once was. */
const merged = (nodes: PhrasingContent[]): PhrasingContent[] => {
  const result: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.type === 'text' && node.type === 'text') last.value += node.value;
    else if (last && 'children' in last && 'children' in node && isSame(last, node)) {
      last.children.push(...node.children);
    } else result.push(node.type === 'text' ? { ...node } : node);
  }
  for (const node of result) {
    if (!('children' in node)) continue;
    // Bold within bold adds nothing.
    const inner = node.children.flatMap((child) =>
      child.type === node.type && 'children' in child ? child.children : [child],
    );
    node.children = merged(inner);
  }
  return result;
};

const isSame = (one: PhrasingContent, other: PhrasingContent): boolean =>
  one.type === other.type && (one.type !== 'link' || other.type !== 'link' || one.url === other.url);

/**
 * Moves spaces out of the marks, and punctuation too if a letter follows: "**Mục tiêu:**các" is not bold by the rules
 * of markdown (https://spec.commonmark.org/0.31.2/#right-flanking-delimiter-run).
 */
const spacesOutside = (nodes: PhrasingContent[]): PhrasingContent[] =>
  merged(
    nodes.flatMap((node, index): PhrasingContent[] => {
      if (!('children' in node)) return [node];
      node.children = spacesOutside(node.children);
      const next = nodes[index + 1];
      const before = take(node.children, /^\s+/);
      const after = take(node.children, startsWithWord(next) ? /[\s\p{P}]+$/u : /\s+$/);
      return [
        ...(before === '' ? [] : [{ type: 'text' as const, value: before }]),
        ...(node.children.length === 0 ? [] : [node]),
        ...(after === '' ? [] : [{ type: 'text' as const, value: after }]),
      ];
    }),
  );

const startsWithWord = (node: PhrasingContent | undefined): boolean =>
  node !== undefined && (node.type === 'text' ? /^[\p{L}\p{N}]/u.test(node.value) : 'children' in node);

/** Removes what the pattern finds from the first or last text, and returns it. */
const take = (children: PhrasingContent[], pattern: RegExp): string => {
  const atStart = pattern.source.startsWith('^');
  const edge = atStart ? children[0] : children.at(-1);
  if (edge?.type !== 'text') return '';
  const [found = ''] = pattern.exec(edge.value) ?? [];
  edge.value = atStart
    ? edge.value.slice(found.length)
    : edge.value.slice(0, edge.value.length - found.length);
  if (edge.value === '') children.splice(children.indexOf(edge), 1);
  return found;
};

const trimmed = (nodes: PhrasingContent[]): PhrasingContent[] => {
  while (isBlank(nodes[0])) nodes.shift();
  while (isBlank(nodes.at(-1))) nodes.pop();
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return nodes;
};

const isBlank = (node: PhrasingContent | undefined): boolean =>
  node?.type === 'break' || (node?.type === 'text' && node.value.trim() === '');
