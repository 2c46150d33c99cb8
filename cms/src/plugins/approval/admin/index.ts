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
import { guardSaves } from './kept/saves';
import { TEXT } from './texts';
import { ToDoIcon } from './to-do/ToDoIcon';

/** A permission that only the administrator's role has: changing the department. */
const ADMINISTERS = [
  { action: 'plugin::content-manager.explorer.update', subject: 'api::department.department' },
];

/** A permission that only roles of writers have. */
const WRITES = [{ action: 'plugin::content-manager.explorer.create', subject: 'api::article.article' }];

/**
 * Approval replaces Strapi's Publish and Unpublish. Hiding their buttons only tidies the screen: the publication gate on
 * the server refuses the actions from everybody.
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
    // More specific than Strapi's routes of the same addresses, so they are matched first.
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
    // The admin opens with what waits for the person, instead of Strapi's home page.
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
    // No entry in the menu, because the menu knows roles but not delegations. "Việc cần làm" links to this page.
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
    // Only Strapi's actions are kept, so that there is no panel of a preview that is not set up.
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
    // In Strapi 5.54 the bulk Publish has no type, so the action to keep is named.
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

/** A normal button: without Publish beside it, a red button that can rarely be pressed would attract attention. */
function quietDiscard(action: Action): Action {
  const visible: Action = (props) => {
    const description = action(props);
    return description === null || description.disabled ? null : { ...description, variant: 'danger-light' };
  };
  return Object.assign(visible, action);
}
