import { takeFiles } from '../../../newsroom/files/taken-files';
import { mayImport } from '../../../newsroom/writing/import';

/** Every route needs a session; the table of the workflow and `people.ts` decide who may do what. */
const forPeople = { policies: ['admin::isAuthenticatedAdmin'] };
const get = (path: string, handler: string) => ({ method: 'GET', path, handler, config: forPeople });
const post = (path: string, handler: string) => ({ method: 'POST', path, handler, config: forPeople });
const put = (path: string, handler: string) => ({ method: 'PUT', path, handler, config: forPeople });

const POST_PATH = '/posts/:uid/:documentId';

export const routes = {
  admin: {
    type: 'admin',
    routes: [
      get('/me', 'posts.me'),
      get('/to-do', 'posts.toDo'),
      get('/calendar', 'posts.calendar'),
      get(POST_PATH, 'posts.standing'),
      get(`${POST_PATH}/review`, 'posts.review'),
      post(`${POST_PATH}/seen`, 'posts.seen'),
      post(`${POST_PATH}/actions/:action`, 'posts.act'),
      post(`${POST_PATH}/preview`, 'posts.preview'),
      get(`${POST_PATH}/revisions/:number`, 'posts.revision'),
      post(`${POST_PATH}/revisions/:number/restore`, 'posts.restore'),
      get('/start', 'posts.start'),
      post('/start', 'posts.startPost'),
      {
        ...post('/import', 'posts.importWord'),
        config: { ...forPeople, middlewares: [takeFiles(mayImport)] },
      },
      get('/consents/:documentId/uses', 'consents.uses'),
      post('/consents/:documentId/withdraw', 'consents.withdraw'),
      get('/people', 'people.list'),
      post('/people', 'people.invite'),
      put('/people/:id', 'people.update'),
      post('/people/:id/deactivate', 'people.deactivate'),
      post('/people/:id/activate', 'people.activate'),
      post('/people/:id/reset-password', 'people.resetPassword'),
      get('/sign-ins', 'people.signIns'),
      get('/delegations', 'delegations.list'),
      post('/delegations', 'delegations.create'),
      post('/delegations/:id/end', 'delegations.end'),
    ],
  },
};
