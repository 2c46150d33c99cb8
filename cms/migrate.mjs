/**
 * Updates the tables of a PostgreSQL database to match the code, as the role that owns it, and grants the app's role
 * its rights: everything on content, but only reading and inserting on the log of approvals. Run by `pnpm cms:migrate`
 * before every start of a new version; docs/postgresql.md says how the roles are made.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cms = dirname(fileURLToPath(import.meta.url));
const dist = join(cms, 'dist');
const require = createRequire(import.meta.url);

const { DATABASE_OWNER_URL: owner, DATABASE_URL: app } = process.env;
if (!owner || !app) {
  stop(
    'Cần DATABASE_OWNER_URL (vai trò sở hữu cơ sở dữ liệu) và DATABASE_URL (vai trò của hệ thống khi chạy) trong .env.',
  );
}
const role = decodeURIComponent(new URL(app).username);
if (!/^[a-z_][a-z0-9_]*$/.test(role))
  stop(`Tên vai trò “${role}” trong DATABASE_URL chỉ được có chữ thường, số và dấu gạch dưới.`);
if (!existsSync(dist)) stop('Chưa dựng hệ thống quản trị. Hãy chạy pnpm build trước.');

Object.assign(process.env, { DATABASE_CLIENT: 'postgres', DATABASE_URL: owner, NEWSROOM_SEED: '' });
process.chdir(cms);
const strapi = require('@strapi/strapi').createStrapi({ appDir: cms, distDir: dist });
strapi.log.level = 'error';
try {
  await strapi.load();
  for (const statement of grants(role)) await strapi.db.connection.raw(statement);
  console.log(`Đã cập nhật cơ sở dữ liệu; vai trò “${role}” chỉ được đọc và thêm vào sổ duyệt.`);
} catch (error) {
  stop(`Không cập nhật được cơ sở dữ liệu: ${error instanceof Error ? error.message : String(error)}`);
}
await strapi.destroy();
process.exit(0);

function grants(name) {
  return [
    `grant usage on schema public to ${name}`,
    `grant select, insert, update, delete on all tables in schema public to ${name}`,
    `grant usage, select on all sequences in schema public to ${name}`,
    `revoke update, delete, truncate on approval_events from ${name}`,
  ];
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
