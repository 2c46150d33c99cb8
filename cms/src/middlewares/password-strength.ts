import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { passwordProblem, RESET_ADDRESS_USED } from '../domain/people/password';

const RESET = '/admin/reset-password';
const SETTING_A_PASSWORD = /^\/admin\/(register|register-admin|reset-password|users\/me|users\/\d+)\/*$/i;

/** A new password has to be strong. Any other refusal of these requests is changed so that Strapi's pages show it. */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  if (ctx.method === 'GET' || !SETTING_A_PASSWORD.test(ctx.path)) {
    await next();
    return;
  }
  const body = ctx.request.body as { password?: unknown; userInfo?: { password?: unknown } } | undefined;
  const password = body?.userInfo?.password ?? body?.password;
  const problem = typeof password === 'string' ? passwordProblem(password) : null;
  if (problem !== null) {
    throw new errors.ValidationError(problem, {
      errors: [{ path: ['password'], message: problem, name: 'ValidationError' }],
    });
  }
  try {
    await next();
  } catch (error) {
    throw shown(error, ctx.path.toLowerCase().startsWith(RESET));
  }
};

/**
 * Strapi's pages show a ValidationError only beside the fields that it names, so one without fields would not be shown.
 * For a link that was used already, the server only says that something went wrong.
 */
const shown = (error: unknown, resets: boolean): unknown => {
  if (error instanceof errors.ValidationError) {
    const { errors: fields } = error.details as { errors?: unknown[] };
    return fields?.length ? error : new errors.ApplicationError(error.message);
  }
  const isGeneric = error instanceof errors.ApplicationError && error.message === GENERIC_MESSAGE;
  return isGeneric && resets ? new errors.ApplicationError(RESET_ADDRESS_USED) : error;
};

const GENERIC_MESSAGE = new errors.ApplicationError().message;
