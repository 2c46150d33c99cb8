import { adminApi } from '@strapi/strapi/admin';

import { leave } from './kept-drafts';

interface LogoutEndpoint {
  onQueryStarted?: () => void;
}

/** Whoever logs out leaves nothing on the machine, also where the server cannot be asked. */
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
