import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { passwordProblem, RESET_ADDRESS_USED } from '../domain/people/password';

const RESET = '/admin/reset-password';
const SETTING_A_PASSWORD = /^\/admin\/(register|register-admin|reset-password|users\/me|users\/\d+)\/*$/i;

/** A new password is strong; whatever else is refused where one is set can be shown to whoever sets it. */
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
 * Strapi's pages show a ValidationError beside the fields that it names, so one that names none is not shown at all;
 * and of a code that was used up the server says only that something went wrong.
 */
const shown = (error: unknown, resets: boolean): unknown => {
  if (error instanceof errors.ValidationError) {
    const { errors: fields } = error.details as { errors?: unknown[] };
    return fields?.length ? error : new errors.ApplicationError(error.message);
  }
  const unsaid = error instanceof errors.ApplicationError && error.message === NOTHING_SAID;
  return unsaid && resets ? new errors.ApplicationError(RESET_ADDRESS_USED) : error;
};

const NOTHING_SAID = new errors.ApplicationError().message;
