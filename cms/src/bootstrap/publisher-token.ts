import type { Core } from '@strapi/strapi';
import { rowsOf } from '../newsroom/ground/rows';
import { type ApiToken, strapiService } from '../newsroom/ground/strapi-services';

const NAME = 'Hệ thống đăng bài';
const DESCRIPTION =
  'Chương trình đăng bài và phần xem trước đọc CMS bằng mã này. Mã lấy từ biến PUBLISHER_TOKEN.';
const PERMISSIONS = [
  'api::publication.publication.changes',
  'api::publication.publication.original',
  'api::publication.publication.originals',
  'api::publication.publication.preview',
  'api::publication.publication.releases',
];
const MIN_LENGTH = 32;

/** The only API token: the publisher's; its value comes from the environment. */
export const ensurePublisherToken = async (strapi: Core.Strapi): Promise<void> => {
  const value = publisherToken();
  const tokens = strapiService('admin::api-token');
  const existing = await tokens.getByName(NAME);
  if (existing && (await isCurrent(existing, value))) return;
  await strapi.db.transaction(async () => {
    if (!existing) await revokeDefaultTokens();
    const data = { name: NAME, description: DESCRIPTION, type: 'custom', permissions: PERMISSIONS } as const;
    const token = existing
      ? await tokens.update(existing.id, data)
      : await tokens.create({ ...data, lifespan: null });
    // Strapi generates the value of a token itself and stores its hash. No service accepts a given value, and the
    // encrypted copy, from which the admin shows the value again, would still hold the generated one.
    await rowsOf('admin::api-token').update({
      where: { id: token.id },
      data: { accessKey: tokens.hash(value), encryptedKey: null },
    });
  });
};

const isCurrent = async (token: ApiToken, value: string): Promise<boolean> => {
  const tokens = strapiService('admin::api-token');
  const sameValue = await tokens.exists({ id: token.id, accessKey: tokens.hash(value) });
  const samePermissions = token.permissions.toSorted().join() === PERMISSIONS.toSorted().join();
  return sameValue && token.type === 'custom' && samePermissions;
};

const publisherToken = (): string => {
  const value = process.env.PUBLISHER_TOKEN ?? '';
  if (value.length >= MIN_LENGTH) return value;
  throw new Error(
    `PUBLISHER_TOKEN ${value === '' ? 'chưa có' : `chỉ có ${value.length} ký tự`}: ` +
      `cần một chuỗi ngẫu nhiên từ ${MIN_LENGTH} ký tự trong tệp .env, giống nhau ở Strapi và chương trình đăng bài.`,
  );
};

/** Deletes the "Read Only" and "Full Access" tokens of a new Strapi, because nothing here needs them. */
const revokeDefaultTokens = async (): Promise<void> => {
  const service = strapiService('admin::api-token');
  for (const name of ['Read Only', 'Full Access']) {
    const token = await service.getByName(name);
    if (token && token.lastUsedAt === null) await service.revoke(token.id);
  }
};
