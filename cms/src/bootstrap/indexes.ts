import type { Core } from '@strapi/strapi';

/** What only the database can promise when two requests come at once. Strapi's schema knows no partial index. */
const INDEXES = [
  'create unique index if not exists post_records_post_id_unique on post_records (post_id)',
  'create unique index if not exists post_records_document_unique on post_records (uid, post_document_id)',
  'create unique index if not exists outbox_rows_newest_unique on outbox_rows (subject, key)',
  'create unique index if not exists approval_events_sequence_unique on approval_events (sequence)',
  'create index if not exists approval_events_post on approval_events (post_document_id)',
  'create unique index if not exists revisions_number_unique on revisions (uid, post_document_id, number)',
  'create unique index if not exists people_user_unique on people (user_id)',
  'create index if not exists post_records_state on post_records (state)',
  ...['articles', 'profiles', 'policies'].map(
    (table) =>
      `create unique index if not exists ${table}_post_id_unique on ${table} (post_id) where published_at is null`,
  ),
];

export const ensureIndexes = async (strapi: Core.Strapi): Promise<void> => {
  for (const index of INDEXES) await strapi.db.connection.raw(index);
};
