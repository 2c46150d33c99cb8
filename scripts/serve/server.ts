import { access } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { headersFor } from './headers.ts';

/**
 * A server for the public tree. It only sends files.
 * @param root absolute path of the tree; it may be a symbolic link, whose target may change at any time
 */
export const createSite = async (root: string): Promise<FastifyInstance> => {
  const site = fastify({
    // Otherwise the router would answer these without calling any hook.
    rewriteUrl: ({ url = '/' }) => (isDecodable(url) ? url : NOT_FOUND),
  });

  site.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request);
    if (!isPublic(path)) return sendNotFound(root, request, reply);
    if (await isGone(root, path)) return sendPage(410, `${folderOf(path)}index.html`, request, reply);
  });
  // Set last, to override the headers from the files' names and times.
  site.addHook('onSend', async (request, reply) => {
    reply.headers(headersFor(reply.statusCode < 400 ? pathOf(request) : '/'));
  });
  site.setNotFoundHandler((request, reply) =>
    READS.includes(request.method)
      ? sendNotFound(root, request, reply)
      : reply.code(405).header('Allow', READS.join(', ')).send(),
  );
  site.setErrorHandler((error: { statusCode?: number }, request, reply) =>
    (error.statusCode ?? 500) < 500
      ? sendNotFound(root, request, reply)
      : reply.code(500).type(PLAIN).send('Máy chủ gặp lỗi. Hãy thử lại sau ít phút.'),
  );

  await site.register(fastifyStatic, {
    root,
    preCompressed: true,
    redirect: true,
    // `isPublic` refuses all but one of them.
    dotfiles: 'allow',
    cacheControl: false,
    // The server may start before the tree exists.
    suppressWarning: true,
  });
  return site;
};

const READS = ['GET', 'HEAD'];
const PLAIN = 'text/plain; charset=utf-8';

const NOT_FOUND = '/404.html';

const isDecodable = (url: string): boolean => {
  try {
    decodeURIComponent(withoutQuery(url));
    return true;
  } catch {
    return false;
  }
};

/** The decoded path. */
const pathOf = ({ url }: FastifyRequest): string => decodeURIComponent(withoutQuery(url));

const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '');

/** Not a marker or hidden file, not an encoding of another file, and not the page for addresses that are not found. */
const isPublic = (path: string): boolean =>
  path === '/.well-known/security.txt' || (!/\/\.|\\|\0|\.(br|gz)$/.test(path) && path !== NOT_FOUND);

const folderOf = (path: string): string => path.replace(/index\.html$/, '');

/** Whether the page of this address is the notice of a withdrawn post. */
const isGone = async (root: string, path: string): Promise<boolean> =>
  /\/(index\.html)?$/.test(path) &&
  access(join(root, folderOf(path), '.gone')).then(
    () => true,
    () => false,
  );

const sendNotFound = async (
  root: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const exists = await access(join(root, NOT_FOUND)).then(
    () => true,
    () => false,
  );
  return exists
    ? sendPage(404, NOT_FOUND, request, reply)
    : reply.code(404).type(PLAIN).send('Không tìm thấy trang này.');
};

const sendPage = (
  status: number,
  file: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply => {
  // The status 410 is required, so neither "not modified" nor a part of the page may be sent.
  for (const name of ['if-none-match', 'if-modified-since', 'range']) delete request.headers[name];
  return reply.code(status).sendFile(file);
};
