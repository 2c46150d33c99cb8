import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { usesOfConsent, withdrawConsent } from '../../../newsroom/consents/consent-withdrawal';
import { isMonth } from '../../../domain/workflow/calendar';
import { isPostUid, type PostKey } from '../../../domain/content-types';
import { currentCaller } from '../../../newsroom/people/people';
import { type LoadedPost, loadPost } from '../../../newsroom/posts/post-facts';
import { forbidden } from '../../../newsroom/ground/refusal';
import { revisionOf } from '../../../newsroom/posts/revisions';
import { calendarOf } from '../../../newsroom/approval/calendar';
import * as delegationDesk from '../../../newsroom/staff/delegations';
import { importWord } from '../../../newsroom/writing/import';
import * as peopleDesk from '../../../newsroom/staff/people';
import { previewLink } from '../../../newsroom/approval/preview';
import { markSeen, noteRead, reviewOf } from '../../../newsroom/approval/review';
import { standingOf } from '../../../newsroom/approval/standing';
import { startOf, startPost } from '../../../newsroom/writing/start';
import { toDoOf } from '../../../newsroom/approval/to-do';
import { isAskedAction } from '../../../newsroom/approval/inputs';
import { restore, transition } from '../../../newsroom/approval/workflow';
import { type Actor, sees } from '../../../domain/people/actor';
import type { RevisionText } from '../../../domain/approval-api';

type Context = Parameters<Core.ControllerHandler>[0];

const posts: Core.Controller = {
  async me(ctx) {
    ctx.body = { data: await peopleDesk.introduce(await asker()) };
  },

  async toDo(ctx) {
    ctx.body = { data: await toDoOf(await asker()) };
  },

  async calendar(ctx) {
    const { month } = ctx.query as Record<string, unknown>;
    if (typeof month !== 'string' || !isMonth(month)) {
      throw new errors.ValidationError('Tháng phải có dạng năm-tháng, ví dụ 2026-11.');
    }
    ctx.body = { data: await calendarOf(await asker(), month) };
  },

  async standing(ctx) {
    await answer(ctx, await loadPost(keyOf(ctx)), await asker());
  },

  async act(ctx) {
    const [key, actor] = [keyOf(ctx), await asker()];
    const { action } = paramsOf(ctx);
    if (!action || !isAskedAction(action)) throw new errors.NotFoundError(`Không có việc “${action}”.`);
    const post = await transition(key, action, actor, ctx.request.body);
    await noteRead(post, actor);
    await answer(ctx, post, actor);
  },

  async review(ctx) {
    const review = await reviewOf(keyOf(ctx), await asker());
    if (!review) throw unknownPost();
    ctx.body = { data: review };
  },

  async seen(ctx) {
    const { draftHash } = (ctx.request.body ?? {}) as Record<string, unknown>;
    if (typeof draftHash !== 'string') throw new errors.ValidationError('Thiếu bản đã xem (draftHash).');
    if (!(await markSeen(keyOf(ctx), await asker(), draftHash))) throw unknownPost();
    ctx.body = { data: {} };
  },

  async preview(ctx) {
    const link = await previewLink(keyOf(ctx), await asker());
    if (!link) throw unknownPost();
    ctx.body = { data: link };
  },

  async revision(ctx) {
    const [key, actor] = [keyOf(ctx), await asker()];
    const post = await loadPost(key);
    const revision = await revisionOf(key, numberOf(ctx, 'number'));
    if (!post || !revision || !sees(actor, post.facts)) throw unknownPost();
    ctx.body = { data: { snapshot: revision.snapshot } satisfies RevisionText };
  },

  async restore(ctx) {
    const [key, actor] = [keyOf(ctx), await asker()];
    await restore(key, numberOf(ctx, 'number'), actor);
    await answer(ctx, await loadPost(key), actor);
  },

  async start(ctx) {
    ctx.body = { data: await startOf(await asker()) };
  },

  async startPost(ctx) {
    ctx.body = { data: await startPost(await asker(), ctx.request.body) };
  },

  async importWord(ctx) {
    ctx.body = { data: await importWord(await asker(), ctx.request.files) };
  },
};

const consents: Core.Controller = {
  async uses(ctx) {
    const uses = await usesOfConsent(String(paramsOf(ctx)['documentId']), await asker());
    if (!uses) throw unknownConsent();
    ctx.body = { data: uses };
  },
  async withdraw(ctx) {
    const [documentId, actor] = [String(paramsOf(ctx)['documentId']), await asker()];
    await withdrawConsent(documentId, actor, ctx.request.body, (key) =>
      transition(key, 'withdraw', actor, { comment: '', reasonKind: 'consent' }),
    );
    const uses = await usesOfConsent(documentId, actor);
    if (!uses) throw unknownConsent();
    ctx.body = { data: uses };
  },
};

const people: Core.Controller = {
  async list(ctx) {
    ctx.body = { data: await peopleDesk.list(await asker()) };
  },
  async invite(ctx) {
    ctx.body = { data: await peopleDesk.invite(await asker(), ctx.request.body) };
  },
  async update(ctx) {
    await peopleDesk.update(await asker(), numberOf(ctx, 'id'), ctx.request.body);
    ctx.body = { data: {} };
  },
  async deactivate(ctx) {
    await peopleDesk.deactivate(await asker(), numberOf(ctx, 'id'), ctx.request.body);
    ctx.body = { data: {} };
  },
  async activate(ctx) {
    await peopleDesk.activate(await asker(), numberOf(ctx, 'id'));
    ctx.body = { data: {} };
  },
  async resetPassword(ctx) {
    await peopleDesk.resetPassword(await asker(), numberOf(ctx, 'id'));
    ctx.body = { data: {} };
  },
  async signIns(ctx) {
    ctx.body = { data: await peopleDesk.signIns(await asker()) };
  },
};

const delegations: Core.Controller = {
  async list(ctx) {
    ctx.body = { data: await delegationDesk.list(await asker()) };
  },
  async create(ctx) {
    await delegationDesk.create(await asker(), ctx.request.body);
    ctx.body = { data: {} };
  },
  async end(ctx) {
    await delegationDesk.end(await asker(), numberOf(ctx, 'id'));
    ctx.body = { data: {} };
  },
};

export const controllers = { posts, consents, people, delegations };

const asker = async (): Promise<Actor> => {
  const caller = await currentCaller();
  if (caller === 'system' || caller === 'token') throw forbidden('Cần đăng nhập.');
  return caller;
};

const answer = async (ctx: Context, post: LoadedPost | null, actor: Actor): Promise<void> => {
  const standing = post && (await standingOf(post, actor));
  if (!standing) throw unknownPost();
  ctx.body = { data: standing };
};

const paramsOf = (ctx: Context) => ctx.params as Record<string, string>;

const keyOf = (ctx: Context): PostKey => {
  const { uid, documentId } = paramsOf(ctx);
  if (!uid || !documentId || !isPostUid(uid)) throw unknownPost();
  return { uid, documentId };
};

const numberOf = (ctx: Context, name: string): number => {
  const value = Number(paramsOf(ctx)[name]);
  if (!Number.isSafeInteger(value) || value < 1) throw new errors.NotFoundError('Không tìm thấy.');
  return value;
};

const unknownConsent = () => new errors.NotFoundError('Không tìm thấy phiếu này.');
const unknownPost = () => new errors.NotFoundError('Không tìm thấy bài này.');
