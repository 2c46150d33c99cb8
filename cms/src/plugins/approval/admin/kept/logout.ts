import { adminApi } from '@strapi/strapi/admin';

import { leave } from './kept-drafts';

interface LogoutEndpoint {
  onQueryStarted?: () => void;
}

/** Deletes what is stored on the machine when somebody logs out, even if the server cannot be reached. */
export function dropAtLogout(): void {
  adminApi.enhanceEndpoints({
    // Strapi's own endpoint, which is not in the type of the api that plugins get.
    endpoints: {
      logout(endpoint: LogoutEndpoint) {
        endpoint.onQueryStarted = () => leave(localStorage);
      },
    },
  });
}
