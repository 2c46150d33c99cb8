import {
  type Format,
  FORMATS,
  LIMITS,
  compareVietnamese,
  dayOf,
  unitIsValidOn,
  unitNameOn,
} from '@newsroom/shared';
import { z } from 'zod';
import { type PostUid, POST_UIDS, POST_UID_LIST, type PostKey } from '../../domain/content-types';
import { labelOf } from '../../domain/labels';
import type { Problem } from '../../domain/problems';
import type { Snapshot } from '../../domain/posts/snapshot';
import { type Template, skeletonOf, templateOf } from '../../domain/posts/templates';
import { loadPost } from '../posts/post-facts';
import { conflict, forbidden, refusal, refused } from '../ground/refusal';
import { allUnits, documentIdOf } from '../vocabularies/vocabularies';
import { type Actor, WRITERS, sees, writesForAll } from '../../domain/people/actor';
import type { NamedUnit, Start } from '../../domain/approval-api';

export const startOf = async (actor: Actor): Promise<Start> => {
  refuseReaders(actor);
  const units = await unitsToday();
  return {
    unit: units.find(({ code }) => code === actor.unit) ?? null,
    units: writesForAll(actor) ? units : null,
  };
};

const wish = z.object({
  uid: z.enum(POST_UID_LIST),
  title: z.string().trim().max(LIMITS.post.title).default(''),
  /** Used only for a person who writes for all units. */
  unit: z.string().nullable().default(null),
  /** Where the post begins: a template's code or an old post. */
  from: z.union([z.object({ template: z.string() }), z.object({ documentId: z.string() })]),
});
type Wish = z.infer<typeof wish>;

/** Makes the draft of a new post, in the name of the person who asks for it. */
export const startPost = async (actor: Actor, raw: unknown): Promise<PostKey> => {
  refuseReaders(actor);
  const parsed = wish.safeParse(raw);
  if (!parsed.success) throw refusal(NOT_STARTED, [{ field: 'Bài mới', reason: 'thiếu loại bài hoặc mẫu' }]);
  const { uid, title, unit, from } = parsed.data;
  const problems: Problem[] = [
    ...(title === '' ? [{ field: labelOf(uid, 'title'), reason: 'chưa ghi' }] : []),
    ...(writesForAll(actor) && unit === null ? [{ field: labelOf(uid, 'unit'), reason: 'chưa chọn' }] : []),
  ];
  if (problems.length > 0) throw refusal(NOT_STARTED, problems);
  const beginning = await beginningOf(actor, uid, from);
  const { documentId } = await strapi.documents(uid).create({
    status: 'draft',
    data: {
      ...beginning,
      title,
      // For a person who writes for one unit, `setOwnUnit` sets it at the save.
      ...(writesForAll(actor) ? { unit: await unitId(uid, unit) } : {}),
      createdBy: actor.id,
      updatedBy: actor.id,
    },
  });
  return { uid, documentId };
};

const NOT_STARTED = 'Chưa tạo được bài.';

const refuseReaders = (actor: Actor): void => {
  if (!WRITERS.some((capacity) => actor.capacities.has(capacity))) {
    throw forbidden('Vai trò của bạn không viết bài.');
  }
};

/** What a new post holds besides its title and unit. */
type Beginning = Record<string, unknown> & { format: Format };

const beginningOf = async (actor: Actor, uid: PostUid, from: Wish['from']): Promise<Beginning> => {
  if ('documentId' in from) return structureOf(await postToCopy(actor, { uid, documentId: from.documentId }));
  const template = templateOf(POST_UIDS[uid], from.template);
  if (!template) throw refusal(NOT_STARTED, [{ field: 'Mẫu', reason: `không có mẫu “${from.template}”` }]);
  return templateData(template);
};

const templateData = async ({ format, stream, topics, body }: Template): Promise<Beginning> => ({
  format,
  body,
  stream: await documentIdOf('api::stream.stream', stream),
  taskGroups: await idsOf('api::task-group.task-group', topics ?? []),
});

const postToCopy = async (actor: Actor, key: PostKey): Promise<Snapshot> => {
  const post = await loadPost(key);
  if (!post || !sees(actor, post.facts)) throw refused({ status: 404, message: 'Không tìm thấy bài này.' });
  if (post.record.reasonKind === 'consent') {
    throw conflict('Bài đã gỡ theo yêu cầu của người có liên quan thì không sao chép được.');
  }
  return post.loaded.snapshot;
};

/**
 * The structure of an old post: no picture, file, person or consent, and none of its text. The fields are named one by
 * one, so that a field that is added to posts later is not copied by accident.
 */
const structureOf = async (old: Snapshot): Promise<Beginning> => ({
  format: FORMATS.find((format) => format === old.format) ?? 'bai',
  source: old.source,
  body: skeletonOf(old.body ?? ''),
  stream: await documentIdOf('api::stream.stream', old.stream?.code),
  taskGroups: await idsOf(
    'api::task-group.task-group',
    old.taskGroups.map(({ code }) => code),
  ),
  ...(old.keyPoints ? { issuer: old.issuer, documentKind: old.documentKind } : {}),
});

const idsOf = async (uid: 'api::task-group.task-group', codes: readonly string[]): Promise<string[]> => {
  const ids = await Promise.all(codes.map((code) => documentIdOf(uid, code)));
  return ids.filter((id) => id !== null);
};

const unitId = async (uid: PostUid, code: string | null): Promise<string> => {
  const id = await documentIdOf('api::unit.unit', code ?? undefined);
  if (id === null)
    throw refusal(NOT_STARTED, [{ field: labelOf(uid, 'unit'), reason: `không có đơn vị “${code}”` }]);
  return id;
};

const unitsToday = async (): Promise<NamedUnit[]> => {
  const today = dayOf(new Date().toISOString());
  return [...(await allUnits()).values()]
    .filter((unit) => unitIsValidOn(unit, today))
    .map((unit) => ({ code: unit.code, name: unitNameOn(unit, today) }))
    .sort((a, b) => compareVietnamese(a.name, b.name));
};
