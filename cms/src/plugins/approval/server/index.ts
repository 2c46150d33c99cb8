import type { Core } from '@strapi/strapi';
import { sendDueMails } from '../../../mail-sender';
import { CONDITIONS } from './conditions';
import { controllers } from './controllers';
import { routes } from './routes';
import { publishDue } from './workflow';

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    // Before the bootstrap of Strapi's admin, which drops conditions that it does not know from permissions.
    await strapi.service('admin::permission').conditionProvider.registerMany(CONDITIONS);
  },

  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    // The database says what is due: a timer only asks.
    strapi.cron.add({
      'publish-due': {
        task: () => publishDue().catch((error: unknown) => strapi.log.error(error)),
        options: { rule: '* * * * * *' },
      },
      'send-mails': {
        task: () => sendDueMails().catch((error: unknown) => strapi.log.error(error)),
        options: { rule: '*/2 * * * * *' },
      },
    });
  },

  controllers,
  routes,
};
