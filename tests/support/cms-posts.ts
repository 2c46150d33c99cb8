import { createHash } from 'node:crypto';
import type { Cms } from './cms.ts';

export const ARTICLE = 'api::article.article';
export const articles = `/content-manager/collection-types/${ARTICLE}`;

/** documentId of a vocabulary entry by its code. */
export const entryId = async (
  cms: Cms,
  uid: 'api::unit.unit' | 'api::task-group.task-group' | 'api::stream.stream',
  code: string,
) => {
  const entry = await cms.strapi.documents(uid).findFirst({ filters: { code } });
  if (!entry) throw new Error(`no ${uid} with code ${code}`);
  return entry.documentId;
};

/** A body for the content manager that lacks nothing; `changes` replaces fields. */
export const articleBody = async (
  cms: Cms,
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown>> => ({
  title: 'Lớp bồi dưỡng tháng Mười ở cụm trường ven biển',
  lead: 'Ba buổi, hai mươi giáo viên, một chủ đề.',
  body: 'Buổi đầu tiên bắt đầu lúc bảy giờ.',
  format: 'bai',
  unit: { connect: [{ documentId: await entryId(cms, 'api::unit.unit', 'so-gddt-an-giang') }] },
  stream: { connect: [{ documentId: await entryId(cms, 'api::stream.stream', 'ke-hoach-87') }] },
  taskGroups: {
    connect: [{ documentId: await entryId(cms, 'api::task-group.task-group', 'dao-tao-boi-duong') }],
  },
  ...changes,
});

/** One hash of every row that the public depends on: equal before and after means that nothing changed. */
export const fingerprint = async (cms: Cms): Promise<string> => {
  const hash = createHash('sha256');
  for (const uid of [
    'api::article.article',
    'api::profile.profile',
    'api::policy.policy',
    'api::publication.outbox-row',
    'api::publication.post-record',
  ] as const) {
    hash.update(JSON.stringify(await cms.strapi.db.query(uid).findMany({ orderBy: { id: 'asc' } })));
  }
  return hash.digest('hex');
};

export const outbox = (
  cms: Cms,
): Promise<{ id: number; subject: string; key: string; payload: Record<string, unknown> }[]> =>
  cms.strapi.db.query('api::publication.outbox-row').findMany({ orderBy: { id: 'asc' } });
