import type { Core } from '@strapi/strapi';
import { guardAccounts } from './newsroom/staff/accounts-guard';
import { bootstrap } from './bootstrap';
import { DOCUMENT_RULES } from './bootstrap/document-rules';
import { cleanSaves } from './newsroom/access/clean-saves';
import { closeAdminRoutes, closeContentApi } from './newsroom/access/closed-routes';
import { countOwnPosts } from './newsroom/access/home-counts';
import { protectFilesOfFixedPosts } from './newsroom/approval/protected-files';
import { limitRelationChoices } from './newsroom/access/relation-choices';
import { takeUploads } from './newsroom/files/upload-routes';
import { keepUploadsPrivate } from './newsroom/files/uploads';
import { openPicturesApart } from './newsroom/files/library-pictures';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    closeContentApi(strapi);
    closeAdminRoutes(strapi);
    keepUploadsPrivate();
    takeUploads(strapi);
    limitRelationChoices(strapi);
    for (const rule of DOCUMENT_RULES) strapi.documents.use(rule);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    cleanSaves();
    guardAccounts();
    protectFilesOfFixedPosts();
    openPicturesApart();
    countOwnPosts();
    await bootstrap(strapi);
  },
};
