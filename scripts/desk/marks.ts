/** The only additions of the desk to a page; everything else is as it would be published. */
const NOINDEX = '<meta name="robots" content="noindex, nofollow">';
const STRIP =
  '<p role="note" style="position:sticky;inset-block-start:0;z-index:9;margin:0;padding:.5rem 1rem;' +
  'background:#8a1c00;color:#fff;font-weight:700;text-align:center">Bản xem trước – chưa đăng</p>';

/**
 * The page with a notice at the top of its body, and with a mark for search engines.
 * @throws Error for a page without head and body, because an unmarked preview would look published
 */
export const marked = (html: string): string => {
  const { headEnd, bodyStart } = placesIn(html);
  return html.slice(0, headEnd) + NOINDEX + html.slice(headEnd, bodyStart) + STRIP + html.slice(bodyStart);
};

/** The page as it would be published. */
export const withoutMarks = (html: string): string => html.replace(NOINDEX, '').replace(STRIP, '');

/**
 * The positions of the head's end and of the body's start. An attribute may contain "<body>" as text, so the tags are read
 * from the start of the page.
 */
const placesIn = (html: string): { headEnd: number; bodyStart: number } => {
  let headEnd: number | null = null;
  for (const { 0: token, index } of html.matchAll(TOKENS)) {
    if (/^<\/head\b/.test(token)) headEnd ??= index;
    if (/^<body\b/.test(token) && headEnd !== null) return { headEnd, bodyStart: index + token.length };
  }
  throw new Error('A page has no head or no body to mark');
};

/** Comments, elements whose content is not HTML, other tags. */
const TOKENS =
  /<!--[^]*?-->|<(script|style|title|textarea)\b[^>]*>[^]*?<\/\1>|<\/?[a-z!](?:"[^"]*"|'[^']*'|[^"'>])*>/g;
