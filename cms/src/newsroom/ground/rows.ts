import type { Public } from '@strapi/strapi';
import type { PostUid } from '../../domain/content-types';
import type { MailKind } from '../../domain/mail/mail';
import type { PostRecord } from '../../domain/posts/post-record';
import type { Snapshot } from '../../domain/posts/snapshot';

/**
 * The rows of a content type or a component, with their types. Strapi's own `query` gives `any`.
 *
 * The types come from the schemas, by `cms/types/generated`: no column is written down a second time. Strapi's own types
 * of documents (`Data.ContentType`) are made of the same schemas but are not those of a row: there an empty column is
 * undefined and not null, an instant may be a `Date`, a file is `any`, and every relation is there.
 */
export const rowsOf = <U extends Uid>(uid: U): Rows<U> => strapi.db.query(uid);

interface Schemas extends Public.ContentTypeSchemas, Public.ComponentSchemas {}

export type Uid = keyof Schemas;

/** The part of Strapi's query that is used here. */
interface Rows<U extends Uid> {
  findOne<const S extends Column<U> = Column<U>, const P = Nothing>(
    query: Query<U, S, P>,
  ): Promise<Found<U, S, P> | null>;
  findMany<const S extends Column<U> = Column<U>, const P = Nothing>(
    query: Query<U, S, P> & Order<U>,
  ): Promise<Found<U, S, P>[]>;
  count(query: Where<U>): Promise<number>;
  create(row: { data: Data<U> }): Promise<Row<U>>;
  createMany(rows: { data: Data<U>[] }): Promise<{ count: number }>;
  /** Null: there is no such row. */
  update(change: Where<U> & { data: Data<U> }): Promise<Row<U> | null>;
  updateMany(change: Where<U> & { data: Data<U> }): Promise<{ count: number }>;
  /** Null: there is no such row. */
  delete(query: Where<U>): Promise<Row<U> | null>;
  deleteMany(query: Where<U>): Promise<{ count: number }>;
}

interface Query<U extends Uid, S, P> extends Where<U> {
  /** Without it: all columns. */
  select?: readonly S[];
  populate?: P & Populate<U> & Record<Exclude<keyof P, Link<U>>, never>;
}

interface Where<U extends Uid> {
  /** A condition by column or link, or `$or` and `$and` of such conditions. */
  where?: { [Name in Column<U> | Link<U> | '$or' | '$and']?: unknown };
}

interface Order<U extends Uid> {
  orderBy?: Sorting<U> | Sorting<U>[];
  limit?: number;
}
type Sorting<U extends Uid> = { [Name in Column<U>]?: 'asc' | 'desc' };

/** A link is written as Strapi takes it: by an id, a list of ids, or `{ set: … }`. */
type Data<U extends Uid> = U extends Uid
  ? { [Name in keyof Row<U>]?: Row<U>[Name] | null } & { [Name in Link<U>]?: unknown }
  : never;

/** All columns of a row, without its links. Of several types: one row of each. */
export type Row<U extends Uid> = U extends Uid
  ? KeptByStrapi<U> & { [Name in ScalarName<U>]: Name extends keyof Told<U> ? Told<U>[Name] : Value<U, Name> }
  : never;

type Column<U extends Uid> = keyof Row<U> & string;

/** What Strapi itself writes into each row. */
type KeptByStrapi<U extends Uid> = U extends keyof Public.ContentTypeSchemas
  ? { id: number; documentId: string; createdAt: string; updatedAt: string }
  : { id: number };

/** What schemas cannot say of columns: the shape of their JSON, and what the server always writes. */
interface Known {
  'api::approval.mail': { kind: MailKind | 'digest' };
  'api::approval.revision': { uid: PostUid; snapshot: Snapshot };
  'api::article.article': { postId: string };
  'api::consent.consent': { code: string };
  'api::policy.policy': { postId: string };
  'api::profile.profile': { postId: string };
  'api::publication.post-record': Pick<
    PostRecord,
    | 'uid'
    | 'correction'
    | 'corrections'
    | 'correctionRequest'
    | 'emergency'
    | 'hiding'
    | 'proposal'
    | 'textSavers'
  >;
  'api::unit.unit': { currentName: string };
}
type Told<U extends Uid> = U extends keyof Known ? Known[U] : Nothing;

/**
 * What a query gives of a column by the kind of its attribute, from SQLite and PostgreSQL alike, for Strapi reads each
 * value by that kind: an instant as ISO 8601 in UTC, a day as "2026-11-25", JSON parsed.
 */
interface Values {
  boolean: boolean;
  date: string;
  datetime: string;
  decimal: number;
  email: string;
  integer: number;
  json: unknown;
  password: string;
  richtext: string;
  string: string;
  text: string;
}

type Attributes<U extends Uid> = Schemas[U]['attributes'];

type ScalarName<U extends Uid> = {
  [Name in keyof Attributes<U>]: Attributes<U>[Name] extends { type: keyof Values | 'enumeration' }
    ? Exclude<Name, keyof KeptByStrapi<U>>
    : never;
}[keyof Attributes<U>];

type Value<U extends Uid, Name extends keyof Attributes<U>> =
  ScalarValue<Attributes<U>[Name]> | (IsFilled<U, Attributes<U>[Name]> extends true ? never : null);

type ScalarValue<A> = A extends { enum: readonly (infer One)[] }
  ? One
  : A extends { type: keyof Values }
    ? Values[A['type']]
    : never;

/** Strapi asks for what is required when it publishes, or saves a type that has no drafts: not in drafts, not in their components. */
type IsFilled<U extends Uid, A> = A extends { required: true }
  ? Schemas[U] extends { options: { draftAndPublish: false } }
    ? true
    : false
  : false;

/** A relation, a component or a file: in a row only where the query populates it. */
type Link<U extends Uid> = U extends Uid
  ? {
      [Name in keyof Attributes<U>]: Attributes<U>[Name] extends { type: 'relation' | 'component' | 'media' }
        ? Name
        : never;
    }[keyof Attributes<U>] &
      string
  : never;

type Populate<U extends Uid> = U extends Uid
  ? { [Name in Link<U>]?: true | Populated<Target<Attributes<U>[Name & keyof Attributes<U>]>> }
  : never;

interface Populated<U extends Uid> {
  /** Without it: all columns. With it: also `id`, by which Strapi finds what hangs on the row. */
  select?: readonly Column<U>[];
  populate?: Populate<U>;
}

/** A row with the columns and links that were asked for. */
type Found<U extends Uid, S, P> = U extends Uid
  ? Pick<Row<U>, S & keyof Row<U>> & {
      [Name in keyof P & keyof Attributes<U>]: Linked<Attributes<U>[Name], P[Name]>;
    }
  : never;

type Linked<A, P> = IsMany<A> extends true ? FoundBy<Target<A>, P>[] : FoundBy<Target<A>, P> | null;

type FoundBy<U extends Uid, P> = Found<
  U,
  P extends { select: readonly (infer S)[] } ? S : Column<U>,
  P extends { populate: infer Inner } ? Inner : Nothing
>;

type Target<A> = A extends { type: 'media' }
  ? 'plugin::upload.file'
  : A extends { component: infer U extends Uid } | { target: infer U extends Uid }
    ? U
    : never;

type IsMany<A> = A extends { relation: `${string}Many` } ? true : A extends IsRepeatable ? true : false;
type IsRepeatable = { type: 'component'; repeatable?: true } | { type: 'media'; multiple?: true };

type Nothing = Record<never, never>;
