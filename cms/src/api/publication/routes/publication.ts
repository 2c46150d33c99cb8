/** The publisher's three routes; each by the read token alone. */
export default {
  type: 'content-api',
  routes: [
    { method: 'GET', path: '/publication/changes', handler: 'publication.changes' },
    { method: 'GET', path: '/publication/originals/:sha256', handler: 'publication.original' },
    { method: 'POST', path: '/publication/releases', handler: 'publication.releases' },
  ],
};
