export default [
  'strapi::logger',
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'connect-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'media-src': ["'self'", 'data:', 'blob:'],
          upgradeInsecureRequests: null,
        },
      },
    },
  },
  // Only the CMS's own admin may call it from a browser.
  { name: 'strapi::cors', config: { origin: [] } },
  'strapi::query',
  'global::multipart',
  { name: 'strapi::body', config: { multipart: false } },
  'strapi::session',
  'global::signed-uploads',
  'global::reading-pictures',
  'global::file-queries',
  'global::password-strength',
  'strapi::favicon',
  'strapi::public',
];
