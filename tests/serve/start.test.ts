import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const scripts = dirname(createRequire(import.meta.url).resolve('@newsroom/scripts/package.json'));

const KEYS = { PUBLISHER_TOKEN: 'p'.repeat(64), PREVIEW_KEY: 'k'.repeat(64) };

const run = (
  env: Record<string, string>,
  program = 'serve',
): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(scripts, program, 'main.ts')], {
      env: { ...process.env, NEWSROOM_VAR: tmpdir(), ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('exit', (code) => resolve({ code, output }));
  });

it.each([
  ['serve', 'SITE_PORT'],
  ['desk', 'DESK_PORT'],
])('says in one line which port of %s is in use and which variable changes it', async (program, variable) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { code, output } = await run({ ...KEYS, [variable]: String(port) }, program);
  other.close();
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    `Cổng ${port} đang được chương trình khác dùng; hãy đặt cổng khác ở biến ${variable}.`,
  ]);
});

it('names the variable that it cannot use', async () => {
  const { code, output } = await run({ SITE_PORT: 'bốn nghìn' });
  expect(code).toBe(1);
  expect(output.trim()).toBe('Biến môi trường chưa đúng: SITE_PORT phải là một số.');
});

it.each([
  ['ADMIN_URL', 'toa-soan.vi-du.vn'],
  ['ADMIN_URL', 'ftp://toa-soan.vi-du.vn'],
  ['ADMIN_URL', 'https://toa-soan.vi-du.vn/'],
  ['ADMIN_URL', 'https://vi-du.vn/admin'],
  ['DESK_URL', 'https://xem-truoc.vi-du.vn/'],
])('refuses %s=%s, of which no link can be made', async (variable, value) => {
  const { code, output } = await run({ [variable]: value });
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    `Biến môi trường chưa đúng: ${variable} phải bắt đầu bằng http:// hoặc https://, ` +
      'không có đường dẫn, không có dấu / ở cuối.',
  );
});

it('shows no preview without a key that nobody guesses', async () => {
  const { code, output } = await run({ ...KEYS, PREVIEW_KEY: 'ngắn' }, 'desk');
  expect(code).toBe(1);
  expect(output.trim()).toBe('Biến môi trường chưa đúng: PREVIEW_KEY phải có ít nhất 32 ký tự.');
});
