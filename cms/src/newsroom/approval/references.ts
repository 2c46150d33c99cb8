import { GLOSSARY } from '@newsroom/shared';
import { evidenceAmong, evidenceIds } from '../consents/consents';
import { CONSENT_UID, seesConsent } from '../../domain/consents/consent';
import type { DraftFile } from '../../domain/publication/publish';
import { type Snapshot, filesIn } from '../../domain/posts/snapshot';
import { type Actor, scopeOf, sees } from '../../domain/workflow/workflow';
import { allPeople } from '../people/people';
import { refusal } from '../ground/refusal';

/**
 * What a person puts into a post is what they may see: Strapi's forms take any file and any document by its number.
 * What was there before, put there by somebody else, stays.
 */
export const refuseUnseenReferences = async (
  actor: Actor,
  before: Snapshot | null,
  after: Snapshot,
): Promise<void> => {
  await refuseEvidence(after);
  if (scopeOf(actor) === 'all') return;
  const files = added(before ? fileIdsOf(before) : [], fileIdsOf(after));
  const policies = added(policyIds(before), policyIds(after));
  const consents = added(before ? consentCodes(before) : [], consentCodes(after));
  if (!(await seesConsents(actor, consents))) {
    throw refusal('Chưa lưu được bài.', [
      { field: GLOSSARY.field.consents, reason: 'có phiếu không thuộc đơn vị của bạn; hãy chọn lại' },
    ]);
  }
  if (!(await ownsFiles(actor, files)) || !(await seesPolicies(actor, policies))) {
    throw refusal('Chưa lưu được bài.', [
      { field: 'Ảnh, tệp, văn bản liên quan', reason: 'có mục không thuộc đơn vị của bạn; hãy chọn lại' },
    ]);
  }
};

/** Whether the person may make a file the copy of a signed form: theirs or their unit's, and no form of another unit. */
export const mayTakeAsEvidence = async (actor: Actor, id: DraftFile['id']): Promise<boolean> => {
  if (scopeOf(actor) === 'all') return true;
  const elsewhere = await evidenceIds({ exceptOf: actor.unit });
  return !elsewhere.includes(Number(id)) && (await ownsFiles(actor, [id]));
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

const seesConsents = async (actor: Actor, codes: readonly string[]): Promise<boolean> => {
  if (codes.length === 0) return true;
  const consents: { unit: { code: string } | null }[] = await strapi.db
    .query(CONSENT_UID)
    .findMany({ where: { code: { $in: codes } }, populate: ['unit'] });
  return consents.every(({ unit }) => seesConsent(actor, unit?.code ?? null));
};

/** A copy of a signed form shows a name and a signature: it is no picture and no file of any post. */
const refuseEvidence = async (after: Snapshot): Promise<void> => {
  const codes = await evidenceAmong(fileIdsOf(after));
  if (codes.length === 0) return;
  throw refusal('Chưa lưu được bài.', [
    {
      field: 'Ảnh, tệp',
      reason: `có bản chụp của phiếu đồng ý ${codes.join(', ')}; bản chụp không bao giờ đưa vào bài, hãy chọn tệp khác`,
    },
  ]);
};

/** The code of every consent that a version of a post names. */
export const consentCodes = ({ consents, leadPhoto, gallery }: Snapshot): string[] =>
  [consents, leadPhoto?.consents, ...gallery.map((photo) => photo.consents)].flatMap((each) =>
    (each ?? []).flatMap(({ code }) => code ?? []),
  );

/** Every file that a version of a post shows. */
export const fileIdsOf = (snapshot: Snapshot): DraftFile['id'][] => filesIn(snapshot).map(({ id }) => id);

const policyIds = (snapshot: Snapshot | null): string[] =>
  [...(snapshot?.implements ?? []), ...(snapshot?.replaces ?? [])].map(({ postId }) => postId);

const added = <T>(before: readonly T[], after: readonly T[]): T[] =>
  after.filter((each) => !before.includes(each));
