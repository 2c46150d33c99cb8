import { z } from 'zod';
import { livePublicationSchema } from './publication.ts';
import { sha256 } from './scalars.ts';

/** The answer of `GET /api/publication/preview/<uid>/<documentId>?hash=<draftHash>` for a draft that could be published. */
export const previewSchema = z.object({ publication: livePublicationSchema, draftHash: sha256 });
export type Preview = z.infer<typeof previewSchema>;

/** Its answer with status 422: what is missing in the draft, in the words of the form. */
export const previewProblemsSchema = z.object({
  problems: z.array(z.object({ field: z.string(), reason: z.string() })).min(1),
});
export type PreviewProblems = z.infer<typeof previewProblemsSchema>;
