import type { GLOSSARY } from '@newsroom/shared';
import type { Cms } from './cms.ts';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T & { error?: { message: string; details?: { errors?: { path: string[]; message: string }[] } } };
}

interface UploadedFile {
  name: string;
  type: string;
  bytes: Buffer;
}

/** A person who uses the admin API like the browser does. */
export interface Person {
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body?: unknown): Promise<Answer<T>>;
  put<T>(path: string, body?: unknown): Promise<Answer<T>>;
  delete<T>(path: string): Promise<Answer<T>>;
  /** Uploads one file to the media library. */
  upload(file: UploadedFile, fields?: Record<string, string>): Promise<Answer<{ id: number }[]>>;
  uploadTo(path: string, file: UploadedFile): Promise<Answer>;
  /** Sends a form without a file. */
  form(path: string, fields: Record<string, string>): Promise<Answer>;
  /** Replaces the bytes of a file. */
  replaceFile(id: number, file: UploadedFile): Promise<Answer>;
}

export const PASSWORD = 'Mat-khau-thu-1234';

interface Wanted {
  /** null: Super Admin. */
  roles: (keyof typeof GLOSSARY.role)[] | null;
  /** Code of the person's unit. */
  unit?: string;
}

export interface SignedIn extends Person {
  id: number;
  email: string;
  /** The value of the person's Authorization header. */
  authorization: string;
}

/** The unit in the support's article bodies: the only one of the seed that exists today. */
export const UNIT = 'so-gddt-an-giang';

/** Logs in a new person with a role; `null`: Super Admin. */
export const signIn = (
  cms: Cms,
  role: keyof typeof GLOSSARY.role | null,
  unit: string = UNIT,
): Promise<SignedIn> => signInAs(cms, { roles: role && [role], unit });

/** Logs in a new person with any roles and unit. */
export const signInAs = async (cms: Cms, { roles, unit }: Wanted): Promise<SignedIn> => {
  const { strapi } = cms;
  const found: { id: number }[] = await strapi.db.query('admin::role').findMany({
    where:
      roles === null
        ? { code: 'strapi-super-admin' }
        : { code: { $in: roles.map((role) => `newsroom-${role}`) } },
  });
  const email = `${roles?.join('-') ?? 'super'}-${Math.random().toString(36).slice(2)}@vi-du.test`;
  const user = await strapi.service('admin::user').create({
    email,
    firstname: 'Người',
    lastname: `Thử ${roles?.join(' ') ?? 'super'}`,
    password: PASSWORD,
    isActive: true,
    registrationToken: null,
    roles: found.map(({ id }) => id),
  });
  if (unit !== undefined) {
    await strapi.db.query('api::people.person').create({ data: { userId: user.id, unit } });
  }
  const response = await fetch(`${cms.url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const { data } = (await response.json()) as { data: { token: string } };
  return { ...person(cms, data.token), id: user.id, email, authorization: `Bearer ${data.token}` };
};

/** A caller with a bearer token, or none. */
export const person = (cms: Cms, token: string | null): Person => {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const call = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> => {
    const response = await fetch(`${cms.url}${path}`, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answerOf<T>(response);
  };
  const sendForm = async <T>(path: string, form: FormData): Promise<Answer<T>> =>
    answerOf<T>(await fetch(`${cms.url}${path}`, { method: 'POST', headers, body: form }));
  const send = <T>(
    path: string,
    { name, type, bytes }: UploadedFile,
    fields: Record<string, string> = {},
  ): Promise<Answer<T>> => {
    const form = formOf(fields);
    form.append('files', new Blob([new Uint8Array(bytes)], { type }), name);
    form.append('fileInfo', JSON.stringify({ name, alternativeText: null, caption: null, folder: null }));
    return sendForm<T>(path, form);
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    put: (path, body = {}) => call('PUT', path, body),
    delete: (path) => call('DELETE', path),
    upload: (file, fields) => send('/upload', file, fields),
    uploadTo: (path, file) => send(path, file),
    form: (path, fields) => sendForm(path, formOf(fields)),
    replaceFile: (id, file) => send(`/upload?id=${id}`, file),
  };
};

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

const answerOf = async <T>(response: Response): Promise<Answer<T>> => {
  const text = await response.text();
  return {
    status: response.status,
    body: (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {}) as Answer<T>['body'],
  };
};
