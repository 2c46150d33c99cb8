import type { PostUid } from '../content-types';

/** What the form of a post folds away until it is wanted, in its order. */
export const FORM_SECTIONS = ['press', 'files', 'advanced'] as const;
export type FormSection = (typeof FORM_SECTIONS)[number];

interface Form {
  /** The six fields that a post mostly needs, in sight from the start. */
  first: readonly string[];
  press: readonly string[];
  files: readonly string[];
}

/** A field that no place here names stands under "advanced": one that is added later is never lost. */
const FORMS: Record<PostUid, Form> = {
  'api::article.article': {
    first: ['title', 'lead', 'body', 'leadPhoto', 'taskGroups', 'stream'],
    press: ['format', 'source', 'authors'],
    files: ['gallery', 'consents', 'attachments'],
  },
  'api::profile.profile': {
    first: ['title', 'lead', 'body', 'person', 'leadPhoto', 'taskGroups'],
    press: ['quote', 'achievements', 'format', 'source', 'authors'],
    files: ['gallery', 'consents', 'attachments'],
  },
  'api::policy.policy': {
    first: ['title', 'documentNumber', 'issuedOn', 'lead', 'body', 'taskGroups'],
    press: ['brief', 'keyPoints', 'abstract', 'format', 'source', 'authors'],
    files: ['original', 'originalUrl', 'leadPhoto', 'gallery', 'consents', 'attachments'],
  },
};

/** Where each field of a form stands; the order of the names within a place is that of the form. */
export const placesOf = (
  uid: PostUid,
  fields: readonly string[],
): { first: string[] } & Record<FormSection, string[]> => {
  const { first, press, files } = FORMS[uid];
  const present = (names: readonly string[]) => names.filter((name) => fields.includes(name));
  const placed = new Set([...first, ...press, ...files]);
  return {
    first: present(first),
    press: present(press),
    files: present(files),
    advanced: fields.filter((name) => !placed.has(name)),
  };
};

/** Of which posts a form with these fields is; null: of none. */
export const uidOfForm = (fields: readonly string[]): PostUid | null => {
  if (!fields.includes('workflow')) return null;
  if (fields.includes('achievements')) return 'api::profile.profile';
  return fields.includes('documentNumber') ? 'api::policy.policy' : 'api::article.article';
};
