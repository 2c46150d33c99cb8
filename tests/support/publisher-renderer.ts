import { createHash } from 'node:crypto';
import { type Change, type LivePublication, type Publication, erasedPath, postPath } from '@newsroom/shared';
import type {
  MadePicture,
  Renderer,
  Renditions,
  Route,
  SharePicture,
  ShownIndex,
} from '@newsroom/scripts/publisher';

interface PlainRoute extends Route {
  text: string;
}

interface PlainModel {
  posts: Publication[];
  renditions: Renditions;
  searchIndexes: readonly ShownIndex[];
}

export interface PlainRenderer extends Renderer<PlainModel, PlainRoute> {
  /** Urls in the order of rendering. */
  rendered: string[];
  /** Urls whose pages cannot be rendered, and ids of posts whose share pictures cannot be drawn. */
  broken: Set<string>;
  /** Addresses of share pictures in the order of drawing. */
  drawn: string[];
}

/** A site of plain texts: a page and a file for each post, and lists, a feed and a notice like those of the real site. */
export const plainRenderer = (
  options: {
    edition?: string;
    changesAt?: string;
    shares?: boolean;
    /** Called for each page; what it throws, or gives, stops the page. */
    stops?: (url: string, text: string) => Promise<never> | undefined;
    /** Called with the posts of each model. */
    modelOf?: (posts: readonly Publication[]) => void;
  } = {},
): PlainRenderer => {
  const { edition = 'one', changesAt = null, shares = false, stops, modelOf } = options;
  const rendered: string[] = [];
  const broken = new Set<string>();
  const drawn: string[] = [];
  return {
    edition,
    rendered,
    broken,
    drawn,
    buildModel: ({ changes, ...others }) => {
      const posts = changes.flatMap(postOf);
      modelOf?.(posts);
      return { ...others, posts };
    },
    routes: (model, asOf) => routesOf(model, changesAt !== null && asOf >= changesAt ? 'later' : 'now'),
    nextChange: (_model, asOf) => (changesAt !== null && asOf < changesAt ? changesAt : null),
    sharePictures: ({ posts, renditions }) =>
      shares
        ? live(posts).map((post) => {
            const picture = shareOf(post, renditions);
            const card = () => {
              drawn.push(picture.url);
              if (broken.has(post.id)) throw new Error('card failed');
              return picture.card();
            };
            return { ...picture, card };
          })
        : [],
    fileOf: (url) => (url.endsWith('/') ? `${url}index.html` : url).slice(1),
    async render({ url, text }) {
      if (broken.has(url)) throw new Error('template failed');
      await stops?.(url, text);
      rendered.push(url);
      return Promise.resolve(new TextEncoder().encode(`${edition}\n${url}\n${text}\n`));
    },
  };
};

/** Newest first. */
const live = (posts: readonly Publication[]): LivePublication[] =>
  posts
    .toSorted((a, b) => (a.firstPublishedAt < b.firstPublishedAt ? 1 : -1))
    .flatMap((post) => (post.status === 'live' ? [post] : []));

/** A small card with the title on the left, and on the right the lead photo if networks may show it. */
const shareOf = (post: LivePublication, renditions: Renditions): SharePicture => {
  const lead = post.leadPhoto?.alsoFor.includes('social') ? post.leadPhoto : null;
  const made = lead && renditions[lead.sha256]?.jpeg.at(-1);
  const key = sha256(`${post.title}\n${made?.path ?? ''}`).slice(0, 22);
  const children = {
    type: 'div',
    props: { style: { width: 60, backgroundColor: '#0f0' }, children: post.title },
  };
  return {
    url: `/anh/chia-se/${post.id}-${key}.jpg`,
    width: 120,
    height: 63,
    photo: made
      ? { path: made.path, focalPoint: null, frame: { left: 60, top: 0, width: 60, height: 63 } }
      : null,
    card: () => ({ type: 'div', props: { style: { display: 'flex', width: 120, height: 63 }, children } }),
  };
};

const postOf = (change: Change): Publication[] => (change.subject === 'post' ? [change.payload] : []);

const routesOf = ({ posts, renditions, searchIndexes }: PlainModel, time: string): PlainRoute[] => {
  const shown = live(posts);
  const titles = shown.map(({ title }) => title).join('\n');
  return [
    route('/', `${titles}\n${time}`),
    route('/bai-viet/', titles),
    ...shown.map((post) => route(`${postPath(post)}${post.id}.txt`, post.body)),
    ...shown.map((post) => {
      const pictures = [post.leadPhoto, ...post.gallery].flatMap((photo) =>
        photo ? filesOf(renditions[photo.sha256]) : [],
      );
      return route(postPath(post), [post.title, post.body, ...pictures].join('\n'));
    }),
    ...posts.flatMap((post) => {
      if (post.status === 'live') return [];
      if (post.slug === null) return [route(erasedPath(post.id), post.reason)];
      const url = postPath({ ...post, slug: post.slug });
      return [{ ...route(url, `${post.title}\n${post.reason}`), gone: true }];
    }),
    route('/rss/tat-ca.rss', shown.map(({ title, body }) => `${title}\n${body}`).join('\n')),
    route('/404.html', 'not found'),
    ...(searchIndexes.length > 0 ? [route('/tim-kiem/chi-muc.json', JSON.stringify(searchIndexes))] : []),
  ];
};

const filesOf = (picture: MadePicture | undefined): string[] =>
  [...(picture?.jpeg ?? []), ...(picture?.avif ?? [])].map(({ path }) => path);

const route = (url: string, text: string): PlainRoute => ({
  url,
  text,
  gone: false,
  key: sha256(`${url}\n${text}`),
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
