import type { Core } from '@strapi/strapi';
import { guardAccounts } from './newsroom/staff/accounts-guard';
import { bootstrap } from './bootstrap';
import { DOCUMENT_RULES } from './bootstrap/document-rules';
import { cleanSaves } from './newsroom/access/clean-saves';
import { closeAdminRoutes, closeContentApi } from './newsroom/access/closed-routes';
import { countOwnPosts } from './newsroom/access/home-counts';
import { protectFilesOfFixedPosts } from './newsroom/approval/protected-files';
import { limitRelationChoices } from './newsroom/access/relation-choices';
import { keepUploadsPrivate } from './newsroom/files/uploads';
import { showUploadsUpright } from './newsroom/files/upright-uploads';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    closeContentApi(strapi);
    closeAdminRoutes(strapi);
    keepUploadsPrivate();
    limitRelationChoices(strapi);
    for (const rule of DOCUMENT_RULES) strapi.documents.use(rule);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    cleanSaves();
    guardAccounts();
    protectFilesOfFixedPosts();
    showUploadsUpright();
    countOwnPosts();
    await bootstrap(strapi);
  },
};
