import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const stateSchema = z.object({
  finished: z.boolean(),
  /** Id of the media library's folder of the demo pictures. */
  folder: z.number().nullable(),
  /** Id in the media library by the picture's name. */
  pictures: z.record(z.string(), z.number()),
  /** The same for attachments of posts. */
  files: z.record(z.string(), z.number()).default({}),
  /** Document id by seed file. */
  posts: z.record(z.string(), z.string()),
  /** Document id by key of the consent. */
  consents: z.record(z.string(), z.string()).default({}),
});

/** How much of the demo content is loaded; saved in the database in the same transaction as each piece. */
export type SeedState = z.infer<typeof stateSchema>;

export const NEW_STATE: SeedState = {
  finished: false,
  folder: null,
  pictures: {},
  files: {},
  posts: {},
  consents: {},
};

const KEY = { type: 'newsroom', name: 'seed', key: 'demo' } as const;

/** null: the demo content has never been loaded here. */
export const readSeedState = async (strapi: Core.Strapi): Promise<SeedState | null> => {
  const value = await strapi.store.get(KEY);
  return value === null || value === undefined ? null : stateSchema.parse(value);
};

export const writeSeedState = (strapi: Core.Strapi, state: SeedState): Promise<void> =>
  strapi.store.set({ ...KEY, value: state });
