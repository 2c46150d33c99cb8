import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

/**
 * Markdown to safe HTML: the one place for pages, feeds and preview.
 *
 * Raw HTML in the source is shown as text; what markdown-it makes then passes a sanitiser with
 * a short list of elements, so that neither alone has to be perfect. The page has its own h1:
 * headings of the text start at h2.
 */
export const renderMarkdown = (source: string): string =>
  sanitizeHtml(markdown.renderer.render(tokensOf(source), markdown.options, {}), {
    allowedTags: [
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'p',
      'br',
      'hr',
      'strong',
      'em',
      's',
      'a',
      'ul',
      'ol',
      'li',
      'blockquote',
      'pre',
      'code',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
    ],
    allowedAttributes: { a: ['href'], ol: ['start'], th: [{ name: 'scope', values: ['col'] }] },
    allowedSchemes: ALLOWED_SCHEMES,
    allowProtocolRelative: false,
  });

/** The picture addresses of a text: pictures stand in the gallery, not in the text. */
export const picturesIn = (source: string): string[] =>
  markdown
    .parse(source, {})
    .flatMap((token) => token.children ?? [])
    .filter((token) => token.type === 'image')
    .map((token) => String(token.attrGet('src') ?? ''));

/** The headings of a text in their order; level 2 is the highest, as on the page. */
export const headingsIn = (source: string): { level: number; text: string }[] => {
  const tokens = markdown.parse(source, {});
  return tokens.flatMap((token, index) =>
    token.type === 'heading_open'
      ? [{ level: Number(token.tag.slice(1)), text: textOf(tokens.slice(index + 1, index + 2)).trim() }]
      : [],
  );
};

/** The links of a text with what readers see of each. */
export const linksIn = (source: string): { href: string; text: string }[] =>
  markdown.parse(source, {}).flatMap(({ children }) => {
    const inline = children ?? [];
    return inline.flatMap((token, index) => {
      if (token.type !== 'link_open') return [];
      const end = inline.findIndex((other, at) => at > index && other.type === 'link_close');
      return [
        { href: String(token.attrGet('href') ?? ''), text: textOf(inline.slice(index + 1, end)).trim() },
      ];
    });
  });

/** The text alone, without signs of markdown: for a word count or a description. Not HTML: `&` is `&`. */
export const plainText = (source: string): string =>
  textOf(markdown.parse(source, {})).replace(/\s+/g, ' ').trim();

const textOf = (tokens: Token[]): string =>
  tokens
    .map((token) => {
      if (token.type === 'inline') return textOf(token.children ?? []);
      // Pictures are dropped, as in the HTML; marks of bold and links part no words, blocks do.
      if (token.type === 'image') return '';
      return token.content || (token.block || token.tag === 'br' || token.type === 'softbreak' ? ' ' : '');
    })
    .join('');

/**
 * A post's page and its files to keep are made one after the other: the last text is enough, and parsing is a third of
 * what a file takes. Rendering changes nothing in the tokens that anybody reads again.
 */
export const tokensOf = (source: string): Token[] => {
  if (last?.source !== source) last = { source, tokens: markdown.parse(source, {}) };
  return last.tokens;
};

let last: { source: string; tokens: Token[] } | null = null;

/** Where a link may lead, besides to this site. */
export const ALLOWED_SCHEMES = ['http', 'https', 'mailto', 'tel'];

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

markdown.core.ruler.push('page-headings', (state) => {
  for (const token of state.tokens) {
    if ((token.type === 'heading_open' || token.type === 'heading_close') && token.tag === 'h1')
      token.tag = 'h2';
    if (token.type === 'th_open') {
      token.attrs = null;
      token.attrSet('scope', 'col');
    }
    if (token.type === 'td_open') token.attrs = null;
  }
});
