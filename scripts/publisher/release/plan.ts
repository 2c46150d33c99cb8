import type { Route } from '../ground/renderer.ts';
import type { Released } from '../ground/store.ts';

/** The differences between the released tree and the wanted one. */
export interface ReleasePlan<R extends Route> {
  /** Pages to render. */
  stale: { route: R; path: string; before: Released | null }[];
  /** Pictures and downloads to add: public url, and name of the private file. */
  added: { url: string; path: string; name: string }[];
  /** Files of the tree that are no longer wanted. */
  removed: Released[];
}

interface PlanInput<R extends Route> {
  routes: readonly R[];
  fileOf: (url: string) => string;
  /** Public url of a picture or download → name of the private file. */
  files: ReadonlyMap<string, string>;
  released: ReadonlyMap<string, Released>;
  /** For a new tree: everything is written, whatever its key. */
  whole: boolean;
}

/**
 * Compares what the site should be with what was released.
 * @throws Error if two addresses have the same file; if a file is outside of the tree, or servers would take it for an
 * encoding or a marker; and if a page that every site needs is missing
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

/** No empty part, no part that begins with a dot, no backslash, no encoding. */
const isPublicPath = (path: string): boolean =>
  // The only exception; RFC 9116 prescribes its path.
  path === '.well-known/security.txt' || !/(^|\/)([./]|$)|\\|\.(br|gz)$/.test(path);
