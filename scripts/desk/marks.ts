/** What the desk adds to a page: nothing else of it differs from what is published. */
const NOINDEX = '<meta name="robots" content="noindex, nofollow">';
const STRIP =
  '<p role="note" style="position:sticky;inset-block-start:0;z-index:9;margin:0;padding:.5rem 1rem;' +
  'background:#8a1c00;color:#fff;font-weight:700;text-align:center">Bản xem trước – chưa đăng</p>';

/**
 * The page with the strip at the top of its body, and marked for search engines.
 * @throws Error for a page without head and body: an unmarked preview would look published
 */
export const marked = (html: string): string => {
  const { headEnd, bodyStart } = placesIn(html);
  return html.slice(0, headEnd) + NOINDEX + html.slice(headEnd, bodyStart) + STRIP + html.slice(bodyStart);
};

/** The page as it would be published. */
export const withoutMarks = (html: string): string => html.replace(NOINDEX, '').replace(STRIP, '');

/**
 * Where the head ends and what follows the opening tag of the body. An attribute may hold "<body>" as text, so
 * the tags are read from the start.
 */
const placesIn = (html: string): { headEnd: number; bodyStart: number } => {
  let headEnd: number | null = null;
  for (const { 0: token, index } of html.matchAll(TOKENS)) {
    if (/^<\/head\b/.test(token)) headEnd ??= index;
    if (/^<body\b/.test(token) && headEnd !== null) return { headEnd, bodyStart: index + token.length };
  }
  throw new Error('A page has no head or no body to mark');
};

/** Comments, elements whose content is no HTML, other tags. */
const TOKENS =
  /<!--[^]*?-->|<(script|style|title|textarea)\b[^>]*>[^]*?<\/\1>|<\/?[a-z!](?:"[^"]*"|'[^']*'|[^"'>])*>/g;
