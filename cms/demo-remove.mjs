/**
 * Removes the demo content: posts marked as samples, demo pictures, demo accounts.
 * Run by `pnpm demo:remove` while the system is stopped.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const cms = dirname(fileURLToPath(import.meta.url));
const dist = join(cms, 'dist');
const root = resolve(cms, '..');
const require = createRequire(import.meta.url);

prepareEnvironment();
await refuseWhileRunning();
refuseUnbuilt();

const app = require('@strapi/strapi').createStrapi({ appDir: cms, distDir: dist });
app.log.level = 'error';
try {
  await app.load();
  const { removeDemo } = require(join(dist, 'src', 'bootstrap', 'demo-removal.js'));
  print(await removeDemo(app));
} catch (error) {
  stop(`Không xóa được dữ liệu minh họa: ${error instanceof Error ? error.message : String(error)}`);
}
await app.destroy();
process.exit(0);

function prepareEnvironment() {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  process.env.NEWSROOM_VAR ||= join(root, 'var');
  process.env.NEWSROOM_SEED = 'remove';
  process.chdir(cms);
}

/** Two running Strapis on one database would overwrite each other's changes. */
async function refuseWhileRunning() {
  const port = process.env.CMS_PORT || '1337';
  const answer = await fetch(`http://127.0.0.1:${port}/_health`, { signal: AbortSignal.timeout(3000) }).catch(
    () => null,
  );
  if (answer?.status === 204) {
    stop(
      `Hệ thống đang chạy ở cổng ${port}. Hãy dừng (Ctrl-C ở cửa sổ đang chạy npm start) rồi chạy lại lệnh này.`,
    );
  }
}

function refuseUnbuilt() {
  if (!existsSync(join(dist, 'src', 'bootstrap', 'demo-removal.js'))) {
    stop('Chưa dựng hệ thống quản trị. Hãy chạy npm start một lần trước.');
  }
}

function print({ posts, consents, files, accounts, newAdministrator }) {
  const lines = [
    ...section(
      'bài minh họa',
      posts.map(({ title, url }) => (url ? `${title} (${url})` : title)),
    ),
    ...section('phiếu đồng ý minh họa', consents),
    ...section('hình, tệp minh họa', files.removed),
    ...section('tài khoản minh họa', accounts),
  ];
  if (lines.length === 0) lines.push('Không còn dữ liệu minh họa nào để xóa.');
  if (files.kept.length > 0) {
    lines.push(`Giữ lại ${files.kept.length} hình, tệp vì còn bài dùng: ${files.kept.join(', ')}.`);
  }
  if (newAdministrator) {
    lines.push(
      `Đã tạo một quản trị viên mới; địa chỉ và mật khẩu ở tệp ${newAdministrator} (chỉ người chạy máy này đọc được).`,
    );
  }
  if (posts.length > 0) lines.push('Trang công khai được cập nhật ở lần chạy npm start tiếp theo.');
  console.log(lines.join('\n'));
}

function section(what, items) {
  return items.length === 0 ? [] : [`Đã xóa ${items.length} ${what}:`, ...items.map((item) => `  - ${item}`)];
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
