import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { CHILD_AGREEMENTS, CONSENT_KINDS } from '../domain/fields';
import { withSampleRemovalPermit } from '../newsroom/ground/permits';
import { readSeedJson, seedPath } from './seed-files';
import { type SeedState, writeSeedState } from './seed-state';
import { CONSENT_UID } from '../domain/content-types';

const line = z.string().trim().min(1);

/** `seed/demo/consents.json`: invented people, all with the same drawing instead of a signed form. */
const seedConsents = z.array(
  z.strictObject({
    /** Named by the photos and posts of the seed. */
    key: line,
    kind: z.enum(CONSENT_KINDS),
    name: line,
    unit: line,
    childAgreement: z.enum(CHILD_AGREEMENTS).optional(),
    schoolYear: line.optional(),
    children: z.int().optional(),
    signedForms: z.int().optional(),
    withoutConsent: line.optional(),
    forSite: z.boolean(),
    forPress: z.boolean(),
    forBroadcast: z.boolean(),
    forSocial: z.boolean(),
    signedOn: z.iso.date(),
    validFrom: z.iso.date(),
  }),
);

/** The drawing that is used instead of signed forms. */
export const FORM_PICTURE = 'phieu-dong-y-mau';

/** Adds the consents that are missing; returns the state with their ids. */
export const ensureConsents = async (
  strapi: Core.Strapi,
  units: ReadonlyMap<string, string>,
  begun: SeedState,
  writer: number,
): Promise<SeedState> => {
  let state = begun;
  for (const { key, unit, ...consent } of await readSeedJson(
    seedPath(strapi, 'demo', 'consents.json'),
    seedConsents,
  )) {
    if (state.consents[key] !== undefined) continue;
    const data = {
      ...consent,
      unit: units.get(unit),
      evidence: state.pictures[FORM_PICTURE],
      createdBy: writer,
      updatedBy: writer,
    };
    state = await strapi.db.transaction(async () => {
      // A checked file: Strapi's input types cannot follow the data here.
      const { documentId } = await strapi.documents(CONSENT_UID).create({ data: data as never });
      const next = { ...state, consents: { ...state.consents, [key]: documentId } };
      await writeSeedState(strapi, next);
      return next;
    });
  }
  return state;
};

/** Deletes the demo consents, also those that people's own posts use; returns their codes. */
export const removeConsents = async (strapi: Core.Strapi, state: SeedState): Promise<string[]> => {
  const removed: string[] = [];
  for (const documentId of Object.values(state.consents)) {
    const consent = await strapi.documents(CONSENT_UID).findOne({ documentId });
    if (!consent) continue;
    await withSampleRemovalPermit(() => strapi.documents(CONSENT_UID).delete({ documentId }));
    removed.push(String(consent.code));
  }
  return removed;
};
