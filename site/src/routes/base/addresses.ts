import { postPath, type LivePublication } from '@newsroom/shared';

/** Addresses that only the site uses; those of posts and files are the shared language's. */
export const ARCHIVE_PATH = '/luu-tru/';
export const CORRECTIONS_PATH = '/dinh-chinh/';
export const TOPICS_PATH = '/chu-de/';
export const UNITS_PATH = '/don-vi/';
export const PRESS_PATH = '/bao-chi/';
export const ABOUT_PATH = '/gioi-thieu/';
export const CONTACT_PATH = '/lien-he/';
export const ACCESSIBILITY_PATH = '/tro-nang/';
export const PRIVACY_PATH = '/rieng-tu/';
export const SITE_MAP_PATH = '/so-do-trang/';

export const correctionsYearUrl = (year: string): string => `${CORRECTIONS_PATH}${year}/`;

export const topicPath = (code: string): string => `${TOPICS_PATH}${code}/`;

export const unitPath = (code: string): string => `${UNITS_PATH}${code}/`;

export const SAVED_FORMS = ['docx', 'txt'] as const;
export type SavedForm = (typeof SAVED_FORMS)[number];

/** Beside the post's page, so that it never changes and goes when the post goes. */
export const savedUrl = (post: LivePublication, form: SavedForm): string =>
  `${postPath(post)}${post.id}.${form}`;

export const feedUrl = (name: string): string => `/rss/${name}.rss`;

export const SITEMAP = '/sitemap.xml';
export const sitemapUrl = (name: string): string => `/sitemap/${name}.xml`;
export const NEWS_SITEMAP = sitemapUrl('tin-moi');

/** Where reading without a network is switched on; its parts stand below it. */
export const OFFLINE_PATH = '/doc-ngoai-tuyen/';
export const OFFLINE_LIST = `${OFFLINE_PATH}danh-sach.json`;
export const OFFLINE_SCRIPT = `${OFFLINE_PATH}trang.js`;
export const MANIFEST = `${OFFLINE_PATH}ung-dung.webmanifest`;
/** A service worker answers for the folder that it stands in. */
export const OFFLINE_WORKER = '/doc-ngoai-tuyen.js';
export const SEARCH_PATH = '/tim-kiem/';
export const SEARCH_SCRIPT = '/tim-kiem/tim-kiem.js';
export const SEARCH_INDEXES = '/tim-kiem/chi-muc.json';
export const SEARCH_GONE = '/tim-kiem/go-bo.json';

/** RFC 9116 */
export const SECURITY_PATH = '/.well-known/security.txt';

/** The address of what networks show of a post; `key` differs whenever the picture does. */
export const sharePath = (id: string, key: string): string => `/anh/chia-se/${id}-${key}.jpg`;

/** `<list>2024/05/`, and within the month `<list>2024/05/trang/2/`. */
export const monthUrl = (path: string, month: string, page = 1): string =>
  `${path}${month.replace('-', '/')}/${page > 1 ? `trang/${page}/` : ''}`;

/** The file that holds a route's bytes, relative to the root of the tree. */
export const fileOf = (url: string): string => (url.endsWith('/') ? `${url}index.html` : url).slice(1);

/** The marker beside a page whose post is gone: servers then answer 410 with the page. */
export const goneMarkerOf = (url: string): string => fileOf(url).replace(/[^/]*$/, '.gone');
