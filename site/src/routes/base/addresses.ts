import { postPath, type LivePublication } from '@newsroom/shared';

/** Addresses that only the site uses; those of posts and files are in the shared package. */
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

/** In the folder of the post's page, so that the address is permanent and disappears with the post. */
export const savedUrl = (post: LivePublication, form: SavedForm): string =>
  `${postPath(post)}${post.id}.${form}`;

export const feedUrl = (name: string): string => `/rss/${name}.rss`;

export const SITEMAP = '/sitemap.xml';
export const sitemapUrl = (name: string): string => `/sitemap/${name}.xml`;
export const NEWS_SITEMAP = sitemapUrl('tin-moi');

/** The page that switches offline reading on; its parts have addresses below it. */
export const OFFLINE_PATH = '/doc-ngoai-tuyen/';
export const OFFLINE_LIST = `${OFFLINE_PATH}danh-sach.json`;
export const OFFLINE_SCRIPT = `${OFFLINE_PATH}trang.js`;
export const MANIFEST = `${OFFLINE_PATH}ung-dung.webmanifest`;
/** In the root folder, because a service worker can only answer for addresses below its own folder. */
export const OFFLINE_WORKER = '/doc-ngoai-tuyen.js';
export const SEARCH_PATH = '/tim-kiem/';
export const SEARCH_SCRIPT = '/tim-kiem/tim-kiem.js';
export const SEARCH_INDEXES = '/tim-kiem/chi-muc.json';
export const SEARCH_GONE = '/tim-kiem/go-bo.json';

/** RFC 9116 */
export const SECURITY_PATH = '/.well-known/security.txt';

/** The address of a post's share picture; `key` differs whenever the picture does. */
export const sharePath = (id: string, key: string): string => `/anh/chia-se/${id}-${key}.jpg`;

/** `<list>2024/05/`, and for further pages of the month `<list>2024/05/trang/2/`. */
export const monthUrl = (path: string, month: string, page = 1): string =>
  `${path}${month.replace('-', '/')}/${page > 1 ? `trang/${page}/` : ''}`;

/** The file that holds a route's bytes, relative to the root of the tree. */
export const fileOf = (url: string): string => (url.endsWith('/') ? `${url}index.html` : url).slice(1);

/** The marker file beside the page of a removed post: web servers then answer with the page and status 410. */
export const goneMarkerOf = (url: string): string => fileOf(url).replace(/[^/]*$/, '.gone');
