import {
  LIMITS,
  WITHDRAWAL_REASONS,
  departmentSchema,
  livePublicationSchema,
  streamSchema,
  taskGroupSchema,
  unitSchema,
} from '@newsroom/shared';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  CHILD_AGREEMENTS,
  CONSENT_KINDS,
  INSIDE_LIMITS,
  PEOPLE_IN_PICTURE,
  RECORD_STATUSES,
  REVISION_CAUSES,
} from './fields';
import { LABELS } from './labels';
import { LENT_CAPACITIES } from './people/people';
import { type Attribute, SCHEMAS, schemaOf } from './schemas.test.support';
import { STATES } from './posts/facts';

const [article, profile, policy] = livePublicationSchema.options;

/** The part of the contract that a form has to match, and fields of the form that have another path there. */
const CONTRACT: Record<string, { schema: z.ZodType; paths?: Record<string, string> }> = {
  'api::article.article': { schema: article },
  'api::profile.profile': { schema: profile },
  'api::policy.policy': {
    schema: policy,
    paths: {
      documentNumber: 'document.number',
      documentKind: 'document.kind',
      issuer: 'document.issuer',
      issuedOn: 'document.issuedOn',
      effectiveOn: 'document.effectiveOn',
      expiredOn: 'document.expiredOn',
    },
  },
  'post.photo': { schema: at(article, 'leadPhoto') },
  'post.author': { schema: at(article, 'authors') },
  'post.attachment': { schema: at(article, 'attachments') },
  'profile.person': { schema: at(profile, 'person') },
  'profile.achievement': { schema: at(profile, 'achievements') },
  'policy.key-point': { schema: at(policy, 'keyPoints'), paths: { text: '' } },
  'policy.brief': { schema: at(policy, 'brief') },
  'api::unit.unit': { schema: unitSchema },
  'unit.name': { schema: at(unitSchema, 'names') },
  'unit.successor': { schema: at(unitSchema, 'successors') },
  'api::task-group.task-group': {
    schema: taskGroupSchema,
    paths: { verifiedBy: 'verified.by', verifiedOn: 'verified.on' },
  },
  'api::stream.stream': { schema: streamSchema },
  'api::department.department': {
    schema: departmentSchema,
    paths: {
      successorName: 'successor.name',
      successorFrom: 'successor.validFrom',
      programmeName: 'programme.name',
      programmeDocument: 'programme.document',
      programmeSummary: 'programme.summary',
    },
  },
  'department.contact': { schema: at(departmentSchema, 'contacts') },
};

/** Limits of fields that are not in the contract: who is in a picture, and what only the server needs. */
const INSIDE: Record<string, Record<string, Limits>> = {
  ...Object.fromEntries(
    ['api::article.article', 'api::profile.profile', 'api::policy.policy'].map((uid) => [
      uid,
      { postId: { maxLength: 7 }, workflow: { enum: STATES } },
    ]),
  ),
  'post.photo': { people: { enum: PEOPLE_IN_PICTURE } },
  'api::unit.unit': { currentName: { maxLength: LIMITS.unit.name } },
  'api::consent.consent': {
    kind: { enum: CONSENT_KINDS },
    childAgreement: { enum: CHILD_AGREEMENTS },
    ...maxima(INSIDE_LIMITS.consent),
  },
  'api::approval.approval-comment': {
    ...maxima({ uid: 80, postDocumentId: 60, hash: 64, salt: 32, text: INSIDE_LIMITS.comment }),
  },
  'api::approval.approval-event': {
    ...maxima({ at: 24, action: 40, uid: 80, postDocumentId: 60, fromState: 20, toState: 20 }),
    ...maxima({ draftHash: 64, comment: 64, previousHash: 64, hash: 64 }),
  },
  'api::approval.mail': maxima({ key: 36, kind: 20, uid: 80, postDocumentId: 60 }),
  'api::approval.reading': maxima({ uid: 80, postDocumentId: 60 }),
  'api::approval.revision': {
    ...maxima({ uid: 80, postDocumentId: 60, draftHash: 64 }),
    cause: { enum: REVISION_CAUSES },
  },
  'api::people.delegation': { capacity: { enum: LENT_CAPACITIES } },
  'api::people.person': maxima({ unit: LIMITS.code }),
  'api::publication.outbox-row': maxima({ subject: 40, key: 80 }),
  'api::publication.post-record': {
    ...maxima({ postId: 7, uid: 80, postDocumentId: 60, submittedHash: 64 }),
    status: { enum: RECORD_STATUSES },
    reasonKind: { enum: WITHDRAWAL_REASONS },
    state: { enum: STATES },
    ...maxima({ urgent: INSIDE_LIMITS.urgent }),
  },
};

/** Fields that a draft may leave empty although the contract requires them; `publish` then names them. */
const MAY_COME_LATER = [
  'api::article.article body',
  'api::article.article lead',
  'api::policy.policy abstract',
  'api::policy.policy body',
  'api::policy.policy documentKind',
  'api::policy.policy documentNumber',
  'api::policy.policy issuedOn',
  'api::policy.policy issuer',
  'api::policy.policy lead',
  'api::profile.profile body',
  'api::profile.profile lead',
  'post.photo credit',
];
/** The server writes these and ignores what a form sends. */
const BY_SERVER = ['slug', 'sample'];

/** Not checked for a pattern: Strapi checks mail addresses by type; the server or `publish` checks the others. */
const FREE_PATTERNS = ['email', 'slug', 'originalUrl', 'feedAuthority'];

interface Limits {
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
  regex?: string;
  enum?: readonly string[];
}

describe.each([...SCHEMAS])('the content type or component %s', (uid, { attributes }) => {
  it('has the limits and enumerations of the contract, and none besides', () => {
    const stated = limitsOf(attributes, (attribute) => attribute);
    const wanted = limitsOf(attributes, (_, field) => INSIDE[uid]?.[field] ?? fromContract(uid, field));
    expect(stated).toEqual(wanted);
  });

  it('bounds every text that people fill in', () => {
    if (!Object.hasOwn(LABELS, uid)) return;
    const endless = Object.entries(attributes).filter(
      ([, { type, maxLength }]) =>
        ['string', 'text', 'richtext', 'email'].includes(type) && maxLength === undefined,
    );
    expect(endless.map(([field]) => field)).toEqual([]);
  });
});

it('forms demand what the contract demands, but for what a draft may still lack', () => {
  const differing = Object.entries(CONTRACT).flatMap(([uid, { schema, paths }]) =>
    Object.entries(schemaOf(uid).attributes).flatMap(([field, attribute]) => {
      const said = pathIn(schema, paths?.[field] ?? field);
      if (!said || BY_SERVER.includes(field) || !isPlain(attribute)) return [];
      return said.nullable !== (attribute.required === true) ? [] : [`${uid} ${field}`];
    }),
  );
  expect(differing.sort()).toEqual(MAY_COME_LATER);
});

/** Relations, files and components are chosen, not typed; only `publish` can say whether one may be missing. */
const isPlain = ({ type }: Attribute): boolean => !['relation', 'media', 'component'].includes(type);

const limitsOf = (
  attributes: Record<string, Attribute>,
  of: (attribute: Attribute, field: string) => Limits,
): Record<string, Limits> =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([, attribute]) => isPlain(attribute))
      .map(([field, attribute]) => [field, limits(of(attribute, field))] as const)
      .filter(([, found]) => Object.keys(found).length > 0),
  );

const limits = ({ minLength, maxLength, min, max, regex, enum: values }: Limits): Limits => ({
  ...(minLength === undefined ? {} : { minLength }),
  ...(maxLength === undefined ? {} : { maxLength }),
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
  ...(regex === undefined ? {} : { regex }),
  ...(values === undefined ? {} : { enum: [...values] }),
});

function maxima(given: Record<string, number>): Record<string, Limits> {
  return Object.fromEntries(Object.entries(given).map(([field, maxLength]) => [field, { maxLength }]));
}

const fromContract = (uid: string, field: string): Limits => {
  const contract = CONTRACT[uid];
  const said = contract && pathIn(contract.schema, contract.paths?.[field] ?? field);
  if (!said) return {};
  const { def } = said.schema as z.ZodType & { def: { type: string } };
  switch (def.type) {
    case 'string': {
      const text = said.schema as z.ZodString;
      const pattern = FREE_PATTERNS.includes(field) ? undefined : patternOf(text);
      return {
        ...(text.maxLength === null ? {} : { maxLength: text.maxLength }),
        ...(pattern === undefined ? {} : { regex: pattern }),
      };
    }
    case 'number': {
      const { minValue, maxValue } = said.schema as z.ZodNumber;
      return {
        ...(minValue === null || minValue === Number.MIN_SAFE_INTEGER ? {} : { min: minValue }),
        ...(maxValue === null || maxValue === Number.MAX_SAFE_INTEGER ? {} : { max: maxValue }),
      };
    }
    case 'enum':
      return { enum: (said.schema as z.ZodEnum).options.map(String) };
    default:
      return {};
  }
};

const patternOf = ({ def }: z.ZodString): string | undefined => {
  const [pattern] = (def.checks ?? []).flatMap(({ _zod }) =>
    'pattern' in _zod.def && _zod.def.pattern instanceof RegExp ? [_zod.def.pattern] : [],
  );
  return pattern?.source;
};

/** The schema at a path, through lists and nullable values; null: the contract has no such path. */
function pathIn(schema: z.ZodType, path: string): { schema: z.ZodType; nullable: boolean } | null {
  const [inner, nullable] = unwrapped(schema);
  if (path === '') return { schema: inner, nullable };
  const [first = '', ...rest] = path.split('.');
  const { shape } = (inner as z.ZodType & { def: { shape?: Record<string, z.ZodType> } }).def;
  const next = shape?.[first];
  if (!next) return null;
  const found = pathIn(next, rest.join('.'));
  return found && { ...found, nullable: found.nullable || nullable };
}

function unwrapped(schema: z.ZodType): [z.ZodType, nullable: boolean] {
  const { def } = schema as z.ZodType & { def: { innerType?: z.ZodType; element?: z.ZodType; type: string } };
  if (def.innerType) return [unwrapped(def.innerType)[0], true];
  if (def.element) return unwrapped(def.element);
  return [schema, false];
}

function at(schema: z.ZodType, path: string): z.ZodType {
  const found = pathIn(schema, path);
  if (!found) throw new Error(`the contract has no ${path}`);
  return found.schema;
}
