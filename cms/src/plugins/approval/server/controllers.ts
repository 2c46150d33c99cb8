import { WITHDRAWAL_REASONS } from '@newsroom/shared';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { type PostUid, isPostUid } from '../../../domain/posts';
import { APPROVE, WITHDRAW } from './permissions';

const withdrawal = z.object({
  reasonKind: z.enum(WITHDRAWAL_REASONS),
  reason: z.string().max(1000).default(''),
});

interface PostKey {
  uid: PostUid;
  documentId: string;
}

const posts = ({ strapi }: { strapi: Core.Strapi }): Core.Controller => {
  const publications = () => strapi.service('api::publication.publication');

  const answer = async (ctx: Parameters<Core.ControllerHandler>[0], key: PostKey) => {
    const standing = await publications().standing(key);
    if (!standing) throw new errors.NotFoundError('Không tìm thấy bài này.');
    const can = (action: string): boolean => ctx.state.userAbility.can(action);
    ctx.body = { data: { ...standing, may: { approve: can(APPROVE), withdraw: can(WITHDRAW) } } };
  };

  return {
    async standing(ctx) {
      const key = keyOf(ctx.params);
      // What a person may not read in the content manager, the panel does not tell them either.
      if (ctx.state.userAbility.cannot('plugin::content-manager.explorer.read', key.uid))
        return ctx.forbidden();
      await answer(ctx, key);
    },

    async approve(ctx) {
      const key = keyOf(ctx.params);
      await publications().publish(key);
      await answer(ctx, key);
    },

    async withdraw(ctx) {
      const key = keyOf(ctx.params);
      const parsed = withdrawal.safeParse(ctx.request.body);
      if (!parsed.success)
        throw new errors.ValidationError('Hãy chọn loại lý do và ghi lý do gỡ bài (tối đa 1.000 ký tự).');
      await publications().withdraw({ ...key, ...parsed.data });
      await answer(ctx, key);
    },
  };
};

export const controllers = { posts };

const keyOf = ({ uid, documentId }: Record<string, string>): PostKey => {
  if (!uid || !documentId || !isPostUid(uid)) throw new errors.NotFoundError('Không tìm thấy bài này.');
  return { uid, documentId };
};
