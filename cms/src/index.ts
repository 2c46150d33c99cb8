import type { Core } from '@strapi/strapi';
import { guardAccounts } from './accounts-guard';
import { bootstrap } from './bootstrap';
import { cleanSaves } from './clean-saves';
import { consentSaves } from './document-middlewares/consent-saves';
import { consentWalls } from './document-middlewares/consent-walls';
import { draftSaves } from './document-middlewares/draft-saves';
import { officialMode } from './document-middlewares/official-mode';
import { ownAttributes } from './document-middlewares/own-attributes';
import { permanentCodes } from './document-middlewares/permanent-codes';
import { postIdentity } from './document-middlewares/post-identity';
import { publicationGate } from './document-middlewares/publication-gate';
import { unitCurrentName } from './document-middlewares/unit-current-name';
import { unitWalls } from './document-middlewares/unit-walls';
import { unitValidity } from './document-middlewares/unit-validity';
import { vocabularyInUse } from './document-middlewares/vocabulary-in-use';
import { vocabularyOutbox } from './document-middlewares/vocabulary-outbox';
import { closeAdminRoutes, closeContentApi } from './closed-routes';
import { countOwnPosts } from './home-counts';
import { protectFilesOfDecidedPosts } from './protected-files';
import { limitRelationChoices } from './relation-choices';
import { keepUploadsPrivate } from './uploads';
import { showUploadsUpright } from './upright-uploads';

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
    protectFilesOfDecidedPosts();
    showUploadsUpright();
    countOwnPosts();
    await bootstrap(strapi);
  },
};
