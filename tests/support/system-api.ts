import type { PictureFile } from './pictures.ts';
import type { System } from './system.ts';

/** Requests of a person to the running system without a browser, to prepare posts for a test. */
export interface SystemApi {
  /** Throws unless it was done. */
  ask<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T>;
  /** Adds a picture to the media library. */
  upload(picture: PictureFile): Promise<{ id: number }>;
}

export const apiOf = async (
  { cmsUrl }: System,
  login: { email: string; password: string },
): Promise<SystemApi> => {
  const ask = async <T>(token: string | null, method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(cmsUrl + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const { data } = await ask<{ data: { token: string } }>(null, 'POST', '/admin/login', login);
  return {
    ask: (method, path, body) => ask(data.token, method, path, body),
    async upload({ name, bytes }) {
      const form = new FormData();
      form.append('files', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), name);
      const response = await fetch(`${cmsUrl}/upload`, {
        method: 'POST',
        headers: { authorization: `Bearer ${data.token}` },
        body: form,
      });
      const [made] = (await response.json()) as { id: number }[];
      if (!response.ok || !made) throw new Error(`${name} was not taken: ${response.status}`);
      return made;
    },
  };
};

const ARTICLE = 'api::article.article';
const ARTICLES = `/content-manager/collection-types/${ARTICLE}`;

/** Writes a complete article; returns its document id. */
export const writeArticle = async (api: SystemApi, title: string): Promise<string> => {
  const first = async (field: string): Promise<{ documentId: string }> => {
    const path = `/content-manager/relations/${ARTICLE}/${field}?page=1&pageSize=1`;
    const [found] = (await api.ask<{ results: { documentId: string }[] }>('GET', path)).results;
    if (!found) throw new Error(`nothing to choose for ${field}`);
    return { documentId: found.documentId };
  };
  const { data } = await api.ask<{ data: { documentId: string } }>('POST', ARTICLES, {
    title,
    lead: 'Ba buổi, hai mươi giáo viên, một chủ đề.',
    body: 'Buổi đầu tiên bắt đầu lúc bảy giờ.\n\n| Trường | Số lớp | Ghi chú |\n|---|---|---|\n| Trường Mầm non Ví Dụ 1 | 12 | Mở thêm hai lớp buổi chiều |',
    format: 'bai',
    stream: { connect: [await first('stream')] },
    taskGroups: { connect: [await first('taskGroups')] },
  });
  return data.documentId;
};

export const changeArticle = async (
  api: SystemApi,
  documentId: string,
  fields: Record<string, unknown>,
): Promise<void> => {
  await api.ask('PUT', `${ARTICLES}/${documentId}`, fields);
};

export const submitArticle = async (api: SystemApi, documentId: string): Promise<void> => {
  const path = `/approval/posts/${ARTICLE}/${documentId}`;
  const { data } = await api.ask<{ data: { draftHash: string } }>('GET', path);
  await api.ask('POST', `${path}/actions/submit`, { draftHash: data.draftHash });
};
