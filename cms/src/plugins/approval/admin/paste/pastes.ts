import { isolateHistory } from '@codemirror/commands';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

import { findOldEncoding, oldEncodingMessage } from '../../../../domain/writing/old-encoding';
import { pasted } from '../editor/marks';
import { report, type PasteReport } from './reports';

/** Loaded on demand, because it is large and most pages of the admin do not need it. */
const reader = () => import('../../../../domain/writing/paste');

/** Loads it in advance, so that the first paste need not wait. */
export const prepareForPastes = (): void => void reader().catch(() => undefined);

/**
 * Turns what is pasted into an editor into markdown. Plain text stays as it is; text in an old encoding is refused. Only
 * pastes are handled, no keys.
 */
export const readPastes = (): Extension =>
  EditorView.domEventHandlers({
    paste(event, view) {
      const clipboard = event.clipboardData;
      if (view.state.readOnly || !clipboard) return false;
      const text = clipboard.getData('text/plain');
      const html = clipboard.getData('text/html');
      const old = findOldEncoding(text.split('\n'));
      if (old) {
        report({ refused: true, lines: [oldEncodingMessage(old)] });
      } else if (html !== '' && !clipboard.types.includes(CODE)) {
        insertHtml(view, html).then(report, () => {
          // If the reader cannot be loaded over the network, the text of the HTML is still pasted.
          insert(view, text);
          report(null);
        });
      } else {
        report(null);
        return false;
      }
      event.preventDefault();
      return true;
    },
  });

/** Set by code editors, which put HTML with colours on the clipboard: their plain text is used instead. */
const CODE = 'vscode-editor-data';

async function insertHtml(view: EditorView, html: string): Promise<Omit<PasteReport, 'at'> | null> {
  const { droppedLines, htmlToMarkdown } = await reader();
  const { markdown, dropped, oldEncoding } = htmlToMarkdown(html);
  if (oldEncoding) return { refused: true, lines: [oldEncodingMessage(oldEncoding)] };
  if (markdown !== '') insert(view, markdown);
  const lines = droppedLines(dropped);
  return lines.length > 0 ? { refused: false, lines } : null;
}

/** Isolated, so that one undo removes the whole paste. */
const insert = (view: EditorView, markdown: string): void =>
  view.dispatch({ ...pasted(view.state, markdown), annotations: isolateHistory.of('full') });
