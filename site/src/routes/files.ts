/** The file that holds a route's bytes, relative to the root of the tree. */
export const fileOf = (url: string): string => (url.endsWith('/') ? `${url}index.html` : url).slice(1);

/** The marker beside a page whose post is gone: servers then answer 410 with the page. */
export const goneMarkerOf = (url: string): string => fileOf(url).replace(/[^/]*$/, '.gone');
