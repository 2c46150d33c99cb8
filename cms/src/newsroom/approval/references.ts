import { GLOSSARY } from '@newsroom/shared';
import { evidenceAmong } from '../consents/consents';
import { seesConsent } from '../../domain/consents/consent';
import { type Snapshot, consentCodes, fileIdsOf, policyIds } from '../../domain/posts/snapshot';
import { refusal } from '../ground/refusal';
import { CONSENT_UID } from '../../domain/content-types';
import { type Actor, scopeOf, sees } from '../../domain/people/actor';
import { ownsFiles } from '../consents/evidence';
import { rowsOf } from '../ground/rows';

/**
 * A person can only put into a post what they may see; Strapi's forms accept the id of any file and any document.
 * What was in the post before may stay.
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

const seesPolicies = async (actor: Actor, postIds: readonly string[]): Promise<boolean> => {
  if (postIds.length === 0) return true;
  const policies = await rowsOf('api::policy.policy').findMany({
    where: { postId: { $in: postIds }, publishedAt: null },
    populate: { unit: { select: ['id', 'code'] }, createdBy: { select: ['id'] } },
  });
  return policies.every(({ unit, createdBy }) =>
    sees(actor, { unit: unit?.code ?? null, creator: createdBy?.id ?? null }),
  );
};

const seesConsents = async (actor: Actor, codes: readonly string[]): Promise<boolean> => {
  if (codes.length === 0) return true;
  const consents = await rowsOf(CONSENT_UID).findMany({
    where: { code: { $in: codes } },
    populate: { unit: true },
  });
  return consents.every(({ unit }) => seesConsent(actor, unit?.code ?? null));
};

/** A copy of a signed form shows a name and a signature and must not stand in a post. */
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

const added = <T>(before: readonly T[], after: readonly T[]): T[] =>
  after.filter((each) => !before.includes(each));
