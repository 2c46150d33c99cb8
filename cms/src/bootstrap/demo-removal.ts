import type { Core } from '@strapi/strapi';
import { eraseSamples } from '../newsroom/publication/publisher';
import { ensureRealAdministrator, findDemoAccounts, removeDemoAccounts } from './accounts';
import { removeConsents } from './demo-consents';
import { removeFiles } from './demo-library';
import { NEW_STATE, readSeedState, writeSeedState } from './seed-state';

/** What the removal did, for the operator. */
export interface RemovalReport {
  posts: { title: string; url: string | null }[];
  /** Their codes. */
  consents: string[];
  /** Names of demo pictures and attachments; `kept`: people's own posts still use them. */
  files: { removed: string[]; kept: string[] };
  accounts: string[];
  /** File with the login of the administrator who was created first; null: one existed already. */
  newAdministrator: string | null;
}

/** Removes demo posts, files and accounts. The summaries of real documents stay. Safe to run again. */
export const removeDemo = async (strapi: Core.Strapi): Promise<RemovalReport> => {
  const posts = await eraseSamples();
  const state = (await readSeedState(strapi)) ?? NEW_STATE;
  const consents = await removeConsents(strapi, state);
  const files = await removeFiles(state);
  // Files still in use stay in the state, so that a later run can delete them.
  const left =
    files.kept.length > 0 ? { folder: state.folder, pictures: state.pictures, files: state.files } : {};
  await writeSeedState(strapi, { ...NEW_STATE, ...left, finished: true });

  const hasDemoAccounts = (await findDemoAccounts()).length > 0;
  const newAdministrator = hasDemoAccounts ? await ensureRealAdministrator() : null;
  const accounts = await removeDemoAccounts();
  return { posts, consents, files, accounts, newAdministrator };
};
