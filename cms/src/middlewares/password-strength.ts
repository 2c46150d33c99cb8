import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';

const MIN_LENGTH = 12;
const SETTING_A_PASSWORD = /^\/admin\/(register|register-admin|reset-password|users\/me|users\/\d+)\/*$/i;

/** A new password is long enough, and has a small and a capital letter and a digit; said in Vietnamese. */
export default (): Core.MiddlewareHandler => async (ctx, next) => {
  const body = ctx.request.body as { password?: unknown; userInfo?: { password?: unknown } } | undefined;
  const password = body?.userInfo?.password ?? body?.password;
  if (typeof password === 'string' && ctx.method !== 'GET' && SETTING_A_PASSWORD.test(ctx.path)) {
    const strong =
      password.length >= MIN_LENGTH &&
      /\p{Ll}/u.test(password) &&
      /\p{Lu}/u.test(password) &&
      /\d/.test(password);
    if (!strong) {
      throw new errors.ValidationError(
        `Mật khẩu cần ít nhất ${MIN_LENGTH} ký tự, có chữ thường, chữ hoa và chữ số. Ví dụ một câu ngắn dễ nhớ kèm một năm.`,
      );
    }
  }
  await next();
};
