import type { Core } from '@strapi/strapi';

/** Closes the content API of plugins (files, locales, mail, types): only the publisher uses the content API, and only ours. */
export const closeContentApi = (strapi: Core.Strapi): void => {
  for (const { routes } of Object.values(strapi.plugins)) {
    if (!Array.isArray(routes) && routes['content-api']) routes['content-api'].routes = [];
  }
};

interface RouterRoutes {
  admin: { routes: { path: string }[] };
}

/**
 * Closes admin routes of Strapi that nothing here needs and that could be misused: mail to anybody with any file, files
 * fetched from any address, drafts sent to any address, tokens that act as their owner.
 */
export const closeAdminRoutes = (strapi: Core.Strapi): void => {
  const keepOnly = (routes: RouterRoutes, keep: (path: string) => boolean): void => {
    routes.admin.routes = routes.admin.routes.filter(({ path }) => keep(path));
  };
  const routesOf = (plugin: string) => strapi.plugin(plugin).routes as unknown as RouterRoutes;
  keepOnly(routesOf('email'), () => false);
  keepOnly(routesOf('upload'), (path) => path !== '/actions/upload-from-urls');
  keepOnly(
    strapi.admin.routes as unknown as RouterRoutes,
    (path) => !/^\/(admin-tokens|webhooks|transfer)(\/|$)/.test(path),
  );
};
