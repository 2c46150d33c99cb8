import type { Panel } from '../content-manager';
import { Part } from '../parts/Part';
import { ConsentContent } from './ConsentContent';
import { CONSENT_TEXT } from './consent-texts';
import { CONSENT_UID } from '../../../../domain/content-types';

/** Beside a consent record: where it is valid, and which posts use it. */
export const ConsentPanel: Panel = ({ model, documentId, document }) => {
  if (model !== CONSENT_UID || !documentId || !document) return null;
  return {
    title: CONSENT_TEXT.panel,
    content: (
      <Part name={CONSENT_TEXT.panel} of={document}>
        <ConsentContent key={documentId} documentId={documentId} saved={document} />
      </Part>
    ),
  };
};
