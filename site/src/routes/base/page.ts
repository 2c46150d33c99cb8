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
  /** Place of its unit at publication: "Huyện An Biên"; null: the unit belongs to no single place. */
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

/** A link to a post. */
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

/** A topic, with one line about it. */
export interface TopicLine extends TopicRef {
  line: string;
}

/** A place, with a link to its posts. */
export interface PlaceRef extends Place {
  code: string;
}

export interface UnitRef {
  code: string;
  name: string;
}

/** What has to be said today about the unit of a post. */
export interface UnitStanding extends UnitRef {
  /** Its last day, if that is over. */
  endedOn: string | null;
  /** Units that took over its work, with their present names. */
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
  /** The place that people look for it by. */
  place: Place | null;
  /** Its past and future names. */
  otherNames: readonly string[];
}

export interface UnitGroup {
  group: 'places' | 'former' | 'department' | 'schools';
  /** Sorted by the names of their places. */
  entries: readonly UnitEntry[];
}

/** What all pages of a list show about the list. */
export interface ListHead {
  path: string;
  title: string;
  /** The page above it, if it is not the home page. */
  parent: { title: string; url: string } | null;
  /** A text that has to be shown wherever the title is. */
  note: string | null;
  feed: FeedHead;
}

export interface FeedHead {
  /** `/rss/<name>.rss` */
  name: string;
  group: 'general' | 'kind' | 'topic' | 'unit';
  title: string;
  description: string;
  /** Address of the page with the same content. */
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

/** A page in a sitemap. */
export interface SitemapEntry {
  url: string;
  /** null: it is unknown when the content last changed. */
  modifiedAt: string | null;
}

/** What a device stores for offline reading. */
export interface OfflineList {
  /** Paths of pages that link to posts. */
  pages: readonly string[];
  /** Addresses of the newest posts, the newest first. */
  newest: readonly string[];
  /** Ids of posts that devices must no longer show. */
  withdrawn: readonly string[];
}

interface PostShows<Post extends LivePublication> {
  post: Post;
  /** Place of its unit at publication: "Huyện An Biên". */
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

/** What each kind of page shows, in addition to the site; a page gets nothing else. */
export interface Shows {
  home: {
    /** The newest post with a picture; without any, the newest post. */
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
    /** The month on which the list continues. */
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
    /** The nearest newer and older months in which the list has a post. */
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
  /** `years`: the years that have a page with all their notices, newest first. */
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
  /** For the script of the search page: the indexes. */
  'search-indexes': { indexes: readonly Omit<SearchIndex, 'gone'>[] };
  /** For the same script: ids of posts that are in an index but must not be found. */
  'search-gone': { ids: readonly string[] };
  'not-found': Record<never, never>;
  feed: { feed: FeedHead; items: readonly (FeedPost | Notice)[] };
  robots: Record<never, never>;
  sitemap: { months: readonly (readonly SitemapEntry[])[] };
  'news-sitemap': { posts: readonly PostRef[] };
  'sitemap-index': { sitemaps: readonly string[] };
  /** The address for reports of security problems, and until when this file is valid. */
  security: { email: string; expires: string };
  offline: Record<never, never>;
  'offline-list': { list: OfflineList };
  manifest: Record<never, never>;
  /** The build knows its bytes; if they change, the edition changes, and everything is rendered again. */
  asset: Record<never, never>;
}

export type PageKind = keyof Shows;

/** The props of one kind of page. */
export type PageOf<K extends PageKind> = { [P in K]: { kind: P; url: string; site: Site } & Shows[P] }[K];

export type Page = PageOf<PageKind>;
