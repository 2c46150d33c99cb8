import { renderMarkdown } from './render.ts';

/** A post's text as HTML, for its page, its approver and the editor. Tables can be scrolled sideways, also by keyboard. */
export const proseOf = (body: string): string =>
  // Plain replacement is exact, because angle brackets in the text are escaped and tables have no attributes.
  renderMarkdown(body)
    .replaceAll('<table>', '<div class="table-frame" role="group" aria-label="Bảng" tabindex="0"><table>')
    .replaceAll('</table>', '</table></div>');
