import type { DraftFile } from './domain/publish';
import type { Snapshot } from './domain/snapshot';
import { type Actor, scopeOf, sees } from './domain/workflow';
import { allPeople } from './people';
import { refusal } from './refusal';

/**
 * What a person puts into a post is what they may see: Strapi's forms take any file and any document by its number.
 * What was there before, put there by somebody else, stays.
 */
export const refuseUnseenReferences = async (
  actor: Actor,
  before: Snapshot | null,
  after: Snapshot,
): Promise<void> => {
  if (scopeOf(actor) === 'all') return;
  const files = added(before ? fileIdsOf(before) : [], fileIdsOf(after));
  const policies = added(policyIds(before), policyIds(after));
  if (!(await ownsFiles(actor, files)) || !(await seesPolicies(actor, policies))) {
    throw refusal('Chưa lưu được bài.', [
      { field: 'Ảnh, tệp, văn bản liên quan', reason: 'có mục không thuộc đơn vị của bạn; hãy chọn lại' },
    ]);
  }
};

const ownsFiles = async ({ id, unit }: Actor, ids: readonly DraftFile['id'][]): Promise<boolean> => {
  if (ids.length === 0) return true;
  const people = await allPeople();
  const files: { createdBy: { id: number } | null }[] = await strapi.db
    .query('plugin::upload.file')
    .findMany({
      where: { id: { $in: ids } },
      populate: { createdBy: { fields: ['id'] } },
    });
  return files.every(({ createdBy }) => {
    if (createdBy === null) return false;
    return createdBy.id === id || (unit !== null && people.get(createdBy.id)?.unit === unit);
  });
};

const seesPolicies = async (actor: Actor, postIds: readonly string[]): Promise<boolean> => {
  if (postIds.length === 0) return true;
  const policies = await strapi.db.query('api::policy.policy').findMany({
    where: { postId: { $in: postIds }, publishedAt: null },
    populate: { unit: { fields: ['code'] }, createdBy: { fields: ['id'] } },
  });
  return policies.every((policy: { unit: { code: string } | null; createdBy: { id: number } | null }) =>
    sees(actor, { unit: policy.unit?.code ?? null, creator: policy.createdBy?.id ?? null }),
  );
};

/** Every file that a version of a post shows. */
export const fileIdsOf = (snapshot: Snapshot): DraftFile['id'][] =>
  [
    snapshot.leadPhoto?.picture,
    ...snapshot.gallery.map(({ picture }) => picture),
    ...snapshot.attachments.map(({ file }) => file),
    snapshot.original,
  ].flatMap((file) => (file ? [file.id] : []));

const policyIds = (snapshot: Snapshot | null): string[] =>
  [...(snapshot?.implements ?? []), ...(snapshot?.replaces ?? [])].map(({ postId }) => postId);

const added = <T>(before: readonly T[], after: readonly T[]): T[] =>
  after.filter((each) => !before.includes(each));
