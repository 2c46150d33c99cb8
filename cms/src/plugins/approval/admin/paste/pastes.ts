import { findOldEncoding, oldEncodingMessage } from '../../../../domain/old-encoding';
import { editorAt, insertMarkdown, type MarkdownEditor } from './markdown-editor';

/** What the writer is told of the last paste. */
export interface PasteReport {
  /** Nothing was put into the text. */
  refused: boolean;
  lines: string[];
  /** Path of the form that it was pasted into. */
  at: string;
}

/** Reading HTML is a large module that most pages of the admin never need. */
const reader = () => import('../../../../domain/paste');

/** Fetches it, so that the first paste need not wait. */
export const prepareForPastes = (): void => void reader().catch(() => undefined);

let last: PasteReport | null = null;
const listeners = new Set<() => void>();

export const lastReport = (): PasteReport | null => last;

export const onReport = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const report = (next: Omit<PasteReport, 'at'> | null): void => {
  last = next && { ...next, at: location.pathname };
  for (const listener of listeners) listener();
};

/**
 * Makes markdown of what is pasted into an editor of markdown; plain text stays as it is, and text in
 * an old encoding stays out. Only pastes are looked at: no key passes through here, so the ways of
 * typing Vietnamese are untouched.
 */
export function readPastes(): void {
  const onPaste = (event: ClipboardEvent): void => {
    const editor = editorAt(event.target);
    const clipboard = event.clipboardData;
    if (!editor || !clipboard) return;
    const text = clipboard.getData('text/plain');
    const html = clipboard.getData('text/html');
    const old = findOldEncoding(text.split('\n'));
    if (old) {
      take(event);
      report({ refused: true, lines: [oldEncodingMessage(old)] });
    } else if (html !== '' && !clipboard.types.includes(CODE)) {
      take(event);
      insertHtml(editor, html).then(report, () => {
        // Without its reader, which comes over the network, HTML is still text.
        insertMarkdown(editor, text);
        report(null);
      });
    } else {
      report(null);
    }
  };
  // Before the editor's own listener, which would take the text alone.
  document.addEventListener('paste', onPaste, true);
}

/** Editors of code add colours as HTML; what is copied there is meant as it stands. */
const CODE = 'vscode-editor-data';

function take(event: ClipboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

async function insertHtml(editor: MarkdownEditor, html: string): Promise<Omit<PasteReport, 'at'> | null> {
  const { droppedLines, htmlToMarkdown } = await reader();
  const { markdown, dropped, oldEncoding } = htmlToMarkdown(html);
  if (oldEncoding) return { refused: true, lines: [oldEncodingMessage(oldEncoding)] };
  if (markdown !== '') insertMarkdown(editor, markdown);
  const lines = droppedLines(dropped);
  return lines.length > 0 ? { refused: false, lines } : null;
}
