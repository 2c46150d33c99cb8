import { errors } from '@strapi/utils';
import type { Problem } from './domain/problems';

/** 400 with every field named; the admin shows `details.errors` beside the form. */
export const refusal = (summary: string, problems: Problem[]): Error =>
  new errors.ValidationError(
    [summary, ...problems.map(({ field, reason }) => `${field}: ${reason}.`)].join('\n'),
    {
      errors: problems.map(({ field, reason }) => ({
        path: [field],
        message: reason,
        name: 'ValidationError',
      })),
    },
  );

/** 403: nobody may do this by this way. */
export const forbidden = (message: string): Error => new errors.PolicyError(message);
