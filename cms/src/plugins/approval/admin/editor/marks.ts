import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type StateCommand,
  type TransactionSpec,
} from '@codemirror/state';

/** What the buttons above the text change in it, so that nobody has to know markdown. */

/** Puts the selected words between marks, or removes the marks; without a selection, the word at the cursor. */
export const toggleMark =
  (mark: '**' | '*'): StateCommand =>
  ({ state, dispatch }) => {
    const length = mark.length;
    const spec = state.changeByRange((range) => {
      const { from, to } = range.empty ? (state.wordAt(range.head) ?? range) : trimmed(state, range);
      const within = state.sliceDoc(from, to);
      if (isMarked(state, from, to, mark)) {
        return {
          changes: [
            { from: from - length, to: from },
            { from: to, to: to + length },
          ],
          range: EditorSelection.range(from - length, to - length),
        };
      }
      if (within.length >= 2 * length && within.startsWith(mark) && within.endsWith(mark)) {
        return {
          changes: [
            { from, to: from + length },
            { from: to - length, to },
          ],
          range: EditorSelection.range(from, to - 2 * length),
        };
      }
      return {
        changes: [
          { from, insert: mark },
          { from: to, insert: mark },
        ],
        range: EditorSelection.range(from + length, to + length),
      };
    });
    dispatch(state.update(spec, { userEvent: 'input', scrollIntoView: true }));
    return true;
  };

/** Whether the words are between exactly these marks: a "*" that belongs to "**" does not count. */
const isMarked = (state: EditorState, from: number, to: number, mark: string): boolean => {
  const before = /\*{0,3}$/.exec(state.sliceDoc(Math.max(0, from - 3), from))?.[0].length ?? 0;
  const after = /^\*{0,3}/.exec(state.sliceDoc(to, to + 3))?.[0].length ?? 0;
  const stars = Math.min(before, after);
  return mark === '**' ? stars >= 2 : stars === 1 || stars === 3;
};

/** Without spaces at both ends, because a mark beside a space is not a mark in markdown. */
const trimmed = (state: EditorState, { from, to }: { from: number; to: number }) => {
  const text = state.sliceDoc(from, to);
  const lead = text.length - text.trimStart().length;
  return text.trim() === '' ? { from, to } : { from: from + lead, to: from + lead + text.trim().length };
};

type Prefix = 'heading' | 'subheading' | 'bullets' | 'numbers' | 'quote';

const PREFIXES: Record<Prefix, { of: (index: number) => string; is: RegExp }> = {
  heading: { of: () => '## ', is: /^##? / },
  subheading: { of: () => '### ', is: /^#{3,6} / },
  bullets: { of: () => '- ', is: /^[-+*] / },
  numbers: { of: (index) => `${index + 1}. `, is: /^\d{1,9}[.)] / },
  quote: { of: () => '> ', is: /^> ?/ },
};
const ANY_PREFIX = /^(?:#{1,6} |[-+*] |\d{1,9}[.)] |> ?)/;

/** Makes the selected lines headings, a list or a quotation; or plain again if all of them are that already. */
export const togglePrefix =
  (kind: Prefix): StateCommand =>
  ({ state, dispatch }) => {
    const { of, is } = PREFIXES[kind];
    const lines = linesOf(state);
    const filled = lines.filter(({ text }) => text.trim() !== '');
    const targets = filled.length > 0 ? filled : lines;
    const off = targets.every(({ text }) => is.test(text));
    const changes: ChangeSpec[] = targets.map((line, index) => ({
      from: line.from,
      to: line.from + (ANY_PREFIX.exec(line.text)?.[0].length ?? 0),
      insert: off ? '' : of(index),
    }));
    dispatch(
      state.update({
        changes,
        ...cursorAfter(state, changes),
        userEvent: 'input',
        scrollIntoView: true,
      }),
    );
    return true;
  };

const linesOf = (state: EditorState) => {
  const { from, to } = state.selection.main;
  const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number];
  return Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index));
};

/** A cursor at the start of a line moves behind the inserted text. */
const cursorAfter = (state: EditorState, changes: ChangeSpec[]): Pick<TransactionSpec, 'selection'> => ({
  selection: state.selection.map(state.changes(changes), 1),
});

/** A link in place of the selection. `address` is already complete. */
export const insertLink = (state: EditorState, words: string, address: string): TransactionSpec => {
  const { from, to } = state.selection.main;
  const insert = `[${words.replace(/[[\]\\]/g, '\\$&')}](${address.replace(/[()\s]/g, percentEncoded)})`;
  return {
    changes: { from, to, insert },
    selection: EditorSelection.cursor(from + insert.length),
    userEvent: 'input',
    scrollIntoView: true,
  };
};

/** Encoded, because parentheses and spaces would end the address early. */
const percentEncoded = (sign: string): string =>
  `%${(sign.codePointAt(0) ?? 0x20).toString(16).toUpperCase().padStart(2, '0')}`;

/** The address that somebody probably meant, e.g. by "vanban.chinhphu.vn"; null: the site would show no link. */
export const linkAddress = (typed: string): string | null => {
  const address = typed.trim();
  if (/^(https?:\/\/[^\s/]|mailto:[^\s@]+@|tel:[+\d]|\/(?!\/)|#.)/i.test(address)) return address;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(address)) return `mailto:${address}`;
  return /^[\p{L}\d-]+(\.[\p{L}\d-]+)+([/?#]\S*)?$/u.test(address) ? `https://${address}` : null;
};

/** Replaces the selection by a block, with an empty line before and after it. */
export const insertBlock = (state: EditorState, block: string): TransactionSpec => {
  const { from, to } = state.selection.main;
  const before = state.sliceDoc(0, from).trimEnd();
  const after = state.sliceDoc(to).trimStart();
  const start = before === '' ? 0 : before.length;
  const insert = `${before === '' ? '' : '\n\n'}${block}${after === '' ? '\n' : '\n\n'}`;
  return {
    changes: { from: start, to: state.doc.length - after.length, insert },
    selection: EditorSelection.cursor(start + insert.trimEnd().length),
    userEvent: 'input',
    scrollIntoView: true,
  };
};

/** Replaces the selection by pasted markdown; blocks get lines of their own. */
export const pasted = (state: EditorState, markdown: string): TransactionSpec => {
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  const before = state.sliceDoc(line.from, from);
  const after = state.sliceDoc(to, state.doc.lineAt(to).to);
  const above = line.number > 1 ? state.doc.line(line.number - 1).text : '';
  const isPartOfLine = !/\n|^([#>|]|[-+*] |\d+[.)] )/.test(markdown);
  const gap = before.trim() !== '' ? '\n\n' : above.trim() !== '' ? '\n' : '';
  const insert = isPartOfLine ? markdown : `${gap}${markdown}${after.trim() === '' ? '' : '\n\n'}`;
  return {
    changes: { from, to, insert },
    selection: EditorSelection.cursor(from + insert.length),
    userEvent: 'input.paste',
    scrollIntoView: true,
  };
};

/** A table as markdown. The text of a cell is put on one line, and its "|" is escaped. */
export const tableOf = (rows: readonly (readonly string[])[]): string => {
  const [head = [], ...body] = rows.map((cells) =>
    cells.map((cell) => cell.replace(/\s+/g, ' ').trim().replace(/\|/g, '\\|')),
  );
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};
