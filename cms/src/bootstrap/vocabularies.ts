import {
  type Stream,
  type TaskGroup,
  type Unit,
  departmentSchema,
  streamSchema,
  taskGroupSchema,
  unitSchema,
} from '@newsroom/shared';
import type { Core, UID } from '@strapi/strapi';
import { z } from 'zod';
import type { VocabularyUid } from '../domain/content-types';
import { asSeed } from '../newsroom/ground/permits';
import { readSeedJson, seedPath } from './seed-files';

/** `seed/vocabularies.json`, in the shapes of the contract. A parent or successor comes before the entry that uses it. */
const vocabulariesSchema = z.strictObject({
  units: z.array(unitSchema),
  taskGroups: z.array(taskGroupSchema),
  streams: z.array(streamSchema),
  department: departmentSchema.omit({ feedAuthority: true, feedYear: true }),
});
type Vocabularies = z.infer<typeof vocabulariesSchema>;

/** Adds the missing vocabularies and settings; what people changed stays. */
export const ensureVocabularies = async (strapi: Core.Strapi): Promise<void> => {
  const wanted = await readSeedJson(seedPath(strapi, 'vocabularies.json'), vocabulariesSchema);
  await asSeed(async () => {
    await ensureUnits(strapi, wanted.units);
    await ensureEntries(strapi, 'api::task-group.task-group', wanted.taskGroups.map(taskGroupData));
    await ensureEntries(strapi, 'api::stream.stream', wanted.streams.map(streamData));
    await ensureDepartment(strapi, wanted.department);
  });
};

/** Document ids of a vocabulary's entries, by code. */
export const documentIdsByCode = async (
  strapi: Core.Strapi,
  uid: VocabularyUid,
): Promise<Map<string, string>> => {
  const entries: { code?: unknown; documentId: string }[] = await strapi
    .documents(uid as UID.ContentType)
    .findMany({ fields: ['code'] as never, limit: -1 });
  return new Map(entries.map((entry) => [String(entry.code), entry.documentId]));
};

const ensureUnits = async (strapi: Core.Strapi, units: readonly Unit[]): Promise<void> => {
  const ids = await documentIdsByCode(strapi, 'api::unit.unit');
  const idOf = (code: string): string => {
    const id = ids.get(code);
    if (id === undefined)
      throw new Error(`seed/vocabularies.json: đơn vị “${code}” được nhắc đến trước khi có.`);
    return id;
  };
  for (const unit of units) {
    if (ids.has(unit.code)) continue;
    const documentId = await create(strapi, 'api::unit.unit', {
      code: unit.code,
      type: unit.type,
      parent: unit.parent === null ? null : idOf(unit.parent),
      names: unit.names,
      successors: unit.successors.map(({ code, of }) => ({ unit: idOf(code), of })),
    });
    ids.set(unit.code, documentId);
  }
};

const ensureEntries = async (
  strapi: Core.Strapi,
  uid: VocabularyUid,
  entries: readonly { code: string }[],
): Promise<void> => {
  const ids = await documentIdsByCode(strapi, uid);
  for (const entry of entries) {
    if (!ids.has(entry.code)) await create(strapi, uid, entry);
  }
};

const taskGroupData = ({ verified, ...group }: TaskGroup) => ({
  ...group,
  verifiedBy: verified?.by ?? null,
  verifiedOn: verified?.on ?? null,
});

const streamData = ({ code, shortTitle, title }: Stream) => ({ code, shortTitle, title });

const ensureDepartment = async (
  strapi: Core.Strapi,
  department: Vocabularies['department'],
): Promise<void> => {
  const uid = 'api::department.department';
  if ((await strapi.documents(uid).findFirst({})) !== null) return;
  const { successor, programme, ...fields } = department;
  await create(strapi, uid, {
    ...fields,
    successorName: successor?.name ?? null,
    successorFrom: successor?.validFrom ?? null,
    programmeName: programme?.name ?? null,
    programmeDocument: programme?.document ?? null,
    programmeSummary: programme?.summary ?? null,
    feedAuthority: feedAuthority(),
    feedYear: new Date().getFullYear(),
  });
};

/** The host, without port, that the ids of feed items use permanently (RFC 4151); see `departmentSchema.feedAuthority`. */
const feedAuthority = (): string => {
  const authority = process.env.FEED_AUTHORITY || hostOf(process.env.SITE_URL) || 'localhost';
  if (/^[a-z0-9.-]+$/.test(authority)) return authority;
  throw new Error(
    `FEED_AUTHORITY là “${authority}”: chỉ nhận tên miền viết thường, ví dụ baochi.vi-du.example.`,
  );
};

const hostOf = (url: string | undefined): string | undefined => (url ? new URL(url).hostname : undefined);

/** The data comes from checked files, but Strapi's input types cannot express that. */
const create = async (strapi: Core.Strapi, uid: VocabularyUid, data: object): Promise<string> =>
  (await strapi.documents(uid as UID.ContentType).create({ data: data as never })).documentId;
