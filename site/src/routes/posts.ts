import { postPath, type LivePublication, type Photo, type Policy, type TaskGroup } from '@newsroom/shared';
import { EMPTY, memo, sameElements, stable } from './memo.ts';
import type { Filed, ModelInput, Rendition, Site } from './model.ts';
import type { FeedPost, Picture, PostRef, Summary, TopicRef, UnitRecord } from './page.ts';
import { declareFor, type Route } from './route.ts';

export type Units = ReadonlyMap<string, UnitRecord>;
export type Topics = ReadonlyMap<string, TopicRef>;
type Renditions = ModelInput['renditions'];

/** The page of a live post. */
export const postRoute = (
  { post, url, lead, gallery }: Illustrated,
  site: Site,
  units: Units,
  topics: Topics,
  related: readonly PostRef[],
  targets: readonly (PostRef | null)[],
): Route => {
  const shows = {
    unit: units.get(post.unit.code)?.standing ?? null,
    topics: topicsOf(post, topics),
    lead,
    gallery,
    related,
  };
  switch (post.kind) {
    case 'article':
      return declareFor(post, 'article', url, site, { post, ...shows });
    case 'profile':
      return declareFor(post, 'profile', url, site, { post, ...shows });
    case 'policy':
      return declareFor(post, 'policy', url, site, { post, ...shows, targets });
  }
};

/** A post with those of its pictures whose sizes have been made. */
export interface Illustrated extends Filed {
  lead: Picture | null;
  gallery: readonly Picture[];
}

export const illustrated = (filed: Filed, renditions: Renditions): Illustrated => {
  const { post } = filed;
  return illustratedWith(
    filed,
    pictureOf(post.leadPhoto, renditions),
    post.gallery.length === 0
      ? EMPTY
      : stableGallery(
          post,
          post.gallery.flatMap((photo) => pictureOf(photo, renditions) ?? []),
        ),
  );
};

export const summaryOf = ({ post, lead }: Illustrated, units: Units): Summary =>
  summary(post, units.get(post.unit.code)?.standing.name ?? post.unit.name, lead);

export const feedPostOf = ({ post, lead, gallery }: Illustrated, topics: Topics): FeedPost =>
  feedPost(post, lead, gallery, topicsOf(post, topics));

export const refOf = memo((post: LivePublication): PostRef => ({
  id: post.id,
  url: postPath(post),
  title: post.title,
  at: post.firstPublishedAt,
  sample: post.sample,
}));

export const topicOf = memo(({ code, shortTitle }: TaskGroup): TopicRef => ({ code, shortTitle }));

/** For each relation of a policy the related post, if it is live. */
export const targetsOf = (post: Policy, policies: ReadonlyMap<string, Filed>): readonly (PostRef | null)[] =>
  post.relations.map(({ id }) => {
    const target = policies.get(id);
    return target ? refOf(target.post) : null;
  });

const stableGallery = stable<readonly Picture[]>(sameElements);
const stableTopics = stable<readonly TopicRef[]>(sameElements);

const topicsOf = (post: LivePublication, topics: Topics): readonly TopicRef[] =>
  stableTopics(
    post,
    post.taskGroups.flatMap((code) => topics.get(code) ?? []),
  );

const pictureOf = (photo: Photo | null, renditions: Renditions): Picture | null => {
  const made = photo && renditions[photo.sha256];
  return photo && made && made.length > 0 ? picture(photo, made) : null;
};

const picture = memo((photo: Photo, renditions: readonly Rendition[]): Picture => ({
  photo,
  renditions: [...renditions].sort((a, b) => a.width - b.width),
}));

const illustratedWith = memo(
  (filed: Filed, lead: Picture | null, gallery: readonly Picture[]): Illustrated => ({
    ...filed,
    lead,
    gallery,
  }),
);

const summary = memo((post: LivePublication, unit: string, lead: Picture | null): Summary => ({
  url: postPath(post),
  kind: post.kind,
  format: post.format,
  title: post.title,
  lead: post.lead,
  at: post.firstPublishedAt,
  unit,
  sample: post.sample,
  thumb: lead?.renditions[0] ?? null,
}));

const feedPost = memo(
  (
    post: LivePublication,
    lead: Picture | null,
    gallery: readonly Picture[],
    topics: readonly TopicRef[],
  ): FeedPost => ({ type: 'post', post, lead, gallery, topics }),
);
