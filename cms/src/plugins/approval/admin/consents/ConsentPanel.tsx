import type { Panel } from '../content-manager';
import { ConsentContent } from './ConsentContent';
import { CONSENT_TEXT } from './consent-texts';
import { CONSENT_UID } from '../../../../domain/content-types';

/** Beside a consent record: where it counts, and what hangs on it. */
export const ConsentPanel: Panel = ({ model, documentId, document }) => {
  if (model !== CONSENT_UID || !documentId || !document) return null;
  return {
    title: CONSENT_TEXT.panel,
    content: <ConsentContent key={documentId} documentId={documentId} saved={document} />,
  };
};
