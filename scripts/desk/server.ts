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
  /** Public base URL of the site, without a final slash. */
  siteUrl: string;
  /** Key that signs the links; with a new key, all earlier links are invalid. */
  previewKey: string;
  /** The publisher's folder of private pictures, only read here. */
  derived: string;
  /** Prints one line for the operator. */
  log: (line: string) => void;
  now?: () => Date;
}

/**
 * The only dynamic public process: it shows a draft to everybody with a link that the CMS signed. It writes nothing to the
 * disk.
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
    // An address that the router cannot parse is not found. No hook runs then, and its own answer would repeat the address.
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

  // Browsers load a page's fonts only from its own host.
  desk.get('/tai-nguyen/:name', async (request, reply) => {
    const bytes = await site.fileAt(pathOf(request));
    return send(reply, bytes ? { mime: 'font/woff2', bytes } : MESSAGES.notFound);
  });

  desk.setNotFoundHandler((request, reply) => {
    if (!['GET', 'HEAD'].includes(request.method))
      return send(reply.header('Allow', 'GET, HEAD'), MESSAGES.noMethod);
    // Links on the page itself: their targets are public or do not exist, so they are redirected to the site.
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
 * A 100-megapixel picture takes 400 MB of memory, so previews and pictures are made one after the other. Sending is not
 * part of this queue, so that a slow reader blocks nobody. When more requests than this wait, others are told to try
 * again later.
 */
const MOST_WAITING = 50;

/** Override the headers of the public address. */
const PRIVATE = {
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  // The address contains the secret, so it must not be sent on.
  'Referrer-Policy': 'no-referrer',
};

const HTML = 'text/html; charset=utf-8';

/** A path that this site can have, and that no browser would read as another host. */
const OF_THE_SITE = /^\/(?!xem-truoc\/|anh\/|tep\/|tai-nguyen\/)([\w-]+(\/|\.\w+$))*$/;

const pathOf = ({ url }: FastifyRequest): string => url.replace(/\?.*$/s, '');

type Answer = DeskFile | Message;

const send = (reply: FastifyReply, answer: Answer): FastifyReply => {
  if ('bytes' in answer) return reply.type(answer.mime).send(Buffer.from(answer.bytes));
  if (answer.status === 503) reply.header('Retry-After', '30');
  return reply.code(answer.status).type(HTML).send(messagePage(answer));
};
