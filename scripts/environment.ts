import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { ORIGIN } from '@newsroom/shared';
import { z } from 'zod';

/** What the programs in this folder read from the environment. */
export interface Environment {
  /** Base URL of the CMS, without a final slash. */
  cmsUrl: string;
  /** Address at which people open the admin. */
  adminUrl: string;
  /** Public base URL of the site, without a final slash. */
  siteUrl: string;
  sitePort: number;
  /** Base URL of the desk, as people open it, without a final slash. */
  deskUrl: string;
  deskPort: number;
  /** The network address on which the desk listens. */
  deskHost: string;
  /** Absolute path of the folder that holds all state. */
  varDir: string;
}

/**
 * Reads the environment. Missing variables come from `.env` in the root of the repository, then from the defaults. An empty
 * value counts as missing.
 * @throws Error with one line that names each wrong variable
 */
export const readEnvironment = (env = loadedEnvironment()): Environment => {
  const parsed = parse(environmentSchema, env);
  const { CMS_PORT, CMS_URL, ADMIN_URL, SITE_PORT, SITE_URL, DESK_PORT, DESK_URL, DESK_HOST } = parsed;
  return {
    cmsUrl: withoutSlash(CMS_URL ?? `http://127.0.0.1:${CMS_PORT}`),
    adminUrl: `${ADMIN_URL ?? `http://localhost:${CMS_PORT}`}/admin`,
    siteUrl: withoutSlash(SITE_URL ?? `http://localhost:${SITE_PORT}`),
    sitePort: SITE_PORT,
    deskUrl: DESK_URL ?? `http://localhost:${DESK_PORT}`,
    deskPort: DESK_PORT,
    deskHost: DESK_HOST,
    varDir: parsed.NEWSROOM_VAR,
  };
};

/** The token with which publisher and desk read the CMS. Throws like `readEnvironment`. */
export const readPublisherToken = (env = loadedEnvironment()): string =>
  parse(tokenSchema, env).PUBLISHER_TOKEN;

/** The key of preview links, shared by CMS and desk. Throws like `readEnvironment`. */
export const readPreviewKey = (env = loadedEnvironment()): string => parse(previewSchema, env).PREVIEW_KEY;

const ROOT = join(import.meta.dirname, '..');

const port = z
  .string()
  .regex(/^\d+$/, { error: 'phải là một số' })
  .transform(Number)
  .refine((value) => value > 0 && value < 65_536, { error: 'phải từ 1 đến 65535' });
const address = z.url({ protocol: /^https?$/, error: 'phải là một địa chỉ http:// hoặc https://' });
/** Only scheme and host, because links are made by appending a path. */
const origin = z.string().regex(ORIGIN, {
  error: 'phải bắt đầu bằng http:// hoặc https://, không có đường dẫn, không có dấu / ở cuối',
});

const environmentSchema = z.object({
  CMS_PORT: port.default(1337),
  CMS_URL: address.optional(),
  ADMIN_URL: origin.optional(),
  SITE_PORT: port.default(4321),
  SITE_URL: address.optional(),
  DESK_PORT: port.default(4322),
  DESK_URL: origin.optional(),
  DESK_HOST: z.string().default('127.0.0.1'),
  NEWSROOM_VAR: z
    .string()
    .refine(isAbsolute, { error: 'phải là đường dẫn tuyệt đối' })
    .default(join(ROOT, 'var')),
});

const tokenSchema = z.object({
  PUBLISHER_TOKEN: z
    .string({ error: 'chưa có; đây là mã mà hệ thống đăng bài dùng để đọc CMS' })
    .min(1, { error: 'chưa có' }),
});

const previewSchema = z.object({
  PREVIEW_KEY: z
    .string({ error: 'chưa có; đây là khóa ký liên kết xem trước' })
    .min(32, { error: 'phải có ít nhất 32 ký tự' }),
});

const loadedEnvironment = (): NodeJS.ProcessEnv => {
  const file = join(ROOT, '.env');
  // Variables that are already set take precedence over the file.
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
};

const parse = <Schema extends z.ZodType>(schema: Schema, env: NodeJS.ProcessEnv): z.output<Schema> => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new Error(`Biến môi trường chưa đúng: ${problems.join('; ')}.`);
};

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
