import {
  compareVietnamese,
  KIND_PATHS,
  type LivePublication,
  type Policy,
  type Profile,
} from '@newsroom/shared';
import { placeOf } from '../../facts.ts';
import { ARCHIVE_PATH, unitPath } from '../base/addresses.ts';
import type { ListMonth } from '../content/lists.ts';
import { memo } from '../base/memo.ts';
import type { Filed, Model } from '../base/model.ts';
import { firstOf, monthsOf, type MonthTable } from '../content/months.ts';
import type { Notice, PlaceRef, Shows, UnitRecord } from '../base/page.ts';
import { pictureOf, policyLineOf, portraitOf, refOf, topicLineOf } from '../content/posts.ts';
import type { Vocabulary } from '../content/vocabulary.ts';

const NEWEST = 5;
const POLICIES = 3;
const PORTRAITS = 2;
/** How long the home page shows a correction, in milliseconds. */
const CORRECTION_STANDS = 30 * 86_400_000;

/** What the home page shows. */
export const homeOf = (
  { renditions }: Model,
  { units, taskGroups }: Vocabulary,
  tables: readonly MonthTable[],
  notices: readonly Notice[],
  asOf: string,
): Shows['home'] => {
  const all = monthsOf(tables, ARCHIVE_PATH);
  const newest = firstOf(all, pairsIn, NEWEST + 1);
  const story = newest.find(({ entry }) => entry.picture !== null) ?? newest[0];
  const audio = firstOf(all, withAudio, 1)[0];
  const release = firstOf(all, pressReleases, 1)[0];
  const file = audio?.post.attachments.find(isAudio);
  return {
    lead: story?.entry ?? null,
    newest: newest.flatMap((each) => (each === story ? [] : [each.entry])).slice(0, NEWEST),
    policies: firstOf(monthsOf(tables, KIND_PATHS.policy), policiesIn, POLICIES).map(policyLineOf),
    profiles: firstOf(monthsOf(tables, KIND_PATHS.profile), profilesIn, PORTRAITS + 1)
      .filter((post) => post !== story?.post)
      .slice(0, PORTRAITS)
      .map((post) => portraitOf(post, pictureOf(post.leadPhoto, renditions))),
    places: placesWithPosts(units, tables),
    topics: [...taskGroups.values()].map(topicLineOf),
    audio: audio && file ? { post: refOf(audio.post), file } : null,
    release: release ? refOf(release.post) : null,
    correction: newestCorrection(notices, asOf),
  };
};

/** The next instant at which the home page changes only because time has passed. */
export const nextHomeChange = (notices: readonly Notice[], asOf: string): string | null => {
  const correction = newestCorrection(notices, asOf);
  return correction && new Date(Date.parse(correction.at) + CORRECTION_STANDS).toISOString();
};

const newestCorrection = (notices: readonly Notice[], asOf: string): Shows['home']['correction'] => {
  const newest = notices.find((notice) => notice.type === 'correction');
  return newest && Date.parse(newest.at) + CORRECTION_STANDS > Date.parse(asOf) ? newest : null;
};

const pairsIn = ({ posts, entries }: ListMonth) =>
  entries.flatMap((entry, index) => {
    const filed = posts[index];
    return filed ? [{ entry, post: filed.post }] : [];
  });

const isAudio = ({ mime }: LivePublication['attachments'][number]): boolean => mime.startsWith('audio/');

const withAudio = ({ posts }: ListMonth): readonly Filed[] => audioIn(posts);
const audioIn = memo((posts: readonly Filed[]) => posts.filter(({ post }) => post.attachments.some(isAudio)));

const pressReleases = ({ posts }: ListMonth): readonly Filed[] => releasesIn(posts);
const releasesIn = memo((posts: readonly Filed[]) =>
  posts.filter(({ post }) => post.format === 'thong-cao-bao-chi'),
);

const policiesIn = ({ posts }: ListMonth): readonly Policy[] =>
  posts.flatMap(({ post }) => (post.kind === 'policy' ? [post] : []));
const profilesIn = ({ posts }: ListMonth): readonly Profile[] =>
  posts.flatMap(({ post }) => (post.kind === 'profile' ? [post] : []));

/** Sorted by name, regardless of the type of place. */
const placesWithPosts = (
  units: ReadonlyMap<string, UnitRecord>,
  tables: readonly MonthTable[],
): readonly PlaceRef[] => {
  const paths = new Set(tables.flatMap(({ lists }) => [...lists.keys()]));
  return [...units.values()]
    .flatMap((record) => placeIn(record) ?? [])
    .filter(({ code }) => paths.has(unitPath(code)))
    .sort((a, b) => compareVietnamese(a.name, b.name));
};

const placeIn = memo(({ unit, standing }: UnitRecord): PlaceRef | null => {
  const place = placeOf(unit.type, standing.name);
  return place && { code: unit.code, ...place };
});
