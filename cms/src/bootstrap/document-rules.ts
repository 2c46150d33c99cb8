import { consentWalls } from '../newsroom/access/consent-walls';
import { ownAttributes } from '../newsroom/access/own-attributes';
import { unitWalls } from '../newsroom/access/unit-walls';
import { draftSaves } from '../newsroom/approval/draft-saves';
import { consentSaves } from '../newsroom/consents/consent-saves';
import type { DocumentMiddleware } from '../newsroom/ground/document-middleware';
import { postIdentity } from '../newsroom/posts/post-identity';
import { unitValidity } from '../newsroom/posts/unit-validity';
import { publicationGate } from '../newsroom/publication/publication-gate';
import { permanentCodes } from '../newsroom/vocabularies/permanent-codes';
import { unitCurrentName } from '../newsroom/vocabularies/unit-current-name';
import { vocabularyInUse } from '../newsroom/vocabularies/vocabulary-in-use';
import { vocabularyOutbox } from '../newsroom/vocabularies/vocabulary-outbox';
import { officialMode } from './official-saves';

/**
 * The rules on the way of every document, outermost first. The order is a rule itself: each line says why its
 * rule stands where it does, and `document-rules.test.ts` holds the places that safety hangs on.
 */
export const DOCUMENT_RULES: readonly DocumentMiddleware[] = [
  // First: every other rule judges the attributes that will be saved, and no value that Strapi would fill in itself.
  ownAttributes,
  // Before all that reads or writes a post: who has no permit to publish changes nothing and learns nothing.
  publicationGate,
  // Before the saves: who may not see a post or a consent is refused before anything is done with it.
  unitWalls,
  consentWalls,
  // Before what opens a transaction: these take the lock, which has to be the first statement of one.
  consentSaves,
  draftSaves,
  // Within `draftSaves`, which logs a new post and needs the id and the record that are made here.
  postIdentity,
  // Within `draftSaves`, which sets the unit of whoever writes for one unit alone: that one is checked too.
  unitValidity,
  // Before the announcement of a vocabulary: what is refused here is never announced.
  vocabularyInUse,
  permanentCodes,
  unitCurrentName,
  // Takes the lock; around `officialMode`, so that a refusal there takes the announcement back.
  vocabularyOutbox,
  // Last: judges the department as saved.
  officialMode,
];
