import { renderMarkdown } from './render.ts';

/** A post's text as it stands on its page, before its approver and beside the editor: each table in a frame that scrolls sideways, by keyboard too. */
export const proseOf = (body: string): string =>
  // Exact, because the text's own angle brackets are escaped and tables carry no attributes.
  renderMarkdown(body)
    .replaceAll('<table>', '<div class="table-frame" role="group" aria-label="Bảng" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
