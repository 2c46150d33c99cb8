/**
 * The HTML of a post's text with links that open in another tab, so that a link does not lead away from a decision or
 * from an unsaved form. The search is exact, because angle brackets in the text itself are escaped.
 */
export const inNewTabs = (html: string): string =>
  html.replaceAll('<a href=', '<a target="_blank" rel="noopener" href=');
