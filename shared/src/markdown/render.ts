import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

/**
 * Markdown to safe HTML, for pages, feeds and previews.
 *
 * Raw HTML in the source is shown as text. The output of markdown-it then passes a sanitiser with a short list of allowed
 * elements, so that a fault in one of the two does no harm. A page has its own h1, so headings of the text start at h2.
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

/** Addresses of pictures in a text; pictures belong to the gallery, so such a text is refused. */
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

/** The links of a text, each with its visible text. */
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

/** Only the text, without markdown: for a word count or a description. Not HTML, so `&` is not escaped. */
export const plainText = (source: string): string =>
  textOf(markdown.parse(source, {})).replace(/\s+/g, ' ').trim();

const textOf = (tokens: Token[]): string =>
  tokens
    .map((token) => {
      if (token.type === 'inline') return textOf(token.children ?? []);
      // Pictures are dropped, as in the HTML. Only blocks are separated by a space, not bold text or links.
      if (token.type === 'image') return '';
      return token.content || (token.block || token.tag === 'br' || token.type === 'softbreak' ? ' ' : '');
    })
    .join('');

/**
 * The tokens of the last text are cached: a post's page and its files to keep are made one after the other, and parsing
 * takes a third of the time of a file. Rendering does not change tokens in a way that matters for the next use.
 */
export const tokensOf = (source: string): Token[] => {
  if (last?.source !== source) last = { source, tokens: markdown.parse(source, {}) };
  return last.tokens;
};

let last: { source: string; tokens: Token[] } | null = null;

/** Allowed schemes of links, besides links to this site. */
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
