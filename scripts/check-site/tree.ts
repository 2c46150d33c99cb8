import { readFile, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** The files of a written site, without compressed copies and hidden markers. */
export interface Tree {
  files: ReadonlySet<string>;
  read(file: string): Promise<string>;
  /** Bytes on the disk. */
  size(file: string): Promise<number>;
}

/** @throws Error when the folder is not there */
export const openTree = async (root: string): Promise<Tree> => {
  // The slash is needed because the public tree is a symbolic link.
  const entries = await readdir(`${root}/`, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(`${root}/`, join(entry.parentPath, entry.name)))
    .filter((file) => !HIDDEN.test(file) && !/\.(br|gz)$/.test(file));
  return {
    files: new Set(files.sort()),
    read: (file) => readFile(join(root, file), 'utf8'),
    size: async (file) => (await stat(join(root, file))).size,
  };
};

const HIDDEN = /(^|\/)\.(?!well-known\/)/;

/** Whether people or programs read it as text. Files of Pagefind are excluded, because only Pagefind reads them. */
export const isText = (file: string): boolean =>
  /\.(html|css|js|json|webmanifest|xml|rss|atom|txt|svg|vtt)$/.test(file) &&
  !/^tim-kiem\/chi-muc\//.test(file);

export const isPage = (file: string): boolean => file.endsWith('.html');

/** The file for a path of the site: "/bai-viet/" → "bai-viet/index.html". */
export const fileAt = (path: string): string => (path.endsWith('/') ? `${path}index.html` : path).slice(1);

/** The path of a file: "bai-viet/index.html" → "/bai-viet/". */
export const pathOf = (file: string): string => `/${file}`.replace(/\/index\.html$/, '/');
