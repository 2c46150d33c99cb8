import { type ChangesPage, type Refusal, awaitedPicturesSchema, changesPageSchema } from '@newsroom/shared';

/** The publisher's report to the CMS after a release. */
export interface ReleaseReport {
  /** Every row up to this one is on the site, or among the refusals. */
  sequence: number;
  /** Instant of the release, UTC. */
  at: string;
  /** All present refusals. */
  refusals: Refusal[];
}

/** The requests of the publisher to the CMS. Each throws `CmsUnavailable`. */
export interface Cms {
  /** @param wait how long the CMS may wait for new rows before it sends an empty answer, in milliseconds */
  changes(after: number, limit: number, wait?: number): Promise<ChangesPage>;
  /** The bytes of an original; null: the CMS has none with this hash. */
  original(sha256: string): Promise<Uint8Array | null>;
  /** The sha256 of the originals of pictures that an approval may soon make public. */
  awaitedPictures(): Promise<string[]>;
  report(report: ReleaseReport): Promise<void>;
}

/** The CMS gave no usable answer; the same request may succeed later. */
export class CmsUnavailable extends Error {
  override name = 'CmsUnavailable';
}

export const connectCms = ({ url, token }: { url: string; token: string }): Cms => {
  const ask = async (path: string, timeout: number, init: RequestInit = {}): Promise<Response> => {
    const headers = { ...init.headers, Authorization: `Bearer ${token}` };
    return fetch(`${url}/api/publication/${path}`, {
      ...init,
      headers,
      signal: AbortSignal.timeout(timeout),
    }).catch((error: unknown) => {
      throw unreachable(url, error);
    });
  };

  return {
    async changes(after, limit, wait = 0) {
      const response = await ask(`changes?after=${after}&limit=${limit}&wait=${wait}`, 30_000 + wait);
      const body: unknown = await successful(response, url).json().catch(unreadable(url));
      const page = changesPageSchema.safeParse(body);
      if (!page.success) throw new CmsUnavailable(`CMS ở ${url} trả lời không đúng dạng trang thay đổi`);
      return page.data;
    },

    async original(sha256) {
      const response = await ask(`originals/${sha256}`, 120_000);
      if (response.status === 404) {
        await response.body?.cancel();
        return null;
      }
      return new Uint8Array(await successful(response, url).arrayBuffer().catch(unreadable(url)));
    },

    async awaitedPictures() {
      const response = await ask('originals', 30_000);
      const body: unknown = await successful(response, url).json().catch(unreadable(url));
      const awaited = awaitedPicturesSchema.safeParse(body);
      if (!awaited.success) throw new CmsUnavailable(`CMS ở ${url} trả lời không đúng dạng danh sách ảnh`);
      return awaited.data.pictures;
    },

    async report(report) {
      const response = await ask('releases', 30_000, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(report),
      });
      await successful(response, url).body?.cancel();
    },
  };
};

const successful = (response: Response, url: string): Response => {
  if (response.ok) return response;
  // An unread body would keep the connection open.
  void response.body?.cancel();
  throw response.status === 401 || response.status === 403
    ? new CmsUnavailable(`CMS ở ${url} từ chối mã trong biến PUBLISHER_TOKEN (${response.status})`)
    : new CmsUnavailable(`CMS ở ${url} báo lỗi ${response.status}`);
};

const unreachable = (url: string, error: unknown): CmsUnavailable => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new CmsUnavailable(`chưa liên lạc được với CMS ở ${url}${code}`, { cause: error });
};

const unreadable =
  (url: string) =>
  (error: unknown): never => {
    throw new CmsUnavailable(`câu trả lời của CMS ở ${url} bị cắt ngang hoặc hỏng`, { cause: error });
  };
