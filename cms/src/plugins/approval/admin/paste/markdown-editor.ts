interface Place {
  line: number;
  ch: number;
}

/** Strapi's editor of markdown is CodeMirror 5; of it, the part used here. */
export interface MarkdownEditor {
  getOption(name: 'readOnly'): boolean | string;
  getCursor(end: 'from' | 'to'): Place;
  getLine(line: number): string | undefined;
  replaceSelection(text: string, select?: 'around' | 'start', origin?: string): void;
}

/** The editor around a node; null: there is none, or it cannot be written in now. */
export function editorAt(target: EventTarget | null): MarkdownEditor | null {
  if (!(target instanceof Element)) return null;
  const editor = target.closest<Element & { CodeMirror?: MarkdownEditor }>('.CodeMirror')?.CodeMirror;
  return editor && editor.getOption('readOnly') === false ? editor : null;
}

/** Puts markdown in the place of the selection; what is no part of a line gets lines of its own. */
export function insertMarkdown(editor: MarkdownEditor, markdown: string): void {
  const [from, to] = [editor.getCursor('from'), editor.getCursor('to')];
  const before = (editor.getLine(from.line) ?? '').slice(0, from.ch);
  const after = (editor.getLine(to.line) ?? '').slice(to.ch);
  const above = editor.getLine(from.line - 1) ?? '';
  const isPartOfLine = !/\n|^([#>|]|[-+*] |\d+[.)] )/.test(markdown);
  const gap = before.trim() !== '' ? '\n\n' : above.trim() !== '' ? '\n' : '';
  // "paste", so that one undo takes it back.
  editor.replaceSelection(
    isPartOfLine ? markdown : `${gap}${markdown}${after.trim() === '' ? '' : '\n\n'}`,
    undefined,
    'paste',
  );
}
