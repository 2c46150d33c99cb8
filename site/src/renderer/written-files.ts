import { createReadStream, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { AstroIntegration } from 'astro';

/** Whose files the publisher makes: pictures, downloads, search indexes. */
const FOLDERS = ['/anh/', '/tep/', '/tim-kiem/chi-muc/'];

/** The pages load some of them by their type. */
const TYPES = new Map([
  ['.avif', 'image/avif'],
  ['.jpg', 'image/jpeg'],
  ['.js', 'text/javascript'],
  ['.json', 'application/json'],
  ['.pdf', 'application/pdf'],
]);

/** Lets the development server answer for what no page makes, from a tree that the publisher has written. */
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
