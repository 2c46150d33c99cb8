import type { Core } from '@strapi/strapi';

/**
 * One change of publications, vocabularies and the log of approvals at a time, in a transaction of its own or
 * in the one that is under way. On PostgreSQL a sequence is taken before the commit, so without the lock
 * a reader could see row 8 before row 7, and two approvals could both find nothing approved; the lock
 * has to be the first statement. SQLite has one writer.
 */
export const exclusively = <T>(run: () => Promise<T>): Promise<T> =>
  inTransaction(async ({ trx }) => {
    if (strapi.db.dialect.client === 'postgres') await trx.raw('select pg_advisory_xact_lock(33)');
    return run();
  });

/** Calls `run` when the transaction that is under way has been committed. */
export const afterCommit = (run: () => void): Promise<void> =>
  inTransaction(({ onCommit }) => {
    onCommit(run);
    return Promise.resolve();
  });

/** What Strapi's own queries cannot ask: rows by a condition in SQL, each combination of the columns once. */
export const distinctWhere = <Row>(
  table: string,
  columns: readonly (keyof Row & string)[],
  condition: string,
  bindings: readonly string[],
): Promise<Row[]> =>
  inTransaction(
    async ({ trx }) =>
      (await trx(table)
        .distinct(...columns)
        .whereRaw(condition, [...bindings])) as Row[],
  );

/** Within `exclusively`: sets columns as they are, without the time of change that Strapi would write. */
export const setColumns = (
  table: string,
  where: Record<string, unknown>,
  columns: Record<string, unknown>,
): Promise<void> =>
  inTransaction(async ({ trx }) => {
    await trx(table).where(where).update(columns);
  });

interface Transaction {
  trx: Core.Strapi['db']['connection'];
  onCommit(this: void, run: () => void): void;
}

/** In the transaction that is under way, else in a new one. */
const inTransaction = <T>(run: (transaction: Transaction) => Promise<T>): Promise<T> =>
  // Strapi's types wrap the callback's promise once more than it does.
  strapi.db.transaction(run) as unknown as Promise<T>;
