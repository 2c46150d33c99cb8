// A post as a Word file, opened in a word processor.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensureProgram } from '@newsroom/scripts/programs.ts';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exampleInput, renderedTree } from '../support/site-tree.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newsroom-word-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('is opened by LibreOffice with its headings, lists, tables and properties', async () => {
  const saved = [...(await renderedTree(exampleInput()))].filter(([path]) => path.endsWith('.docx'));
  expect(saved.length).toBeGreaterThan(5);
  const names = saved.map(([path]) => path.slice(path.lastIndexOf('/') + 1));
  for (const [index, [, bytes]] of saved.entries())
    await writeFile(join(folder, names[index] ?? ''), Buffer.from(bytes, 'latin1'));

  await promisify(execFile)(
    ensureProgram('soffice'),
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      'html',
      '--outdir',
      folder,
      ...names,
    ],
    { cwd: folder },
  );
  for (const name of names) {
    const $ = load(await readFile(join(folder, name.replace('.docx', '.html')), 'utf8'));
    expect($('h1').text().trim(), name).not.toBe('');
    expect($('title').text(), name).not.toBe('');
  }
  const $ = load(await readFile(join(folder, '7kd3mq9.html'), 'utf8'));
  expect($('h2').text()).toContain('Ba việc làm được ngay');
  expect($('table').text().replace(/\s+/g, ' ')).toContain('Quan sát trẻ 4');
  expect($('ul li').length).toBeGreaterThan(2);
  expect($('html').attr('lang') ?? $('body').attr('lang')).toBe('vi-VN');
});
