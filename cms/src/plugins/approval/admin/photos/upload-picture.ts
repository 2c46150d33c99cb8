import { attemptTokenRefresh } from '@strapi/strapi/admin';

/** A picture in the form that the media library returns and that a field of the form holds. */
export interface LibraryPicture {
  id: number;
  name: string;
  width: number | null;
  height: number | null;
}

/** Why a picture was not accepted; without a message of the server, the connection was lost. */
export class UploadFailure extends Error {
  readonly status: number;

  constructor(status: number, message = '') {
    super(message);
    this.status = status;
  }
}

/**
 * Sends one picture to the media library.
 * @param onProgress share that has been sent, from 0 to 1
 * @throws UploadFailure
 */
export async function uploadPicture(
  file: File,
  token: string | null,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<LibraryPicture> {
  try {
    return await send(file, token, signal, onProgress);
  } catch (failure) {
    if (!(failure instanceof UploadFailure) || failure.status !== 401) throw failure;
    return send(file, await attemptTokenRefresh(token), signal, onProgress);
  }
}

/** Uses XMLHttpRequest, because fetch does not report upload progress. */
function send(
  file: File,
  token: string | null,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<LibraryPicture> {
  const form = new FormData();
  form.append('files', file);
  form.append(
    'fileInfo',
    JSON.stringify({ name: file.name, alternativeText: null, caption: null, folder: null }),
  );
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/upload');
    request.responseType = 'json';
    if (token !== null) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    };
    request.onload = () => {
      const answer = request.response as { error?: { message?: string } } | LibraryPicture[] | null;
      const picture = Array.isArray(answer) ? answer[0] : undefined;
      if (picture) resolve(picture);
      else reject(new UploadFailure(request.status, Array.isArray(answer) ? '' : answer?.error?.message));
    };
    request.onerror = () => reject(new UploadFailure(0));
    request.onabort = () => reject(new UploadFailure(0));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
