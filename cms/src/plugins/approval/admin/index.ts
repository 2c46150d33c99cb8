import type { StrapiApp } from '@strapi/strapi/admin';

import { ApprovalPanel } from './ApprovalPanel';
import type { Action, ContentManagerApis } from './content-manager';
import { formatListCells } from './list-cells';

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
    // Besides Strapi's actions, so no panel of a preview that is not set up.
    apis.addEditViewSidePanel((panels) => [
      ...panels.filter(({ type }) => type === 'actions'),
      ApprovalPanel,
    ]);
    apis.addDocumentAction((actions) =>
      actions
        .filter(({ type }) => type !== 'publish' && type !== 'unpublish')
        .map((action) => (action.type === 'discard' ? hiddenWhileDisabled(action) : action)),
    );
    // The bulk Publish carries no type in 5.54, so the one to keep is named instead.
    apis.addBulkAction((actions) => actions.filter(({ type }) => type === 'delete'));
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', formatListCells);
  },
};

/** Without Publish beside it, a button that mostly cannot be pressed would stand out. */
function hiddenWhileDisabled(action: Action): Action {
  const visible: Action = (props) => {
    const description = action(props);
    return description?.disabled ? null : description;
  };
  return Object.assign(visible, action);
}
