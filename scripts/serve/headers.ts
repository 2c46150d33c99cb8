/**
 * The headers of every public address: the one table from which our own server answers and other
 * servers' configurations are made.
 *
 * Strict-Transport-Security is not among them: over plain HTTP, which is what this server speaks, browsers ignore it
 * (RFC 6797, 8.1), and it binds the whole host name for months. Whoever holds the certificate sets it.
 */
interface HeaderRule {
  /** What the rule is for. */
  what: string;
  /** Of the path, decoded and without a query: "/rss/tat-ca.rss". */
  pattern: RegExp;
  headers: Readonly<Record<string, string>>;
}

/** Later rules win over earlier ones. */
export const headersFor = (path: string): Record<string, string> =>
  Object.assign(
    {},
    ...HEADERS.filter(({ pattern }) => pattern.test(path)).map(({ headers }) => headers),
  ) as Record<string, string>;

/** The directives of a reading page: nothing from elsewhere, no script. */
const READING = {
  'default-src': "'none'",
  'img-src': "'self' data:",
  'media-src': "'self'",
  'font-src': "'self'",
  // No page of these connects to anything; Lighthouse reads robots.txt through the page that it judges.
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

/** A post's address and, below it, its id: "/bai-viet/mot-bai-7kd3mq9/7kd3mq9.docx". */
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
      // Corrections and withdrawals reach readers within a minute.
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
    // A folder's name is never used again. What a withdrawn post left in it stays with who has read it, nowhere else.
    what: 'search indexes: kept by browsers, not on the way to them',
    pattern: /^\/tim-kiem\/chi-muc\//,
    headers: {
      // No page is among them, and a query asks for some thirty files: headers weigh as much as what they head.
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
      // Programs that keep a feed go on with it while the server is away.
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
