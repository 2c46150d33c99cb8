import type { Core } from '@strapi/strapi';

/** Plugins' own content API is not ours to offer: files and locales are nobody's from outside. */
export const closeContentApi = (strapi: Core.Strapi): void => {
  for (const name of ['upload', 'i18n']) {
    const { routes } = strapi.plugin(name);
    if (!Array.isArray(routes) && routes['content-api']) routes['content-api'].routes = [];
  }
};
