/**
 * One change of publications, vocabularies and the log of approvals at a time, in a transaction of its own or
 * in the one that is under way. On PostgreSQL a sequence is taken before the commit, so without the lock
 * a reader could see row 8 before row 7, and two approvals could both find nothing approved; the lock
 * has to be the first statement. SQLite has one writer.
 */
export const exclusively = <T>(run: () => Promise<T>): Promise<T> =>
  // Strapi's types wrap the callback's promise once more than it does.
  strapi.db.transaction(async ({ trx }) => {
    if (strapi.db.dialect.client === 'postgres') await trx.raw('select pg_advisory_xact_lock(33)');
    return run();
  }) as unknown as Promise<T>;

/** What Strapi's own queries cannot ask: rows by a condition in SQL, each combination of the columns once. */
export const distinctWhere = <Row>(
  table: string,
  columns: readonly string[],
  condition: string,
  bindings: readonly string[],
): Promise<Row[]> =>
  strapi.db.transaction(({ trx }) =>
    trx(table)
      .distinct(...columns)
      .whereRaw(condition, [...bindings]),
  );

/** Within `exclusively`: sets columns as they are, without the time of change that Strapi would write. */
export const setColumns = async (
  table: string,
  where: Record<string, unknown>,
  columns: Record<string, unknown>,
): Promise<void> => {
  await strapi.db.transaction(async ({ trx }) => {
    await trx(table).where(where).update(columns);
  });
};
