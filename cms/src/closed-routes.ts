import type { Core } from '@strapi/strapi';

/** Plugins' own content API (files, locales, mail, types) is not ours to offer: ours is the publisher's alone. */
export const closeContentApi = (strapi: Core.Strapi): void => {
  for (const { routes } of Object.values(strapi.plugins)) {
    if (!Array.isArray(routes) && routes['content-api']) routes['content-api'].routes = [];
  }
};
