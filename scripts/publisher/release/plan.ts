import type { Route } from '../ground/renderer.ts';
import type { Released } from '../ground/store.ts';

/** How the released tree differs from what it should be. */
export interface ReleasePlan<R extends Route> {
  /** Pages to render. */
  stale: { route: R; path: string; before: Released | null }[];
  /** Pictures and downloads to add: public url, name of the private file. */
  added: { url: string; path: string; name: string }[];
  /** What stands in the tree and is no more. */
  removed: Released[];
}

interface PlanInput<R extends Route> {
  routes: readonly R[];
  fileOf: (url: string) => string;
  /** Public url of a picture or download → name of the private file. */
  files: ReadonlyMap<string, string>;
  released: ReadonlyMap<string, Released>;
  /** A new tree: everything is written, whatever its key. */
  whole: boolean;
}

/**
 * Compares what the site should be with what was released.
 * @throws Error when two addresses share a file, when a file lies outside the tree or is one that servers
 * take for an encoding or a marker, and when a page that every site has is missing
 */
export const planRelease = <R extends Route>({
  routes,
  fileOf,
  files,
  released,
  whole,
}: PlanInput<R>): ReleasePlan<R> => {
  const stale: ReleasePlan<R>['stale'] = [];
  const added: ReleasePlan<R>['added'] = [];
  const owners = new Map<string, string>();
  const claim = (url: string, path: string): void => {
    const owner = owners.get(path);
    if (owner !== undefined) throw new Error(`Hai địa chỉ ${owner} và ${url} cùng ghi vào tệp ${path}`);
    if (!isPublicPath(path)) throw new Error(`Địa chỉ ${url} ghi vào tệp không được phép: ${path}`);
    owners.set(path, url);
  };

  for (const route of routes) {
    const path = fileOf(route.url);
    claim(route.url, path);
    const before = released.get(route.url) ?? null;
    if (whole || before?.key !== route.key) stale.push({ route, path, before });
  }
  for (const [url, name] of files) {
    const path = url.slice(1);
    claim(url, path);
    if (whole || !released.has(url)) added.push({ url, path, name });
  }
  for (const path of REQUIRED) {
    if (!owners.has(path)) throw new Error(`Trang chưa đủ: thiếu tệp ${path}`);
  }
  const removed = [...released.values()].filter(({ url, path }) => owners.get(path) !== url);
  return { stale, added, removed };
};

const REQUIRED = ['index.html', '404.html'];

/** No empty part, none that begins with a dot, no backslash, no encoding. */
const isPublicPath = (path: string): boolean =>
  // RFC 9116 puts it where no file but it may stand.
  path === '.well-known/security.txt' || !/(^|\/)([./]|$)|\\|\.(br|gz)$/.test(path);
