import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { varDir } from '../src/newsroom/ground/environment';

interface Env {
  (key: string, fallback?: string): string;
}

// Only the owner may read the database, uploads and originals, because they hold drafts and password hashes.
process.umask(0o077);

export default ({ env }: { env: Env }) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  if (client === 'postgres') {
    return {
      connection: {
        client,
        connection: { connectionString: env('DATABASE_URL') },
        pool: { min: 0, max: 10 },
      },
    };
  }
  const filename = resolve(env('DATABASE_FILENAME', resolve(varDir(), 'newsroom.db')));
  mkdirSync(dirname(filename), { recursive: true });
  // SQLite then overwrites deleted data in the file, and does not only mark its place as free.
  const pool = {
    afterCreate(connection: { pragma(text: string): unknown }, done: (error: null, made: unknown) => void) {
      connection.pragma('secure_delete = ON');
      done(null, connection);
    },
  };
  return { connection: { client: 'sqlite', connection: { filename }, useNullAsDefault: true, pool } };
};
