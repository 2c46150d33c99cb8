import type { Core } from '@strapi/strapi';

/** Rules that only the database can enforce when two requests come at once. Strapi's schema has no partial indexes. */
const INDEXES: Record<string, string> = {
  post_records_post_id_unique: 'create unique index on post_records (post_id)',
  post_records_document_unique: 'create unique index on post_records (uid, post_document_id)',
  post_records_state: 'create index on post_records (state)',
  outbox_rows_newest_unique: 'create unique index on outbox_rows (subject, key)',
  approval_events_sequence_unique: 'create unique index on approval_events (sequence)',
  approval_events_post: 'create index on approval_events (post_document_id)',
  revisions_number_unique: 'create unique index on revisions (uid, post_document_id, number)',
  readings_unique: 'create unique index on readings (user_id, uid, post_document_id)',
  mails_due: 'create index on mails (sent_at, due_at)',
  people_user_unique: 'create unique index on people (user_id)',
  ...Object.fromEntries(
    ['articles', 'profiles', 'policies'].map((table) => [
      `${table}_post_id_unique`,
      `create unique index on ${table} (post_id) where published_at is null`,
    ]),
  ),
};

/** Creates only the missing ones, because on PostgreSQL the app may run as a role that owns nothing and cannot create them. */
export const ensureIndexes = async (strapi: Core.Strapi): Promise<void> => {
  const known = await indexNames(strapi);
  for (const [name, definition] of Object.entries(INDEXES)) {
    if (!known.has(name)) await strapi.db.connection.raw(definition.replace('index', `index ${name}`));
  }
};

const indexNames = async (strapi: Core.Strapi): Promise<Set<string>> => {
  const { connection, dialect } = strapi.db;
  const rows = (
    dialect.client === 'postgres'
      ? await connection('pg_indexes').select({ name: 'indexname' }).whereRaw('schemaname = current_schema()')
      : await connection('sqlite_master').select('name').where({ type: 'index' })
  ) as { name: string }[];
  return new Set(rows.map(({ name }) => name));
};
