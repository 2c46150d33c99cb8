import { adminApi } from '@strapi/strapi/admin';

import { LARGEST_FILE } from '../../../../domain/pictures/upload-types';
import { PHOTO_TEXT } from './photo-texts';
import { type LibraryPicture, UploadFailure, uploadPicture } from './upload-picture';

/** A picture that is being added to a post. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  /** Id of the post; `NEW_POST` until it is saved for the first time. */
  readonly post: string;
  /** `uploaded`: in the media library, not in the form yet. `placed`: in the form. `kept`: saved. */
  readonly state: 'waiting' | 'sending' | 'uploaded' | 'placing' | 'placed' | 'kept' | 'failed';
  /** Share that has been sent, from 0 to 1. */
  readonly sent: number;
  readonly picture: LibraryPicture | null;
  readonly asLead: boolean;
  /** Why it failed, and whether trying again may help. */
  readonly failure: { message: string; again: boolean } | null;
}

export const NEW_POST = 'new';

/**
 * Stored outside of the form: the first save of a post changes its address, so that the form is built again while
 * pictures are still uploading.
 */
let uploads: readonly Upload[] = [];
const listeners = new Set<() => void>();
const sending = new Map<number, AbortController>();
let lastKey = 0;
let token: string | null = null;

export const allUploads = (): readonly Upload[] => uploads;

export const onUploads = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export function addUploads(files: readonly File[], post: string, by: string | null): void {
  token = by;
  const added = files.map((file): Upload => {
    const refusal = refusalOf(file);
    return {
      key: ++lastKey,
      file,
      post,
      state: refusal === null ? 'waiting' : 'failed',
      sent: 0,
      picture: null,
      asLead: false,
      failure: refusal === null ? null : { message: refusal, again: false },
    };
  });
  publish([...uploads, ...added]);
  void sendNext();
}

export function changeUpload(key: number, change: Partial<Upload>): void {
  publish(uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
}

export function retryUpload(key: number, by: string | null): void {
  token = by;
  changeUpload(key, { state: 'waiting', sent: 0, failure: null });
  void sendNext();
}

/** Removes uploads from the list and stops those that are still running; pictures in the form stay there. */
export function forgetUploads(keys: readonly number[]): void {
  for (const key of keys) sending.get(key)?.abort();
  publish(uploads.filter(({ key }) => !keys.includes(key)));
}

/** Assigns the uploads of a new post to it when it is saved for the first time. */
export function followNewPosts(): void {
  adminApi.enhanceEndpoints({
    // The content manager's endpoints are not in the type of the admin's api.
    endpoints: {
      createDocument(endpoint: CreateEndpoint) {
        const { transformResponse } = endpoint;
        endpoint.transformResponse = (response, meta, creation) => {
          const created = transformResponse(response, meta, creation);
          const post = created.data?.postId;
          if (post !== undefined) {
            publish(uploads.map((upload) => (upload.post === NEW_POST ? { ...upload, post } : upload)));
          }
          return created;
        };
      },
    },
  });
}

interface Created {
  data?: { postId?: string };
}

interface CreateEndpoint {
  transformResponse: (response: Created, meta: unknown, creation: unknown) => Created;
}

/** One at a time: on a slow connection, parallel uploads would all be slow. It also keeps the order of the files. */
async function sendNext(): Promise<void> {
  const next = uploads.find(({ state }) => state === 'waiting');
  if (!next || sending.size > 0) return;
  const { key, file } = next;
  const stop = new AbortController();
  sending.set(key, stop);
  changeUpload(key, { state: 'sending' });
  try {
    const picture = await uploadPicture(file, token, stop.signal, (sent) => changeUpload(key, { sent }));
    changeUpload(key, { state: 'uploaded', picture });
  } catch (failure) {
    changeUpload(key, { state: 'failed', failure: failureOf(failure, file.name) });
  }
  sending.delete(key);
  await sendNext();
}

function failureOf(failure: unknown, name: string): { message: string; again: boolean } {
  const { status, message } = failure instanceof UploadFailure ? failure : new UploadFailure(0);
  if (status === 400 && message !== '') return { message, again: false };
  if (status === 413) return { message: PHOTO_TEXT.tooLarge(name), again: false };
  return { message: status === 0 ? PHOTO_TEXT.lost(name) : PHOTO_TEXT.refused(name), again: true };
}

/** Refusals that do not need the server; it checks everything else by the bytes. */
function refusalOf({ name, type, size }: File): string | null {
  // Some systems give no type for HEIC pictures of phones.
  if (!type.startsWith('image/') && !/\.hei[cf]$/i.test(name)) return PHOTO_TEXT.noPicture(name);
  return size > LARGEST_FILE ? PHOTO_TEXT.tooLarge(name) : null;
}

function publish(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}
