import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problemsOf } from '@newsroom/shared';
import type { Core } from '@strapi/strapi';
import type { z } from 'zod';

/** What the first start adds; the repository's programs set it. */
export type SeedMode =
  /** Vocabularies, demo accounts and demo posts. */
  | 'demo'
  /** Vocabularies and one administrator. */
  | 'empty'
  /** Demo content is being removed: nothing is added, and nothing may stop the start. */
  | 'remove'
  /** Only vocabularies and settings. */
  | 'none';

export const seedMode = (): SeedMode => {
  const value = process.env.NEWSROOM_SEED ?? '';
  switch (value) {
    case 'demo':
    case 'empty':
    case 'remove':
      return value;
    case '':
      return 'none';
    default:
      throw new Error(`NEWSROOM_SEED là “${value}”: chỉ nhận demo, empty, hoặc để trống.`);
  }
};

/** A path in `cms/seed`. */
export const seedPath = (strapi: Core.Strapi, ...parts: string[]): string =>
  join(strapi.dirs.app.root, 'seed', ...parts);

export const readSeedJson = async <T>(path: string, schema: z.ZodType<T>): Promise<T> =>
  parseSeed(path, schema, JSON.parse(await readFile(path, 'utf8')));

/** Parses the content of a seed file; the error names the file and every wrong field. */
export const parseSeed = <T>(path: string, schema: z.ZodType<T>, data: unknown): T => {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw seedError(path, problemsOf(parsed.error));
};

export const seedError = (path: string, problems: readonly { field: string; reason: string }[]): Error =>
  new Error(
    [
      `Không nạp được tệp nội dung ${path}:`,
      ...problems.map(({ field, reason }) => `  - ${field || '(cả tệp)'}: ${reason}`),
    ].join('\n'),
  );
