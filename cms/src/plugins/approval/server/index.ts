import type { Core } from '@strapi/strapi';
import { dropNotedFiles } from '../../../newsroom/consents/erasure';
import { mailSender } from '../../../newsroom/mail/sender';
import { CONDITIONS } from '../../../newsroom/access/conditions';
import { strapiService } from '../../../newsroom/ground/strapi-services';
import { controllers } from './controllers';
import { PICTURE_MARKS } from './picture-marks';
import { routes } from './routes';
import { publishDue } from '../../../newsroom/approval/workflow';
import { dropUnusedOriginals } from '../../../newsroom/posts/unused-originals';

const mails = new WeakMap<Core.Strapi, ReturnType<typeof mailSender>>();

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    // Before the bootstrap of Strapi's admin, which removes unknown conditions from permissions.
    await strapiService('admin::permission').conditionProvider.registerMany(CONDITIONS);
    strapi.customFields.register(PICTURE_MARKS);
  },

  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    const sender = mailSender();
    mails.set(strapi, sender);
    // The timer only triggers the check; the database says what is due.
    strapi.cron.add({
      'publish-due': {
        task: () => publishDue().catch((error: unknown) => strapi.log.error(error)),
        options: { rule: '* * * * * *' },
      },
      'send-mails': {
        task: () => sender.sendDue().catch((error: unknown) => strapi.log.error(error)),
        options: { rule: '*/2 * * * * *' },
      },
      'drop-unused-files': {
        task: () =>
          dropNotedFiles()
            .then(() => dropUnusedOriginals())
            .catch((error: unknown) => strapi.log.error(error)),
        options: { rule: '0 40 3 * * *' },
      },
    });
  },

  async destroy({ strapi }: { strapi: Core.Strapi }) {
    await mails.get(strapi)?.stop();
  },

  controllers,
  routes,
};
