import { isPostUid } from '../../../../domain/content-types';
import type { Panel } from '../content-manager';
import { Part } from '../parts/Part';
import { TEXT } from '../texts';
import { PanelContent } from './PanelContent';

/** Beside the form of a saved post: where it stands, and the steps that this person may take. */
export const ApprovalPanel: Panel = ({ activeTab, model, documentId, document }) => {
  if (!isPostUid(model) || !documentId || !document) return null;
  return {
    title: TEXT.panel,
    content: (
      <Part name={TEXT.panel} of={document}>
        <PanelContent
          key={documentId}
          post={{ uid: model, documentId }}
          shownAt={activeTab === 'published' ? null : (document.updatedAt ?? null)}
        />
      </Part>
    ),
  };
};
