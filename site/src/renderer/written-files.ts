import { createReadStream, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { AstroIntegration } from 'astro';

/** Folders of files that the publisher makes: pictures, downloads, search indexes. */
const FOLDERS = ['/anh/', '/tep/', '/tim-kiem/chi-muc/'];

/** Browsers load some of these files only with the right type. */
const TYPES = new Map([
  ['.avif', 'image/avif'],
  ['.jpg', 'image/jpeg'],
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.pdf', 'application/pdf'],
]);

/** Makes the development server answer with files of a tree that the publisher has written, if no page has the address. */
export const writtenFiles = (tree: string): AstroIntegration => ({
  name: 'newsroom-written-files',
  hooks: {
    'astro:server:setup': ({ server }) => {
      server.middlewares.use((request, response, next) => {
        const path = normalize(decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname));
        const file = join(tree, path);
        if (!FOLDERS.some((folder) => path.startsWith(folder)) || !isFile(file)) return next();
        response.setHeader('content-type', TYPES.get(extname(file)) ?? 'application/octet-stream');
        createReadStream(file).pipe(response);
      });
    },
  },
});

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
