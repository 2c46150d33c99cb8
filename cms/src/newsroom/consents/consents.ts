import type { Consent } from '../../domain/consents/consent';
import { CONSENT_UID } from '../../domain/content-types';
import { rowsOf } from '../ground/rows';

/** A record as it is stored, with its ids in Strapi. */
export interface StoredConsent extends Consent {
  id: number;
  documentId: string;
}

export const loadConsent = async (documentId: string | undefined): Promise<StoredConsent | null> =>
  documentId === undefined
    ? null
    : rowsOf(CONSENT_UID).findOne({ where: { documentId }, populate: { unit: true, evidence: true } });

/** Files that are copies of signed forms: they show names and signatures and must not stand in a post. */
export const evidenceAmong = async (ids: readonly (number | string)[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const consents = await rowsOf(CONSENT_UID).findMany({
    where: { evidence: { id: { $in: ids } } },
    select: ['code'],
  });
  return consents.map(({ code }) => code);
};

/** All of them, by their numbers in the media library; `exceptOf` leaves out those of one unit's consents. */
export const evidenceIds = async ({ exceptOf }: { exceptOf?: string | null } = {}): Promise<number[]> => {
  const consents = await rowsOf(CONSENT_UID).findMany({
    where: { evidence: { id: { $notNull: true } } },
    select: ['id'],
    populate: { evidence: { select: ['id'] }, unit: { select: ['id', 'code'] } },
  });
  return consents.flatMap(({ evidence, unit }) => {
    const own = typeof exceptOf === 'string' && unit?.code === exceptOf;
    return evidence && !own ? [evidence.id] : [];
  });
};
