import { createHash } from 'node:crypto';
import { type Change, type Publication, erasedPath, postPath } from '@newsroom/shared';
import type { Renderer, Renditions, Route } from '@newsroom/scripts/publisher';

interface PlainRoute extends Route {
  text: string;
}

interface PlainModel {
  posts: Publication[];
  renditions: Renditions;
}

export interface PlainRenderer extends Renderer<PlainModel, PlainRoute> {
  /** Urls in the order in which they were rendered. */
  rendered: string[];
  /** Urls whose page fails. */
  broken: Set<string>;
}

/** A site in plain text: a page and a file for each post, and lists, a feed and a notice as the real one has. */
export const plainRenderer = (options: { edition?: string; changesAt?: string } = {}): PlainRenderer => {
  const { edition = 'one', changesAt = null } = options;
  const rendered: string[] = [];
  const broken = new Set<string>();
  return {
    edition,
    rendered,
    broken,
    buildModel: ({ changes, renditions }) => ({ posts: changes.flatMap(postOf), renditions }),
    routes: (model, asOf) => routesOf(model, changesAt !== null && asOf >= changesAt ? 'later' : 'now'),
    nextChange: (_model, asOf) => (changesAt !== null && asOf < changesAt ? changesAt : null),
    fileOf: (url) => (url.endsWith('/') ? `${url}index.html` : url).slice(1),
    async render({ url, text }) {
      if (broken.has(url)) throw new Error('template failed');
      rendered.push(url);
      return Promise.resolve(new TextEncoder().encode(`${edition}\n${url}\n${text}\n`));
    },
  };
};

const postOf = (change: Change): Publication[] => (change.subject === 'post' ? [change.payload] : []);

const routesOf = ({ posts, renditions }: PlainModel, time: string): PlainRoute[] => {
  const newestFirst = posts.toSorted((a, b) => (a.firstPublishedAt < b.firstPublishedAt ? 1 : -1));
  const live = newestFirst.flatMap((post) => (post.status === 'live' ? [post] : []));
  const titles = live.map(({ title }) => title).join('\n');
  return [
    route('/', `${titles}\n${time}`),
    route('/bai-viet/', titles),
    ...live.map((post) => route(`${postPath(post)}${post.id}.txt`, post.body)),
    ...live.map((post) => {
      const pictures = [post.leadPhoto, ...post.gallery].flatMap((photo) =>
        photo ? (renditions[photo.sha256] ?? []).map(({ path }) => path) : [],
      );
      return route(postPath(post), [post.title, post.body, ...pictures].join('\n'));
    }),
    ...newestFirst.flatMap((post) => {
      if (post.status === 'live') return [];
      if (post.slug === null) return [route(erasedPath(post.id), post.reason)];
      const url = postPath({ ...post, slug: post.slug });
      return [{ ...route(url, `${post.title}\n${post.reason}`), gone: true }];
    }),
    route('/rss/tat-ca.rss', live.map(({ title, body }) => `${title}\n${body}`).join('\n')),
    route('/404.html', 'not found'),
  ];
};

const route = (url: string, text: string): PlainRoute => ({
  url,
  text,
  gone: false,
  key: createHash('sha256').update(`${url}\n${text}`).digest('hex'),
});
