import type { LivePublication, Photo, Unit } from '@newsroom/shared';
import { placeOf, placeText } from '../../facts.ts';
import { sharePictureOf } from '../../share/share-picture.ts';
import { SAVED_FORMS, monthUrl, savedUrl } from '../base/addresses.ts';
import { declare, type Route } from '../base/declare.ts';
import { divideMonth, type ListMonth } from './lists.ts';
import { memo, memoBy, memoWith, stableArrays } from '../base/memo.ts';
import type { Filed, MadePicture, Model, Month, Site } from '../base/model.ts';
import type { ListHead, Picture, PostRef, TopicRef, UnitStanding } from '../base/page.ts';
import { galleryOf, pictureOf, refOf, summaryOf, topicsOf } from './posts.ts';
import { withRelated, type Related } from './related.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One month of the site. */
export interface MonthTable {
  month: string;
  /** The pages of its posts, and its page in each list. */
  routes: readonly Route[];
  /** Its posts in each list, by path. */
  lists: ReadonlyMap<string, ListMonth>;
}

const PER_PAGE = 200;

const NONE: readonly never[] = [];

/**
 * The months, newest first. An unchanged month is the same object as last time, so that the cost of finding changes
 * depends only on the months that changed.
 */
export const monthTables = (model: Model, site: Site, vocabulary: Vocabulary): MonthTable[] => {
  const tables = withRelated(model.months).map(({ month, related }) =>
    monthPosts({
      month,
      site,
      vocabulary,
      renditions: renditionsIn(month, model.renditions),
      targets: targetsIn(month, model.live),
      related,
    }),
  );
  const newer = neighbours(tables);
  const older = neighbours([...tables].reverse()).reverse();
  return tables.map((table, index) => ({
    ...table,
    routes: [
      ...table.routes,
      ...[...table.lists].flatMap(([path, part]) => {
        const list = vocabulary.lists.get(path);
        return list
          ? listPages({
              part,
              head: list.head,
              month: table.month,
              site,
              newer: newer[index]?.get(path) ?? null,
              older: older[index]?.get(path) ?? null,
            })
          : [];
      }),
    ],
  }));
};

/** The parts of a list, newest month first. */
export const monthsOf = (tables: readonly MonthTable[], path: string): (ListMonth & { month: string })[] =>
  tables.flatMap(({ month, lists }) => {
    const part = lists.get(path);
    return part ? [{ ...part, month }] : [];
  });

/** The first `count` items, taken from as many parts as needed. */
export const firstOf = <Part, Item>(
  parts: readonly Part[],
  itemsOf: (part: Part) => readonly Item[],
  count: number,
) => {
  const found: Item[] = [];
  for (const part of parts) {
    if (found.length >= count) break;
    found.push(...itemsOf(part).slice(0, count - found.length));
  }
  return found;
};

const placeTextIn = (type: Unit['type'] | undefined, unitName: string): string | null => {
  const place = type && placeOf(type, unitName);
  return place ? placeText(place) : null;
};

/** For each table and list, the month of the nearest earlier table in `tables` that has a post of the list. */
const neighbours = (tables: readonly MonthTable[]): ReadonlyMap<string, string>[] => {
  const last = new Map<string, string>();
  return tables.map(({ month, lists }) => {
    const before = new Map<string, string>();
    for (const path of lists.keys()) {
      const neighbour = last.get(path);
      if (neighbour !== undefined) before.set(path, neighbour);
      last.set(path, month);
    }
    return before;
  });
};

interface MonthInputs {
  month: Month;
  site: Site;
  vocabulary: Vocabulary;
  renditions: Renditions;
  targets: Targets;
  related: Related;
}

/** The table of a month without the pages of its lists, because these also show the neighbouring months. */
const monthPosts = memoBy('month', (inputs: MonthInputs): MonthTable => {
  const { month, site, vocabulary, renditions, targets, related } = inputs;
  const { units, taskGroups } = vocabulary;
  const summaryIn = ({ post }: Filed) => {
    const record = units.get(post.unit.code);
    return summaryOf(
      post,
      record?.standing.name ?? post.unit.name,
      placeTextIn(record?.unit.type, post.unit.name),
      pictureOf(post.leadPhoto, renditions),
    );
  };
  const routeOf = (filed: Filed): Route => {
    const { post } = filed;
    const record = units.get(post.unit.code);
    return postRoute({
      filed,
      site,
      place: placeTextIn(record?.unit.type, post.unit.name),
      unit: record?.standing ?? null,
      topics: topicsOf(post, taskGroups),
      lead: pictureOf(post.leadPhoto, renditions),
      gallery: galleryOf(post, renditions),
      related: related.get(filed) ?? NONE,
      targets: targetsOf(filed, targets),
    });
  };

  return {
    month: month.month,
    lists: divideMonth(month, summaryIn),
    routes: month.posts.flatMap((filed) => [routeOf(filed), ...savedRoutes(filed.post, site)]),
  };
});

interface PostInputs {
  filed: Filed;
  site: Site;
  place: string | null;
  unit: UnitStanding | null;
  topics: readonly TopicRef[];
  lead: Picture | null;
  gallery: readonly Picture[];
  related: readonly PostRef[];
  targets: readonly (PostRef | null)[];
}

const postRoute = memoBy('filed', (inputs: PostInputs): Route => {
  const { filed, site, place, unit, topics, lead, gallery, related, targets } = inputs;
  const { post, url } = filed;
  const share = sharePictureOf(post, site, lead).url;
  const shows = { place, unit, topics, lead, gallery, related, share };
  switch (post.kind) {
    case 'article':
      return declare('article', url, site, { post, ...shows });
    case 'profile':
      return declare('profile', url, site, { post, ...shows });
    case 'policy':
      return declare('policy', url, site, { post, ...shows, targets });
  }
});

const savedRoutes = memoWith((post: LivePublication, site: Site): Route[] =>
  SAVED_FORMS.map((form) => declare('saved', savedUrl(post, form), site, { post, form })),
);

interface ListInputs {
  part: ListMonth;
  head: ListHead;
  month: string;
  site: Site;
  newer: string | null;
  older: string | null;
}

const listPages = memoBy('part', ({ part, head, month, site, newer, older }: ListInputs): Route[] => {
  const { entries } = part;
  const pages = Math.ceil(entries.length / PER_PAGE);
  return Array.from({ length: pages }, (_, index) =>
    declare('month', monthUrl(head.path, month, index + 1), site, {
      head,
      month,
      page: index + 1,
      pages,
      entries: entries.slice(index * PER_PAGE, (index + 1) * PER_PAGE),
      newer,
      older,
    }),
  );
});

type Renditions = Model['renditions'];

/** The pictures of a month; the same object as long as their sizes are the same. */
const renditionsIn = (month: Month, renditions: Renditions): Renditions =>
  renditionsFrom(month, ...photosIn(month).map((sha256) => renditions[sha256]));

const renditionsFrom = memoWith((month: Month, ...made: (MadePicture | undefined)[]): Renditions =>
  Object.fromEntries(
    photosIn(month).flatMap((sha256, index) => {
      const picture = made[index];
      return picture ? [[sha256, picture]] : [];
    }),
  ),
);

const photosIn = memo(({ posts }: Month): string[] => [
  ...new Set(posts.flatMap(({ post }) => photosOf(post)).map(({ sha256 }) => sha256)),
]);

const photosOf = ({ leadPhoto, gallery }: LivePublication): Photo[] =>
  leadPhoto ? [leadPhoto, ...gallery] : gallery;

/** Live posts that the policies of a month refer to, by id. */
type Targets = ReadonlyMap<string, PostRef | null>;

const targetsIn = (month: Month, live: Model['live']): Targets =>
  targetsFrom(
    month,
    ...relationsIn(month).map((id) => {
      const target = live.get(id);
      return target ? refOf(target.post) : null;
    }),
  );

const targetsFrom = memoWith(
  (month: Month, ...refs: (PostRef | null)[]): Targets =>
    new Map(relationsIn(month).map((id, index) => [id, refs[index] ?? null])),
);

/** The targets of one post, in the order of its relations. */
const targetsOf = (filed: Filed, targets: Targets): readonly (PostRef | null)[] =>
  stableTargets(
    filed,
    relationsOf(filed.post).map((id) => targets.get(id) ?? null),
  );

const stableTargets = stableArrays<PostRef | null>();

const relationsIn = memo(({ posts }: Month): string[] => [
  ...new Set(posts.flatMap(({ post }) => relationsOf(post))),
]);

const relationsOf = (post: LivePublication): string[] =>
  post.kind === 'policy' ? post.relations.map(({ id }) => id) : [];
