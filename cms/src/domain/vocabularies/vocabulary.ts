import { departmentSchema, problemsOf, streamSchema, taskGroupSchema, unitSchema } from '@newsroom/shared';
import type { z } from 'zod';
import type { VocabularyUid } from '../content-types';
import { labelOf } from '../labels';
import { type Problem, vietnameseReason } from '../problems';

/** A vocabulary entry or the department's settings as the Document Service gives it, populated. */
export type Entry = Record<string, unknown>;

interface Mapping {
  schema: z.ZodType;
  key(entry: Entry): string;
  payload(entry: Entry): unknown;
}

/** How an entry becomes the payload of its outbox row, by its type. */
const MAPPINGS: Record<VocabularyUid, Mapping> = {
  'api::unit.unit': {
    schema: unitSchema,
    key: (entry) => String(entry.code),
    payload: (entry) => ({
      code: entry.code,
      type: entry.type,
      parent: codeOf(entry.parent),
      names: listOf(entry.names).map((name) => ({
        name: name.name,
        gsoCode: filled(name.gsoCode),
        validFrom: filled(name.validFrom),
        validTo: filled(name.validTo),
      })),
      successors: listOf(entry.successors)
        .map((successor) => ({ code: codeOf(successor.unit), of: successor.of }))
        .filter((successor) => successor.code !== null),
    }),
  },
  'api::task-group.task-group': {
    schema: taskGroupSchema,
    key: (entry) => String(entry.code),
    payload: (entry) => ({
      code: entry.code,
      number: entry.number,
      shortTitle: entry.shortTitle,
      title: entry.title,
      description: filled(entry.description),
      sourceDocument: filled(entry.sourceDocument),
      clause: filled(entry.clause),
      verified:
        filled(entry.verifiedBy) === null || filled(entry.verifiedOn) === null
          ? null
          : { by: entry.verifiedBy, on: entry.verifiedOn },
      validFrom: filled(entry.validFrom),
      validTo: filled(entry.validTo),
    }),
  },
  'api::stream.stream': {
    schema: streamSchema,
    key: (entry) => String(entry.code),
    payload: (entry) => ({ code: entry.code, shortTitle: entry.shortTitle, title: entry.title }),
  },
  'api::department.department': {
    schema: departmentSchema,
    key: () => 'department',
    payload: (entry) => ({
      name: entry.name,
      shortName: entry.shortName,
      successor:
        filled(entry.successorName) === null || filled(entry.successorFrom) === null
          ? null
          : { name: entry.successorName, validFrom: entry.successorFrom },
      official: entry.official === true,
      governingBody: filled(entry.governingBody),
      address: filled(entry.address),
      phone: filled(entry.phone),
      email: filled(entry.email),
      responsible: filled(entry.responsible),
      contacts: listOf(entry.contacts).map((contact) => ({
        role: contact.role,
        name: contact.name,
        post: contact.post,
        unit: filled(contact.unit),
        phone: filled(contact.phone),
        email: filled(contact.email),
      })),
      about: filled(entry.about),
      programme: programmeOf(entry),
      feedAuthority: entry.feedAuthority,
      feedYear: entry.feedYear,
    }),
  },
};

/** The outbox row's key and payload of an entry, checked by the contract. */
export const announce = (
  uid: VocabularyUid,
  entry: Entry,
): { key: string; payload: unknown } | { problems: Problem[] } => {
  const mapping = MAPPINGS[uid];
  const parsed = mapping.schema.safeParse(mapping.payload(entry));
  if (parsed.success) return { key: mapping.key(entry), payload: parsed.data };
  return {
    problems: problemsOf(parsed.error).map(({ field, reason }) => ({
      field: labelOf(uid, field),
      reason: vietnameseReason(reason),
    })),
  };
};

/** null if all three are empty. With only some of them the entry is refused, because none may be silently lost. */
const programmeOf = (entry: Entry): unknown => {
  const [name, document, summary] = [
    entry.programmeName,
    entry.programmeDocument,
    entry.programmeSummary,
  ].map(filled);
  return name === null && document === null && summary === null ? null : { name, document, summary };
};

const filled = (value: unknown): unknown => (value === undefined || value === '' ? null : value);
const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;
const codeOf = (value: unknown): unknown => (isEntry(value) ? (value.code ?? null) : null);
const listOf = (value: unknown): Entry[] => (Array.isArray(value) ? value.filter(isEntry) : []);
