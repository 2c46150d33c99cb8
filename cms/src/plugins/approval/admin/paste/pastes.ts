import { isolateHistory } from '@codemirror/commands';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

import { findOldEncoding, oldEncodingMessage } from '../../../../domain/writing/old-encoding';
import { pasted } from '../editor/marks';
import { report, type PasteReport } from './reports';

/** Reading HTML is a large module that most pages of the admin never need. */
const reader = () => import('../../../../domain/writing/paste');

/** Fetches it, so that the first paste need not wait. */
export const prepareForPastes = (): void => void reader().catch(() => undefined);

/**
 * Makes markdown of what is pasted into an editor; plain text stays as it is, and text in an old encoding
 * stays out. Only pastes are looked at: no key passes through here.
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
          // Without its reader, which comes over the network, HTML is still text.
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

/** Editors of code add colours as HTML; what is copied there is meant as it stands. */
const CODE = 'vscode-editor-data';

async function insertHtml(view: EditorView, html: string): Promise<Omit<PasteReport, 'at'> | null> {
  const { droppedLines, htmlToMarkdown } = await reader();
  const { markdown, dropped, oldEncoding } = htmlToMarkdown(html);
  if (oldEncoding) return { refused: true, lines: [oldEncodingMessage(oldEncoding)] };
  if (markdown !== '') insert(view, markdown);
  const lines = droppedLines(dropped);
  return lines.length > 0 ? { refused: false, lines } : null;
}

/** One undo takes it back. */
const insert = (view: EditorView, markdown: string): void =>
  view.dispatch({ ...pasted(view.state, markdown), annotations: isolateHistory.of('full') });
