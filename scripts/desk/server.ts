import { type PreviewClaims, readPreviewToken } from '@newsroom/shared';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { CmsUnavailable } from '../publisher/ground/cms.ts';
import { UnusableOriginal } from '../publisher/pictures/photos.ts';
import type { Renderer, Route } from '../publisher/ground/renderer.ts';
import { headersFor } from '../serve/headers.ts';
import type { DeskCms } from './cms.ts';
import { openLinks } from './links.ts';
import { marked } from './marks.ts';
import { MESSAGES, type Message, messagePage, unfinished } from './messages.ts';
import { type DeskFile, openPictures } from './pictures.ts';
import { openLiveSite } from './site.ts';
import { takingTurns } from './turns.ts';

export interface DeskOptions<Model, R extends Route> {
  cms: DeskCms;
  renderer: Renderer<Model, R>;
  /** Public base of the site, without a slash at its end. */
  siteUrl: string;
  /** Key of the links; with another key none of the earlier ones works. */
  previewKey: string;
  /** The publisher's private pictures, which are only read. */
  derived: string;
  /** One line for the operator. */
  log: (line: string) => void;
  now?: () => Date;
}

/**
 * The only dynamic public process: it shows a draft to whoever has a link that the CMS signed. It keeps nothing on
 * disk and writes nothing anywhere.
 */
export const createDesk = <Model, R extends Route>({
  cms,
  renderer,
  siteUrl,
  previewKey,
  derived,
  log,
  now = () => new Date(),
}: DeskOptions<Model, R>): FastifyInstance => {
  const links = openLinks({ cms, now });
  const pictures = openPictures({ cms, links, derived, now });
  const site = openLiveSite({ cms, renderer, siteUrl, now });
  const turns = takingTurns(MOST_WAITING);
  const desk = fastify({
    bodyLimit: 1024,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 1000 },
    // What the router cannot read is not here; no hook is asked, and its own answer would repeat the address.
    frameworkErrors: (_error, _request, reply) =>
      void send(reply.headers({ ...headersFor('/'), ...PRIVATE }), MESSAGES.notFound),
  });

  desk.addHook('onSend', async (request, reply) => {
    reply.headers({ ...headersFor(reply.statusCode < 400 ? pathOf(request) : '/'), ...PRIVATE });
  });

  desk.get<{ Params: { token: string } }>('/xem-truoc/:token/', async (request, reply) => {
    const read = await readPreviewToken(request.params.token, previewKey, now());
    if (!read) return send(reply, MESSAGES.forged);
    if (read.expired) return send(reply, MESSAGES.expired);
    const { claims } = read;
    return send(reply, await (turns(() => previewOf(claims)) ?? MESSAGES.busy));
  });

  const previewOf = async (claims: PreviewClaims): Promise<Answer> => {
    const answer = await links.open(claims);
    if (typeof answer === 'string') return MESSAGES[answer];
    if ('problems' in answer) return unfinished(answer.problems);
    const { publication } = answer;
    const renditions = await pictures.admit(publication, claims);
    const page = await site.pageOf(publication, renditions);
    return page ? { mime: HTML, bytes: Buffer.from(marked(Buffer.from(page).toString())) } : MESSAGES.away;
  };

  for (const folder of ['anh', 'tep']) {
    desk.get(`/${folder}/:name`, async (request, reply) => {
      const load = pictures.fileAt(pathOf(request));
      const file = load && (await (turns(load) ?? MESSAGES.busy));
      return send(reply, file ?? MESSAGES.notFound);
    });
  }

  // Browsers take a page's fonts from its own host alone.
  desk.get('/tai-nguyen/:name', async (request, reply) => {
    const bytes = await site.fileAt(pathOf(request));
    return send(reply, bytes ? { mime: 'font/woff2', bytes } : MESSAGES.notFound);
  });

  desk.setNotFoundHandler((request, reply) => {
    if (!['GET', 'HEAD'].includes(request.method))
      return send(reply.header('Allow', 'GET, HEAD'), MESSAGES.noMethod);
    // The page's own links: what they lead to is public or not there.
    return OF_THE_SITE.test(request.url)
      ? reply.redirect(siteUrl + request.url, 302)
      : send(reply, MESSAGES.notFound);
  });

  desk.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof CmsUnavailable) {
      log(`Chưa xem trước được: ${error.message}`);
      return send(reply, MESSAGES.away);
    }
    if (error instanceof UnusableOriginal) {
      log(`Chưa xem trước được: ${error.message} (${error.field})`);
      return send(reply, MESSAGES.unusable);
    }
    if ((error.statusCode ?? 500) < 500) return send(reply, MESSAGES.notFound);
    log(`Lỗi khi xem trước: ${error.stack ?? error.message}`);
    return send(reply, MESSAGES.failed);
  });

  return desk;
};

/**
 * A 100-megapixel picture takes 400 MB when it is open: previews and pictures are made one after the other, and sent
 * beside that, so that a slow reader keeps nobody waiting. Beyond this many, whoever comes is told to come again.
 */
const MOST_WAITING = 50;

/** Over the headers of the public address. */
const PRIVATE = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  // The address is the key.
  'Referrer-Policy': 'no-referrer',
};

const HTML = 'text/html; charset=utf-8';

/** A path as this site makes them, and nothing that a browser would read as another host. */
const OF_THE_SITE = /^\/(?!xem-truoc\/|anh\/|tep\/|tai-nguyen\/)([\w-]+(\/|\.\w+$))*$/;

const pathOf = ({ url }: FastifyRequest): string => url.replace(/\?.*$/s, '');

type Answer = DeskFile | Message;

const send = (reply: FastifyReply, answer: Answer): FastifyReply => {
  if ('bytes' in answer) return reply.type(answer.mime).send(Buffer.from(answer.bytes));
  if (answer.status === 503) reply.header('Retry-After', '30');
  return reply.code(answer.status).type(HTML).send(messagePage(answer));
};
