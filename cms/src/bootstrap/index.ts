import type { Core } from '@strapi/strapi';
import { ensureAccounts } from './accounts';
import { ensureDemoPosts } from './demo-posts';
import { ensureIndexes } from './indexes';
import { applyLayouts } from './layouts';
import { refuseOfficialWithSamples } from './official-mode';
import { ensurePublisherToken } from './publisher-token';
import { dropNotedFiles } from '../newsroom/consents/erasure';
import { ensureRoles } from '../newsroom/access/roles';
import { seedMode } from './seed-files';
import { keepOriginalBytes } from './upload-settings';
import { ensureVocabularies } from './vocabularies';

/** Makes settings and content match the code, at every start; a second start changes nothing. */
export const bootstrap = async (strapi: Core.Strapi): Promise<void> => {
  const mode = seedMode();
  await ensureIndexes(strapi);
  await keepOriginalBytes(strapi);
  await ensureRoles(strapi);
  await applyLayouts(strapi);
  await ensurePublisherToken(strapi);
  await ensureVocabularies(strapi);
  await ensureAccounts(mode);
  await ensureDemoPosts(strapi, mode);
  await dropNotedFiles().catch((error: unknown) => strapi.log.error(error));
  if (mode !== 'remove') await refuseOfficialWithSamples(strapi);
};
