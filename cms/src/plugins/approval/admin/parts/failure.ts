import { isBaseQueryError } from '@strapi/strapi/admin';

import { TEXT } from '../texts';

/** A reason for a refusal, by field. */
export interface Problem {
  path: string[];
  message: string;
}

/** A refused request, in the form that is shown to the person. */
export interface Failure {
  title: string;
  problems: Problem[];
}

/** The server's message; without one, a text that says that it did not answer. */
export function failureOf(error: unknown): Failure {
  const problems = problemsOf(error);
  const known = typeof error === 'object' && error !== null && isBaseQueryError(error);
  const message = (known ? error.message : undefined) ?? TEXT.unknownError;
  // The message repeats each problem on its own line, so only its first line is used.
  return { title: problems.length > 0 ? (message.split('\n')[0] ?? message) : message, problems };
}

function problemsOf(error: unknown): Problem[] {
  const errors = (error as { details?: { errors?: unknown } } | null)?.details?.errors;
  if (!Array.isArray(errors)) return [];
  return errors.map((each: { path?: unknown; message?: unknown }) => ({
    path: Array.isArray(each.path) ? each.path.map(String) : [],
    message: typeof each.message === 'string' ? each.message : '',
  }));
}
