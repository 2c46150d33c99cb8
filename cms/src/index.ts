import type { Core } from '@strapi/strapi';
import { guardAccounts } from './newsroom/staff/accounts-guard';
import { bootstrap } from './bootstrap';
import { cleanSaves } from './newsroom/access/clean-saves';
import { consentSaves } from './newsroom/consents/consent-saves';
import { consentWalls } from './newsroom/access/consent-walls';
import { draftSaves } from './newsroom/approval/draft-saves';
import { officialMode } from './bootstrap/official-saves';
import { ownAttributes } from './newsroom/access/own-attributes';
import { permanentCodes } from './newsroom/vocabularies/permanent-codes';
import { postIdentity } from './newsroom/posts/post-identity';
import { publicationGate } from './newsroom/publication/publication-gate';
import { unitCurrentName } from './newsroom/vocabularies/unit-current-name';
import { unitWalls } from './newsroom/access/unit-walls';
import { unitValidity } from './newsroom/posts/unit-validity';
import { vocabularyInUse } from './newsroom/vocabularies/vocabulary-in-use';
import { vocabularyOutbox } from './newsroom/vocabularies/vocabulary-outbox';
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
    strapi.documents.use(ownAttributes);
    strapi.documents.use(publicationGate);
    strapi.documents.use(unitWalls);
    strapi.documents.use(consentWalls);
    strapi.documents.use(consentSaves);
    strapi.documents.use(draftSaves);
    strapi.documents.use(postIdentity);
    strapi.documents.use(unitValidity);
    strapi.documents.use(vocabularyInUse);
    strapi.documents.use(permanentCodes);
    strapi.documents.use(unitCurrentName);
    strapi.documents.use(vocabularyOutbox);
    strapi.documents.use(officialMode);
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
