import { APPROVE, WITHDRAW } from './permissions';

const forPeopleWith = (...actions: string[]) => ({
  policies: [
    'admin::isAuthenticatedAdmin',
    ...(actions.length > 0 ? [{ name: 'admin::hasPermissions', config: { actions } }] : []),
  ],
});

export const routes = {
  admin: {
    type: 'admin',
    routes: [
      { method: 'GET', path: '/posts/:uid/:documentId', handler: 'posts.standing', config: forPeopleWith() },
      {
        method: 'POST',
        path: '/posts/:uid/:documentId/approve',
        handler: 'posts.approve',
        config: forPeopleWith(APPROVE),
      },
      {
        method: 'POST',
        path: '/posts/:uid/:documentId/withdraw',
        handler: 'posts.withdraw',
        config: forPeopleWith(WITHDRAW),
      },
    ],
  },
};
