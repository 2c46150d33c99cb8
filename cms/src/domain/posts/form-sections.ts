import type { PostUid } from '../content-types';

/** The folded sections in the form of a post, in their order. */
export const FORM_SECTIONS = ['press', 'files', 'advanced'] as const;
export type FormSection = (typeof FORM_SECTIONS)[number];

interface Form {
  /** The six fields that most posts need, visible from the start. */
  first: readonly string[];
  press: readonly string[];
  files: readonly string[];
}

/** A field that is not named here is shown under "advanced", so that a new field is never missing from the form. */
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

/** In which section each field of a form is; the order of the names in a section is that of the form. */
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

/** The content type whose form has these fields; null: no type of posts. */
export const uidOfForm = (fields: readonly string[]): PostUid | null => {
  if (!fields.includes('workflow')) return null;
  if (fields.includes('achievements')) return 'api::profile.profile';
  return fields.includes('documentNumber') ? 'api::policy.policy' : 'api::article.article';
};
