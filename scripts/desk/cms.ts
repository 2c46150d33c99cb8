import {
  type Preview,
  type PreviewClaims,
  type PreviewProblems,
  previewProblemsSchema,
  previewSchema,
} from '@newsroom/shared';
import { type Cms, CmsUnavailable, connectCms } from '../publisher/ground/cms.ts';

/** The CMS's answer about a draft; "changed": the text is not the one that the link was signed for. */
export type PreviewAnswer = Preview | PreviewProblems | 'changed' | 'unknown';

/** The requests of the desk to the CMS. Each throws `CmsUnavailable`. */
export interface DeskCms extends Pick<Cms, 'changes' | 'original'> {
  preview(claims: PreviewClaims): Promise<PreviewAnswer>;
}

export const connectDeskCms = ({ url, token }: { url: string; token: string }): DeskCms => {
  return {
    ...connectCms({ url, token }),
    async preview({ uid, documentId, draftHash }) {
      const path = `${encodeURIComponent(uid)}/${encodeURIComponent(documentId)}?hash=${draftHash}`;
      const response = await fetch(`${url}/api/publication/preview/${path}`, {
        headers: { Authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(30_000),
      }).catch((error: unknown) => {
        throw new CmsUnavailable(`chưa liên lạc được với CMS ở ${url}`, { cause: error });
      });
      const body: unknown = await response.json().catch(() => null);
      switch (response.status) {
        case 200: {
          const preview = previewSchema.safeParse(body);
          // Otherwise the link would show another text than the one that it was signed for.
          if (preview.success && preview.data.draftHash === draftHash) return preview.data;
          break;
        }
        case 404:
          return 'unknown';
        case 410:
          return 'changed';
        case 422: {
          const problems = previewProblemsSchema.safeParse(body);
          if (problems.success) return problems.data;
          break;
        }
      }
      throw new CmsUnavailable(`CMS ở ${url} trả lời không đúng dạng bản xem trước (${response.status})`);
    },
  };
};
