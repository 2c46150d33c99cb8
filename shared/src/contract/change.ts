import { z } from 'zod';
import { liftRow } from './lift.ts';
import { PUBLICATION_VERSION, postId, publicationSchema } from './publication.ts';
import { instant, sha256 } from './scalars.ts';
import { departmentSchema, streamSchema, taskGroupSchema, unitSchema } from './vocabulary.ts';

export const SUBJECTS = [
  'post',
  'erasure',
  'picture-erasure',
  'unit',
  'task-group',
  'stream',
  'department',
] as const;
export type Subject = (typeof SUBJECTS)[number];

const envelope = {
  /** Increasing, but not always consecutive. */
  sequence: z.int().positive(),
  at: instant,
  /** The post's id, the picture's hash, the vocabulary's code, or "department". */
  key: z.string().min(1),
  version: z.literal(PUBLICATION_VERSION),
};

const changeSchema = z.discriminatedUnion('subject', [
  z.object({ ...envelope, subject: z.literal('post'), payload: publicationSchema }),
  // A sample post was removed. There is no notice, because it was never a real publication.
  z.object({ ...envelope, subject: z.literal('erasure'), payload: z.object({ id: postId }) }),
  // A picture was removed with its consent: it is never shown again, even if a later row or an older copy of the CMS has it.
  z.object({ ...envelope, subject: z.literal('picture-erasure'), payload: z.object({ sha256 }) }),
  z.object({ ...envelope, subject: z.literal('unit'), payload: unitSchema }),
  z.object({ ...envelope, subject: z.literal('task-group'), payload: taskGroupSchema }),
  z.object({ ...envelope, subject: z.literal('stream'), payload: streamSchema }),
  z.object({ ...envelope, subject: z.literal('department'), payload: departmentSchema }),
]);

/** One outbox row whose payload has been checked. */
export type Change = z.infer<typeof changeSchema>;

/** Length of the CMS's log of approvals and the hash of its last row. Each release records them, to detect a cut log. */
const approvalMarkSchema = z.object({ count: z.int().min(0), head: sha256 });
export type ApprovalMark = z.infer<typeof approvalMarkSchema>;

/** The answer of `GET /api/publication/changes?after=N&limit=M`. Rows may be of any version. */
export const changesPageSchema = z.object({
  rows: z.array(z.looseObject({ sequence: z.int().positive(), subject: z.string(), key: z.string() })),
  /** Whether there are more rows after the last one. */
  more: z.boolean(),
  approvals: approvalMarkSchema,
});
export type ChangesPage = z.infer<typeof changesPageSchema>;
export type RawChange = ChangesPage['rows'][number];

export interface Refusal {
  subject: string;
  key: string;
  problems: { field: string; reason: string }[];
}

/**
 * The change, checked by the contract after a row of an older version was converted; or why it was refused. Nothing
 * unchecked is used further.
 */
export const parseChange = (row: RawChange): { change: Change } | { refusal: Refusal } => {
  const parsed = changeSchema.safeParse(liftRow(row));
  if (parsed.success) return { change: parsed.data };
  return {
    refusal: {
      subject: row.subject,
      key: row.key,
      problems: problemsOf(parsed.error),
    },
  };
};

/** Field paths ("payload.leadPhoto.credit") and reasons, including the deepest issues of unions. */
export const problemsOf = (error: z.ZodError): Refusal['problems'] => flatten(error.issues, []);

const flatten = (issues: readonly z.core.$ZodIssue[], base: readonly PropertyKey[]): Refusal['problems'] =>
  issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      // The branch that fits best is the one with the fewest issues.
      const best = [...issue.errors].sort((a, b) => a.length - b.length)[0] ?? [];
      return flatten(best, path);
    }
    return [{ field: path.map(String).join('.'), reason: issue.message }];
  });
