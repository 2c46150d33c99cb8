import type { StrapiApp } from '@strapi/strapi/admin';

import { ApprovalPanel } from './ApprovalPanel';
import type { ContentManagerApis } from './content-manager';
import { translateEnumerationCells } from './enumeration-cells';

/**
 * Approval takes the place of Strapi's Publish and Unpublish. Taking these away only tidies the
 * screen; the publication gate on the server refuses them whoever asks.
 */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'approval', name: 'Duyệt đăng' });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    const { apis } = app.getPlugin('content-manager') as unknown as { apis: ContentManagerApis };
    apis.addEditViewSidePanel([ApprovalPanel]);
    apis.addDocumentAction((actions) => actions.filter(({ type }) => type !== 'publish' && type !== 'unpublish'));
    // The bulk Publish carries no type in 5.54, so the one to keep is named instead.
    apis.addBulkAction((actions) => actions.filter(({ type }) => type === 'delete'));
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', translateEnumerationCells);
  },
};
