/** Four routes for the publisher and one for the desk; all need the read token. */
export default {
  type: 'content-api',
  routes: [
    { method: 'GET', path: '/publication/changes', handler: 'publication.changes' },
    { method: 'GET', path: '/publication/originals', handler: 'publication.originals' },
    { method: 'GET', path: '/publication/originals/:sha256', handler: 'publication.original' },
    {
      method: 'GET',
      path: '/publication/preview/:uid/:documentId',
      handler: 'publication.preview',
    },
    { method: 'POST', path: '/publication/releases', handler: 'publication.releases' },
  ],
};
