import { Calendar, Pencil, User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { createElement } from 'react';
import { Navigate } from 'react-router-dom';

import { GLOSSARY } from '@newsroom/shared';

import { POST_UID_LIST } from '../../../domain/content-types';
import type { Action, ContentManagerApis, InjectionZones } from './content-manager';
import { LazyTextField } from './editor/LazyTextField';
import { FormSection } from './form/FormSection';
import { KEPT_FIELD, SECTION_FIELD, layOutPostForm } from './form/sections';
import { ImportButton } from './import/ImportButton';
import { KeptDraftLine } from './kept/KeptDraftLine';
import { dropAtLogout } from './kept/logout';
import { ConsentPanel } from './consents/ConsentPanel';
import { formatListCells } from './list-cells';
import { nameFilterValues } from './list-filters';
import { copyAction } from './new-post/copy-action';
import { forwardCopyOf, forwardFrom } from './new-post/Forward';
import { ApprovalPanel } from './panel/ApprovalPanel';
import { inPage, inPart } from './parts/Part';
import { PasteReports } from './paste/PasteReports';
import { layOutPhotos, registerPhotoInputs } from './photos/photo-form';
import { followNewPosts } from './photos/uploads';
import { guardSaves } from './saves';
import { TEXT } from './texts';
import { ToDoIcon } from './to-do/ToDoIcon';

/** Of the roles, the administrator's alone may change the department. */
const ADMINISTERS = [
  { action: 'plugin::content-manager.explorer.update', subject: 'api::department.department' },
];

/** Of the roles, those that write posts. */
const WRITES = [{ action: 'plugin::content-manager.explorer.create', subject: 'api::article.article' }];

/**
 * Approval takes the place of Strapi's Publish and Unpublish. Taking these away only tidies the
 * screen; the publication gate on the server refuses them whoever asks.
 */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: 'approval', name: TEXT.plugin });
    registerPhotoInputs(app);
    app.addMenuLink({
      to: 'plugins/approval/to-do',
      icon: ToDoIcon,
      intlLabel: { id: 'approval.to-do', defaultMessage: TEXT.toDo },
      permissions: [],
      position: -1,
      Component: async () => ({ default: inPage(TEXT.toDo, (await import('./to-do/ToDoPage')).ToDoPage) }),
    });
    app.addMenuLink({
      to: 'plugins/approval/calendar',
      icon: Calendar,
      intlLabel: { id: 'approval.calendar', defaultMessage: TEXT.calendar },
      permissions: [],
      position: -0.5,
      Component: async () => ({
        default: inPage(TEXT.calendar, (await import('./calendar/CalendarPage')).CalendarPage),
      }),
    });
    app.addMenuLink({
      to: 'plugins/approval/new',
      icon: Pencil,
      intlLabel: { id: 'approval.new-post', defaultMessage: TEXT.newPost },
      permissions: WRITES,
      position: -0.75,
      Component: async () => ({
        default: inPage(TEXT.newPost, (await import('./new-post/NewPostPage')).NewPostPage),
      }),
    });
    app.addFields([
      { type: 'richtext', Component: inPart(GLOSSARY.field.body, LazyTextField) },
      { type: SECTION_FIELD, Component: inPart(TEXT.formSection, FormSection) },
      { type: KEPT_FIELD, Component: inPart(TEXT.kept.part, KeptDraftLine) },
    ] as Parameters<StrapiApp['addFields']>[0]);
    // More exact than Strapi's own routes of the same addresses, so they come first.
    app.router.addRoute(
      POST_UID_LIST.flatMap((uid) => [
        { path: `content-manager/collection-types/${uid}/create`, Component: forwardFrom(uid) },
        { path: `content-manager/collection-types/${uid}/clone/:origin`, Component: forwardCopyOf(uid) },
      ]),
    );
    app.addMenuLink({
      to: 'plugins/approval/people',
      icon: User,
      intlLabel: { id: 'approval.people', defaultMessage: TEXT.people },
      permissions: ADMINISTERS,
      Component: async () => ({
        default: inPage(TEXT.people, (await import('./people/PeoplePage')).PeoplePage),
      }),
    });
    app.router.addRoute({
      path: 'plugins/approval/review/:uid/:documentId',
      lazy: async () => ({
        Component: inPage(TEXT.review, (await import('./review/ReviewPage')).ReviewPage),
      }),
    });
    // The admin starts with what waits for the person, in place of Strapi's home page.
    app.router.addRoute((routes) =>
      routes.map((route) =>
        route.index === true
          ? {
              index: true,
              element: createElement(Navigate, { to: '/plugins/approval/to-do', replace: true }),
            }
          : route,
      ),
    );
    // No entry in the menu, which knows roles but not who was named a deputy: "Việc cần làm" leads there.
    app.router.addRoute({
      path: 'plugins/approval/delegations/*',
      lazy: async () => ({
        Component: inPage(TEXT.delegations, (await import('./delegations/DelegationsPage')).DelegationsPage),
      }),
    });
  },

  registerTrads() {
    const data = {
      'approval.to-do': TEXT.toDo,
      'approval.calendar': TEXT.calendar,
      'approval.new-post': TEXT.newPost,
      'approval.people': TEXT.people,
    };
    return Promise.resolve([{ locale: 'vi', data }]);
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin' | 'registerHook'>) {
    const contentManager = app.getPlugin('content-manager') as unknown as InjectionZones & {
      apis: ContentManagerApis;
    };
    const { apis } = contentManager;
    // Besides Strapi's actions, so no panel of a preview that is not set up.
    apis.addEditViewSidePanel((panels) => [
      ...panels.filter(({ type }) => type === 'actions'),
      ApprovalPanel,
      ConsentPanel,
    ]);
    apis.addDocumentAction((actions) =>
      actions
        .filter(({ type }) => type !== 'publish' && type !== 'unpublish')
        .map((action) => (action.type === 'discard' ? quietDiscard(action) : action))
        .map((action) => (action.type === 'clone' ? copyAction(action) : action)),
    );
    // The bulk Publish carries no type in 5.54, so the one to keep is named instead.
    apis.addBulkAction((actions) => actions.filter(({ type }) => type === 'delete'));
    contentManager.injectComponent('editView', 'right-links', {
      name: 'paste-reports',
      Component: inPart(TEXT.pasted, PasteReports),
    });
    contentManager.injectComponent('listView', 'actions', {
      name: 'import-word',
      Component: inPart(TEXT.importWord, ImportButton),
    });
    guardSaves();
    followNewPosts();
    dropAtLogout();
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', layOutPostForm);
    app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', layOutPhotos);
    app.registerHook('Admin/CM/pages/ListView/inject-in-filters', nameFilterValues);
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', formatListCells);
  },
};

/** Without Publish beside it, a red button that mostly cannot be pressed would stand out. */
function quietDiscard(action: Action): Action {
  const visible: Action = (props) => {
    const description = action(props);
    return description === null || description.disabled ? null : { ...description, variant: 'danger-light' };
  };
  return Object.assign(visible, action);
}
