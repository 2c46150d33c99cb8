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
 * The rules that every save of a document passes through, outermost first. Their order matters for security: each line
 * says why its rule is at this place, and `document-rules.test.ts` checks the places that security depends on.
 */
export const DOCUMENT_RULES: readonly DocumentMiddleware[] = [
  // First, so that every other rule sees the attributes that will be saved, and no value that Strapi would fill in.
  ownAttributes,
  // Before everything that reads or writes a post: without a permit to publish, nothing is changed or revealed.
  publicationGate,
  // Before the saves: who may not see a post or a consent is refused before anything happens to it.
  unitWalls,
  consentWalls,
  // Before everything that opens a transaction: these take the lock, which has to be the first statement of one.
  consentSaves,
  draftSaves,
  // Inside `draftSaves`, which logs a new post and needs the id and the record that are made here.
  postIdentity,
  // Inside `draftSaves`, which sets the unit for people who write for one unit only, so that this unit is checked too.
  unitValidity,
  // Before a vocabulary is announced: what is refused here is never announced.
  vocabularyInUse,
  permanentCodes,
  unitCurrentName,
  // Takes the lock. Outside of `officialMode`, so that a refusal there also undoes the announcement.
  vocabularyOutbox,
  // Last: checks the department as it was saved.
  officialMode,
];
