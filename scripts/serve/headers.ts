/**
 * The headers of every public address. Our own server uses this table, and the configurations for other servers are made
 * from it.
 *
 * Strict-Transport-Security is not in it: this server uses plain HTTP, where browsers ignore the header (RFC 6797, 8.1),
 * and the header applies to the whole host name for months. Whoever owns the certificate has to set it.
 */
interface HeaderRule {
  /** Purpose of the rule. */
  what: string;
  /** For the path, decoded and without query: "/rss/tat-ca.rss". */
  pattern: RegExp;
  headers: Readonly<Record<string, string>>;
}

/** Later rules override earlier ones. */
export const headersFor = (path: string): Record<string, string> =>
  Object.assign(
    {},
    ...HEADERS.filter(({ pattern }) => pattern.test(path)).map(({ headers }) => headers),
  ) as Record<string, string>;

/** The directives of a page for reading: nothing from other sites, and no scripts. */
const READING = {
  'default-src': "'none'",
  'img-src': "'self' data:",
  'media-src': "'self'",
  'font-src': "'self'",
  // These pages connect to nothing, but Lighthouse loads robots.txt through the page that it checks.
  'connect-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'script-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

const policy = (directives: Record<string, string>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** The address of a post, and below it a file with its id: "/bai-viet/mot-bai-7kd3mq9/7kd3mq9.docx". */
const SAVED_POST = /^\/(bai-viet|guong-dien-hinh|chinh-sach)\/[^/]+\/[^/]+\.(docx|txt)$/;

const HEADERS: readonly HeaderRule[] = [
  {
    what: 'everything',
    pattern: /^\//,
    headers: {
      'Content-Security-Policy': policy(READING),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      // Corrections and withdrawals have to reach readers within a minute.
      'Cache-Control': 'public, max-age=60',
    },
  },
  {
    what: 'search: its index is read by a script in the browser',
    pattern: /^\/tim-kiem\//,
    headers: {
      'Content-Security-Policy': policy({
        ...READING,
        'script-src': "'self' 'wasm-unsafe-eval'",
        'worker-src': "'self'",
      }),
    },
  },
  {
    // A folder's name is never used again. Text of a withdrawn post can only remain in browsers that have already loaded it.
    what: 'search indexes: kept by browsers, not on the way to them',
    pattern: /^\/tim-kiem\/chi-muc\//,
    headers: {
      // Short, because no file here is a page, and a query loads some thirty files: long headers would be as large.
      'Content-Security-Policy': policy({ 'default-src': "'none'" }),
      'Cache-Control': 'private, max-age=604800, immutable',
    },
  },
  {
    what: 'offline reading: a service worker keeps pages',
    pattern: /^\/doc-ngoai-tuyen\//,
    headers: {
      'Content-Security-Policy': policy({
        ...READING,
        'script-src': "'self'",
        'worker-src': "'self'",
        'manifest-src': "'self'",
      }),
    },
  },
  { what: 'scripts', pattern: /\.js$/, headers: { 'Content-Type': 'text/javascript; charset=utf-8' } },
  {
    what: 'how a home screen calls the site',
    pattern: /\.webmanifest$/,
    headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' },
  },
  {
    what: 'the service worker: no copy of it may outlive a mended one',
    pattern: /^\/doc-ngoai-tuyen\.js$/,
    headers: {
      'Content-Security-Policy': policy({ 'default-src': "'none'", 'connect-src': "'self'" }),
      'Cache-Control': 'no-cache',
    },
  },
  {
    what: 'feeds: read by programs and by pages of other sites',
    pattern: /^\/rss\//,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      // Feed readers may use their copy while the server is not available.
      'Cache-Control': 'public, max-age=300, stale-if-error=86400',
    },
  },
  { what: 'RSS', pattern: /\.rss$/, headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } },
  { what: 'Atom', pattern: /\.atom$/, headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } },
  {
    what: 'JSON Feed',
    pattern: /^\/rss\/.*\.json$/,
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  },
  {
    what: 'posts as files to keep: the page itself is what search engines show',
    pattern: SAVED_POST,
    headers: { 'X-Robots-Tag': 'noindex' },
  },
  {
    what: 'Word files: saved, not opened',
    pattern: /\.docx$/,
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Disposition': 'attachment',
    },
  },
  { what: 'texts', pattern: /\.txt$/, headers: { 'Content-Type': 'text/plain; charset=utf-8' } },
  {
    what: 'sitemaps',
    pattern: /^\/sitemap(\/[^/]+)?\.xml$/,
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  },
  {
    what: 'whom to tell of a weakness (RFC 9116)',
    pattern: /^\/\.well-known\/security\.txt$/,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  },
  {
    what: 'pictures: named by their content; readers of feeds show them too',
    pattern: /^\/anh\//,
    headers: {
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  },
  {
    what: 'icons: the same name for years',
    pattern: /^\/(favicon|apple-touch-icon|bieu-tuong-\d+)\.(svg|ico|png)$/,
    headers: { 'Cache-Control': 'public, max-age=86400', 'Cross-Origin-Resource-Policy': 'cross-origin' },
  },
  {
    what: 'fonts and scripts: named by their content',
    pattern: /^\/tai-nguyen\//,
    headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
  },
  {
    what: 'downloads: named by their content; saved, not opened, whatever is in them',
    pattern: /^\/tep\//,
    headers: {
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Disposition': 'attachment',
    },
  },
  {
    what: 'documents, which browsers show safely',
    pattern: /^\/tep\/[^/]+\.pdf$/,
    headers: { 'Content-Disposition': 'inline' },
  },
];
