import {
  postPath,
  type LivePublication,
  type Photo,
  type Policy,
  type Profile,
  type TaskGroup,
} from '@newsroom/shared';
import { memo, memoWith, stableArrays } from '../base/memo.ts';
import type { MadePicture, ModelInput } from '../base/model.ts';
import type {
  FeedPost,
  Picture,
  PolicyLine,
  Portrait,
  PostRef,
  Summary,
  TopicLine,
  TopicRef,
} from '../base/page.ts';

type Renditions = ModelInput['renditions'];

/** A picture with its sizes; null: none has been made yet. */
export const pictureOf = (photo: Photo | null, renditions: Renditions): Picture | null => {
  const made = photo && renditions[photo.sha256];
  return photo && made ? picture(photo, made) : null;
};

export const galleryOf = (post: LivePublication, renditions: Renditions): readonly Picture[] =>
  stableGallery(
    post,
    post.gallery.flatMap((photo) => pictureOf(photo, renditions) ?? []),
  );

export const summaryOf = memoWith(
  (post: LivePublication, unit: string, place: string | null, lead: Picture | null): Summary => ({
    url: postPath(post),
    kind: post.kind,
    format: post.format,
    title: post.title,
    lead: post.lead,
    at: post.firstPublishedAt,
    unit,
    place,
    sample: post.sample,
    picture: lead,
  }),
);

export const refOf = memo((post: LivePublication): PostRef => ({
  url: postPath(post),
  kind: post.kind,
  title: post.title,
  at: post.firstPublishedAt,
  sample: post.sample,
}));

export const portraitOf = memoWith((post: Profile, picture: Picture | null): Portrait => ({
  url: postPath(post),
  title: post.title,
  lead: post.lead,
  person: post.person,
  picture,
  sample: post.sample,
}));

export const policyLineOf = memo((post: Policy): PolicyLine => ({
  url: postPath(post),
  title: post.title,
  document: post.document,
  brief: post.brief,
  state: post.state,
  sample: post.sample,
}));

export const topicLineOf = memo(({ code, shortTitle, title, description }: TaskGroup): TopicLine => ({
  code,
  shortTitle,
  line: description?.split('\n')[0] ?? title,
}));

export const topicOf = memo(({ code, shortTitle }: TaskGroup): TopicRef => ({ code, shortTitle }));

/** The known topics of a post. */
export const topicsOf = (
  post: LivePublication,
  taskGroups: ReadonlyMap<string, TaskGroup>,
): readonly TopicRef[] =>
  stableTopics(
    post,
    post.taskGroups.flatMap((code) => {
      const taskGroup = taskGroups.get(code);
      return taskGroup ? [topicOf(taskGroup)] : [];
    }),
  );

/** The press uses feeds, so a feed has a picture only if everybody in it has agreed to that. */
export const feedPostOf = (
  post: LivePublication,
  renditions: Renditions,
  taskGroups: ReadonlyMap<string, TaskGroup>,
): FeedPost =>
  feedPost(
    post,
    post.leadPhoto && isForPress(post.leadPhoto) ? pictureOf(post.leadPhoto, renditions) : null,
    stablePressGallery(
      post,
      galleryOf(post, renditions).filter(({ photo }) => isForPress(photo)),
    ),
    topicsOf(post, taskGroups),
  );

const isForPress = ({ alsoFor }: Photo): boolean => alsoFor.includes('press');

const stableGallery = stableArrays<Picture>();
const stablePressGallery = stableArrays<Picture>();
const stableTopics = stableArrays<TopicRef>();

const feedPost = memoWith(
  (
    post: LivePublication,
    lead: Picture | null,
    gallery: readonly Picture[],
    topics: readonly TopicRef[],
  ): FeedPost => ({ type: 'post', post, lead, gallery, topics }),
);

const picture = memoWith((photo: Photo, made: MadePicture): Picture => ({ photo, ...made }));
