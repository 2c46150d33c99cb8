import { cleanDeep } from '@newsroom/shared';

interface SaveEvent {
  params: { data?: unknown };
}

/** NFC and no control characters on every way into the database: forms, files' names, people, seeds. */
export const cleanSaves = (): void => {
  const clean = (event: SaveEvent) => {
    event.params.data = cleanDeep(event.params.data);
  };
  strapi.db.lifecycles.subscribe({
    beforeCreate: clean,
    beforeCreateMany: clean,
    beforeUpdate: clean,
    beforeUpdateMany: clean,
  });
};
