import { errors } from '@strapi/utils';
import createError from 'http-errors';
import type { Problem, Refused } from '../../domain/problems';

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

/** 403: not allowed. */
export const forbidden = (message: string): Error => new errors.PolicyError(message);

/** 409: not possible in the present state, for example because somebody else has changed it meanwhile. */
export const conflict = (message: string): Error => createError(409, message);

export const refused = ({ status, message }: Refused): Error => {
  switch (status) {
    case 403:
      return forbidden(message);
    case 404:
      return new errors.NotFoundError(message);
    case 409:
      return conflict(message);
    default:
      return status satisfies never;
  }
};
