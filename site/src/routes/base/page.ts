import type {
  Article,
  Attachment,
  Format,
  Kind,
  LivePublication,
  Photo,
  Policy,
  Profile,
  TaskGroup,
  Unit,
  WithdrawnPublication,
} from '@newsroom/shared';
import type { Place } from '../../facts.ts';
import type { SavedForm } from './addresses.ts';
import type { MadePicture, SearchIndex, Site } from './model.ts';

/** A picture whose sizes have been made. */
export interface Picture extends MadePicture {
  photo: Photo;
}

/** A post as an entry of a list. */
export interface Summary {
  url: string;
  kind: Kind;
  format: Format;
  title: string;
  lead: string;
  /** First publication. */
  at: string;
  /** The unit's current name. */
  unit: string;
  /** Where its unit was at publication: "Huyện An Biên"; null for units that are of no one place. */
  place: string | null;
  sample: boolean;
  picture: Picture | null;
}

/** A profile as a portrait with a name. */
export interface Portrait {
  url: string;
  title: string;
  lead: string;
  person: Profile['person'];
  picture: Picture | null;
  sample: boolean;
}

/** A policy in one sentence: for whom, and from when. */
export interface PolicyLine {
  url: string;
  title: string;
  document: Policy['document'];
  brief: Policy['brief'];
  state: Policy['state'];
  sample: boolean;
}

/** A post as a link. */
export interface PostRef {
  url: string;
  kind: Kind;
  title: string;
  at: string;
  sample: boolean;
}

export interface TopicRef {
  code: string;
  shortTitle: string;
}

/** A topic with what it is about in one line. */
export interface TopicLine extends TopicRef {
  line: string;
}

/** A place with the list of its posts. */
export interface PlaceRef extends Place {
  code: string;
}

export interface UnitRef {
  code: string;
  name: string;
}

/** What is to be said today of the unit that a post belongs to. */
export interface UnitStanding extends UnitRef {
  /** Its last day, when that is over. */
  endedOn: string | null;
  /** Who took over its work, by their current names. */
  heirs: readonly UnitRef[];
}

/** A unit with its history, for its own page and the index. */
export interface UnitRecord {
  unit: Unit;
  standing: UnitStanding;
  parent: UnitRef | null;
}

/** A unit as an entry of the index. */
export interface UnitEntry {
  standing: UnitStanding;
  /** By which people look for it. */
  place: Place | null;
  /** Names that it had, or will have. */
  otherNames: readonly string[];
}

export interface UnitGroup {
  group: 'places' | 'former' | 'department' | 'schools';
  /** In the order of their places' names. */
  entries: readonly UnitEntry[];
}

/** What all pages of one list show of the list. */
export interface ListHead {
  path: string;
  title: string;
  /** One step up, besides the home page. */
  parent: { title: string; url: string } | null;
  /** Must stand wherever the title does. */
  note: string | null;
  feed: FeedHead;
}

export interface FeedHead {
  /** `/rss/<name>.rss` */
  name: string;
  group: 'general' | 'kind' | 'topic' | 'unit';
  title: string;
  description: string;
  /** The page with the same content. */
  page: string;
}

/** A live post as an item of a feed. */
export interface FeedPost {
  type: 'post';
  post: LivePublication;
  lead: Picture | null;
  gallery: readonly Picture[];
  topics: readonly TopicRef[];
}

/** What was corrected or withdrawn. */
export type Notice =
  | { type: 'correction'; id: string; at: string; number: number; note: string; post: PostRef }
  | { type: 'withdrawal'; id: string; at: string; url: string; title: string | null; reason: string };

/** A page as search engines are told of it. */
export interface SitemapEntry {
  url: string;
  /** null: nobody knows when it last changed in substance. */
  modifiedAt: string | null;
}

/** What a device keeps that reads without a network. */
export interface OfflineList {
  /** Paths of pages that lead to posts. */
  pages: readonly string[];
  /** Addresses of the newest posts, the newest first. */
  newest: readonly string[];
  /** Ids of posts that no device may show any more. */
  withdrawn: readonly string[];
}

interface PostShows<Post extends LivePublication> {
  post: Post;
  /** Where its unit was at publication: "Huyện An Biên". */
  place: string | null;
  unit: UnitStanding | null;
  topics: readonly TopicRef[];
  lead: Picture | null;
  gallery: readonly Picture[];
  /** Older posts of the same topics, newest first. */
  related: readonly PostRef[];
  /** The address of its share picture. */
  share: string;
}

/** What each kind of page shows besides the site; nothing else reaches the page. */
export interface Shows {
  home: {
    /** The newest post that has a picture, or else the newest. */
    lead: Summary | null;
    newest: readonly Summary[];
    policies: readonly PolicyLine[];
    profiles: readonly Portrait[];
    places: readonly PlaceRef[];
    topics: readonly TopicLine[];
    /** The newest post to listen to. */
    audio: { post: PostRef; file: Attachment } | null;
    /** The newest press release. */
    release: PostRef | null;
    /** The newest correction of the last 30 days. */
    correction: Extract<Notice, { type: 'correction' }> | null;
  };
  list: {
    head: ListHead;
    newest: readonly Summary[];
    /** The month in which the list goes on. */
    older: string | null;
    /** "2024-05", newest first. */
    months: readonly string[];
    topic: TaskGroup | null;
    unit: UnitRecord | null;
  };
  month: {
    head: ListHead;
    month: string;
    page: number;
    pages: number;
    entries: readonly Summary[];
    /** The next months of the list that have a post. */
    newer: string | null;
    older: string | null;
  };
  topics: { topics: readonly TaskGroup[] };
  units: { groups: readonly UnitGroup[] };
  article: PostShows<Article>;
  profile: PostShows<Profile>;
  /** `targets`: for each of the post's relations the related post, if it is live. */
  policy: PostShows<Policy> & { targets: readonly (PostRef | null)[] };
  /** A live post as a file to keep: "Lưu và in". */
  saved: { post: LivePublication; form: SavedForm };
  notice: { post: WithdrawnPublication & { title: string } };
  erased: { withdrawnAt: string };
  /** `years`: those that have a page of all their notices, newest first. */
  corrections: { notices: readonly Notice[]; years: readonly string[]; feed: FeedHead };
  'corrections-year': { year: string; notices: readonly Notice[] };
  press: {
    releases: readonly PostRef[];
    invitations: readonly PostRef[];
    feeds: readonly { group: FeedHead['group']; title: string; members: readonly FeedHead[] }[];
  };
  about: Record<never, never>;
  contact: Record<never, never>;
  accessibility: Record<never, never>;
  privacy: Record<never, never>;
  'site-map': { topics: readonly TopicRef[]; units: readonly UnitGroup[] };
  search: {
    topics: readonly TopicRef[];
    units: readonly UnitRef[];
    /** With a post, newest first. */
    years: readonly string[];
  };
  /** For the script of the search page: where it finds what. */
  'search-indexes': { indexes: readonly Omit<SearchIndex, 'gone'>[] };
  /** For the same: ids of posts that stand in an index and must not be found. */
  'search-gone': { ids: readonly string[] };
  'not-found': Record<never, never>;
  feed: { feed: FeedHead; items: readonly (FeedPost | Notice)[] };
  robots: Record<never, never>;
  sitemap: { months: readonly (readonly SitemapEntry[])[] };
  'news-sitemap': { posts: readonly PostRef[] };
  'sitemap-index': { sitemaps: readonly string[] };
  /** Whom to tell of a weakness, and until when that holds. */
  security: { email: string; expires: string };
  offline: Record<never, never>;
  'offline-list': { list: OfflineList };
  manifest: Record<never, never>;
  /** Its bytes are known to the build: with others all is rendered. */
  asset: Record<never, never>;
}

export type PageKind = keyof Shows;

/** The props of a page of one kind. */
export type PageOf<K extends PageKind> = { [P in K]: { kind: P; url: string; site: Site } & Shows[P] }[K];

export type Page = PageOf<PageKind>;
