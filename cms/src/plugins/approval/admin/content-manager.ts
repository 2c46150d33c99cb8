import type { ComponentType, ReactNode } from 'react';

/** What the content manager passes to a side panel; only the part used here. */
interface PanelProps {
  activeTab?: 'draft' | 'published';
  model: string;
  documentId?: string;
  document?: { updatedAt?: string };
}

export interface Panel {
  (props: PanelProps): { title: string; content: ReactNode } | null;
  type?: string;
}

interface ActionProps {
  model: string;
  documentId?: string;
}

interface ActionDescription {
  label?: string;
  disabled?: boolean;
  variant?: string;
  dialog?: unknown;
  onClick?: () => void;
}

export interface Action {
  (props: ActionProps): ActionDescription | null;
  type?: string;
}

/** `@strapi/content-manager` is not a dependency of the app, so its plugin interface is declared here. */
export interface ContentManagerApis {
  addEditViewSidePanel(change: (panels: Panel[]) => Panel[]): void;
  addDocumentAction(change: (actions: Action[]) => Action[]): void;
  addBulkAction(change: (actions: Action[]) => Action[]): void;
}

/** Places of the content manager's pages where a plugin may put something of its own. */
export interface InjectionZones {
  injectComponent(
    page: 'editView' | 'listView',
    place: 'right-links' | 'actions',
    part: { name: string; Component: ComponentType<{ slug: string }> },
  ): void;
}
