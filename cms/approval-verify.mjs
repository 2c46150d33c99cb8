/**
 * Checks the log of approvals: every row unchanged, none missing, none inserted, and its end as the releases recorded
 * it. Opens the database read-only and does not start Strapi. Run by `pnpm approval:verify`.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const cms = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const chain = join(cms, 'dist', 'src', 'domain', 'log', 'event-chain.js');

const COLUMNS = `sequence, at, actor, acting_for as "actingFor", action, uid, post_document_id as "postDocumentId",
  from_state as "fromState", to_state as "toState", draft_hash as "draftHash", comment,
  previous_hash as "previousHash", hash`;
const QUERY = `select ${COLUMNS} from approval_events order by sequence, id`;

try {
  if (!existsSync(chain)) throw new Error('Chưa dựng hệ thống quản trị. Hãy chạy npm start một lần trước.');
  const { findFault } = require(chain);
  const events = process.env.DATABASE_CLIENT === 'postgres' ? await fromPostgres() : fromSqlite();
  const marks = releaseMarks();
  const fault = findFault(events, marks, (text) => createHash('sha256').update(text).digest('hex'));
  if (fault === null) {
    console.log(
      `Sổ duyệt nguyên vẹn: ${events.length} dòng, khớp với ${marks.length} lần cập nhật trang đã ghi nhận.`,
    );
  } else {
    console.error(`Sổ duyệt KHÔNG còn nguyên vẹn: ${fault}.`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`Không kiểm tra được sổ duyệt: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

function fromSqlite() {
  const Database = require('better-sqlite3');
  const file = resolve(cms, process.env.DATABASE_FILENAME || join(varDir(), 'newsroom.db'));
  if (!existsSync(file)) throw new Error(`không có cơ sở dữ liệu ${file}`);
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return db.prepare(QUERY).all();
  } finally {
    db.close();
  }
}

async function fromPostgres() {
  const { Client } = require('pg');
  const client = new Client({
    connectionString: process.env.DATABASE_URL,
    options: '-c default_transaction_read_only=on',
  });
  await client.connect();
  try {
    return (await client.query(QUERY)).rows;
  } finally {
    await client.end();
  }
}

/** What each release recorded of the log, one JSON object per line; a line that a crash cut off is ignored. */
function releaseMarks() {
  const file = join(varDir(), 'store', 'approval-marks.jsonl');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line));
}

function varDir() {
  return resolve(process.env.NEWSROOM_VAR || join(cms, '..', 'var'));
}
