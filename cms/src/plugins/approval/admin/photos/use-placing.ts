import { unstable_useContentManagerContext, useAuth, useForm } from '@strapi/strapi/admin';
import { useEffect, useRef, useSyncExternalStore } from 'react';

import { lastCredit } from '../../../../domain/pictures/photos';
import type { LibraryPicture } from './upload-picture';
import { allUploads, changeUpload, NEW_POST, onUploads, type Upload } from './uploads';

/** The fields of a post that hold pictures. */
const [LEAD, GALLERY] = ['leadPhoto', 'gallery'] as const;
const PHOTO = 'post.photo';

interface Photo {
  picture?: { id: number } | null;
  credit?: string | null;
}

interface Post {
  postId?: string;
  leadPhoto?: Photo | null;
  gallery?: Photo[] | null;
}

/** Puts uploaded pictures into the form of their post, as if the writer had chosen them one by one. */
export function usePlacing(): { post: string; uploads: readonly Upload[] } {
  const values: Post = useForm('usePlacing', (form) => form.values);
  const initialValues: Post = useForm('usePlacing', (form) => form.initialValues);
  const { modified, isSubmitting, addFieldRow, onChange } = useForm('usePlacing', (form) => form);
  const user = useAuth('usePlacing', (auth) => auth.user?.id);
  const { components } = unstable_useContentManagerContext();
  const post = values.postId ?? NEW_POST;
  const all = useSyncExternalStore(onUploads, allUploads);
  const uploads = all.filter((upload) => upload.post === post);
  const known = useRef(initialValues);

  useEffect(() => {
    const credit = lastCredit(photosOf(values));
    if (modified && credit !== '') rememberCredit(user, credit);
  }, [values, modified, user]);

  useEffect(() => {
    const isAnew = known.current !== initialValues;
    known.current = initialValues;
    for (const upload of uploads) follow(upload, { values, initialValues, isAnew });
    // The answer to a running save would overwrite what is put into the form now.
    if (isSubmitting) return;
    const next = uploads.find(({ state }) => state === 'uploaded');
    if (!next?.picture) return;
    const photo = {
      ...emptyPhoto(components[PHOTO]?.attributes),
      picture: next.picture,
      credit: lastCredit(photosOf(values)) || rememberedCredit(user),
    };
    const asLead = !values.leadPhoto?.picture;
    changeUpload(next.key, { state: 'placing', asLead });
    if (asLead) onChange(LEAD, { ...photo, ...written(values.leadPhoto), picture: next.picture });
    else addFieldRow(GALLERY, photo);
  });

  return { post, uploads };
}

/**
 * The answer to a save replaces the form, so pictures that were added after the save was sent are missing: they are
 * added again. Pictures that the writer removed stay removed.
 */
function follow(
  { key, state, picture }: Upload,
  form: { values: Post; initialValues: Post; isAnew: boolean },
): void {
  if (!picture || (state !== 'placing' && state !== 'placed')) return;
  if (holds(form.initialValues, picture)) changeUpload(key, { state: 'kept' });
  else if (holds(form.values, picture)) {
    if (state === 'placing') changeUpload(key, { state: 'placed' });
  } else if (form.isAnew) changeUpload(key, { state: 'uploaded' });
  else if (state === 'placed') changeUpload(key, { state: 'kept' });
}

const photosOf = ({ leadPhoto, gallery }: Post): (Photo | null | undefined)[] => [
  leadPhoto,
  ...(gallery ?? []),
];

const holds = (post: Post, { id }: LibraryPicture): boolean =>
  photosOf(post).some((photo) => photo?.picture?.id === id);

/** What somebody wrote about a picture before the picture was chosen. */
const written = (photo: Photo | null | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(photo ?? {}).filter(([, value]) => value !== null && value !== ''));

/** An empty component, as the content manager would add it. */
const emptyPhoto = (
  attributes: Record<string, { type: string; default?: unknown }> = {},
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, attribute]) => {
      if (attribute.type === 'relation') return [[name, { connect: [], disconnect: [] }]];
      return 'default' in attribute ? [[name, attribute.default]] : [];
    }),
  );

/** Stored only on this machine and for this account; the server does not need it. */
const creditKey = (user: unknown): string => `newsroom-photo-credit:${String(user)}`;

function rememberedCredit(user: unknown): string {
  return localStorage.getItem(creditKey(user)) ?? '';
}

function rememberCredit(user: unknown, credit: string): void {
  localStorage.setItem(creditKey(user), credit);
}
