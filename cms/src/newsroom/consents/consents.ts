import type { Consent } from '../../domain/consents/consent';
import { CONSENT_UID } from '../../domain/content-types';

/** A record as it is stored, with what names it to Strapi. */
export interface StoredConsent extends Consent {
  id: number;
  documentId: string;
}

export const loadConsent = async (documentId: string | undefined): Promise<StoredConsent | null> =>
  documentId === undefined
    ? null
    : ((await strapi.db
        .query(CONSENT_UID)
        .findOne({ where: { documentId }, populate: ['unit', 'evidence'] })) as StoredConsent | null);

/** Files that are copies of signed forms: they show names and signatures, and belong into no post. */
export const evidenceAmong = async (ids: readonly (number | string)[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const consents: { code: string }[] = await strapi.db
    .query(CONSENT_UID)
    .findMany({ where: { evidence: { id: { $in: ids } } }, select: ['code'] });
  return consents.map(({ code }) => code);
};

/** All of them, by their numbers in the media library; `exceptOf` leaves out those of one unit's consents. */
export const evidenceIds = async ({ exceptOf }: { exceptOf?: string | null } = {}): Promise<number[]> => {
  const consents: { evidence: { id: number } | null; unit: { code: string } | null }[] = await strapi.db
    .query(CONSENT_UID)
    .findMany({
      where: { evidence: { id: { $notNull: true } } },
      select: ['id'],
      populate: { evidence: { fields: ['id'] }, unit: { fields: ['code'] } },
    });
  return consents.flatMap(({ evidence, unit }) => {
    const own = typeof exceptOf === 'string' && unit?.code === exceptOf;
    return evidence && !own ? [evidence.id] : [];
  });
};
