import { createHash } from 'node:crypto';
import type { Cms } from './cms.ts';
import type { Person } from './cms-people.ts';

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

/** A complete body for the content manager; `changes` replaces fields. */
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

/** A hash of all rows that affect the public site: if it is equal before and after, nothing changed. */
export const fingerprint = async (cms: Cms): Promise<string> => {
  const hash = createHash('sha256');
  for (const uid of [
    'api::article.article',
    'api::profile.profile',
    'api::policy.policy',
    'api::publication.outbox-row',
    'api::publication.post-record',
    'api::approval.approval-event',
    'api::approval.approval-comment',
    'api::approval.revision',
    'api::consent.consent',
  ] as const) {
    hash.update(JSON.stringify(await cms.strapi.db.query(uid).findMany({ orderBy: { id: 'asc' } })));
  }
  return hash.digest('hex');
};

export const outbox = (
  cms: Cms,
): Promise<{ id: number; subject: string; key: string; payload: Record<string, unknown> }[]> =>
  cms.strapi.db.query('api::publication.outbox-row').findMany({ orderBy: { id: 'asc' } });

/** What the panel beside the form of a post tells a person. */
export interface Standing {
  postId: string;
  state: string;
  status: string;
  draftHash: string;
  may: { action: string; label: string }[];
  barred: string | null;
  checks: { field: string; reason: string }[];
  warnings: { field: string; reason: string }[];
  message: string | null;
  urgent: string | null;
  corrections: { at: string; note: string }[];
  proposal: { changes: { field: string; from: string; to: string }[] } | null;
  emergency: { reason: string } | null;
  history: { action: string; by: string; comment: string | null }[];
  revisions: { number: number; cause: string }[];
  scheduledAt: string | null;
  url: string | null;
  /** Of the site; null: none. */
  refusal: { field: string; reason: string }[] | null;
}

const postPath = (documentId: string): string => `/approval/posts/${ARTICLE}/${documentId}`;

export const standing = async (who: Person, documentId: string): Promise<Standing> => {
  const { status, body } = await who.get<{ data: Standing }>(postPath(documentId));
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.data;
};

/**
 * One transition by one person, on the text as the person sees it now; `input` may override the hash.
 * @returns status and message of the answer, and the standing of the post afterwards
 */
export const act = async (
  who: Person,
  documentId: string,
  action: string,
  input: Record<string, unknown> = {},
): Promise<{ status: number; message: string; fields: string[]; data: Standing }> => {
  const seen = await who.get<{ data?: Standing }>(postPath(documentId));
  const { status, body } = await who.post<{ data: Standing }>(`${postPath(documentId)}/actions/${action}`, {
    draftHash: seen.body.data?.draftHash ?? '0'.repeat(64),
    ...input,
  });
  const fields = body.error?.details?.errors?.map(({ path }) => String(path[0])) ?? [];
  return { status, message: body.error?.message ?? '', fields, data: body.data };
};

/** Like `act`, but fails if the transition is refused. */
export const does = async (
  who: Person,
  documentId: string,
  action: string,
  input: Record<string, unknown> = {},
): Promise<Standing> => {
  const { status, message, data } = await act(who, documentId, action, input);
  if (status !== 200) throw new Error(`${action}: ${status} ${message}`);
  return data;
};

/** Saves a new draft. */
export const write = async (
  cms: Cms,
  who: Person,
  changes: Record<string, unknown> = {},
): Promise<{ documentId: string; postId: string; slug: string | null; updatedAt: string }> => {
  const { status, body } = await who.post<{
    data: { documentId: string; postId: string; slug: string | null; updatedAt: string };
  }>(articles, await articleBody(cms, changes));
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.data;
};

/** Submitted by one person and approved by another; a change of a live post counts as minor. */
export const publish = async (writer: Person, approver: Person, documentId: string) => {
  const { status } = await standing(writer, documentId);
  const correction = status === 'live' ? { kind: 'minor' } : null;
  const submitted = await act(writer, documentId, 'submit', { correction });
  return submitted.status === 200 ? act(approver, documentId, 'approve') : submitted;
};

export const CONSENT = 'api::consent.consent';
export const consents = `/content-manager/collection-types/${CONSENT}`;

/** A record of an adult, complete except for the copy of the form; `changes` replaces fields. */
export const consentBody = async (
  cms: Cms,
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown>> => ({
  kind: 'person',
  name: 'Trần Thị Ví Dụ',
  unit: { connect: [{ documentId: await entryId(cms, 'api::unit.unit', 'so-gddt-an-giang') }] },
  forSite: true,
  signedOn: '2020-01-01',
  validFrom: '2020-01-01',
  ...changes,
});

/** The code of another unit that exists today, besides the one in article bodies. */
export const otherUnit = async (cms: Cms): Promise<string> => {
  const code = 'xa-vi-du';
  await cms.strapi.documents('api::unit.unit').create({
    data: {
      code,
      type: 'xa',
      names: [{ name: 'Ủy ban nhân dân xã Ví Dụ', validFrom: '2025-07-01' }],
    },
  });
  return code;
};
