import { dayOf } from '@newsroom/shared';
import {
  consentProblems,
  narrowedFields,
  nextCode,
  seesConsent,
  writesConsents,
} from '../../domain/consents/consent';
import { labelOf } from '../../domain/labels';
import { type StoredConsent, loadConsent } from './consents';
import { dropFilesAfterCommit } from './erasure';
import { currentCaller } from '../people/people';
import { conflict, forbidden, refusal, refused } from '../ground/refusal';
import { mayErase, mayRemoveSamples } from '../ground/permits';
import { exclusively } from '../ground/transaction';
import { setOwnUnit, withoutUnit } from '../people/own-unit';
import { type CallParams, type DocumentMiddleware, savedDocument } from '../ground/document-middleware';
import { CONSENT_UID } from '../../domain/content-types';
import { type Actor, writesForAll } from '../../domain/people/actor';
import { mayTakeAsEvidence } from './evidence';
import { type UsingPost, postsWithConsent, postsWithFile } from '../posts/uses';
import { rowsOf } from '../ground/rows';

/**
 * A consent is only saved if it is complete, and the server gives it its code. A save cannot take away what a post
 * depends on: for that there is “Rút đồng ý”, which changes the posts too.
 */
export const consentSaves: DocumentMiddleware = async (context, next) => {
  if (context.uid !== CONSENT_UID) return next();
  const params = context.params as CallParams;
  switch (context.action) {
    case 'create':
      return exclusively(() => recordNew(params, next));
    case 'update':
      // The withdrawal itself, which empties the fields that name a person.
      return mayErase(params.documentId) ? next() : exclusively(() => recordSave(params, next));
    case 'clone':
      throw forbidden(
        'Không sao chép phiếu đồng ý: mỗi phiếu có người ký và bản chụp của mình. Hãy lập phiếu mới.',
      );
    case 'delete':
      return exclusively(() => recordDeletion(params, next));
    default:
      return next();
  }
};

const recordNew = async <Result>(params: CallParams, next: () => Result): Promise<Awaited<Result>> => {
  const actor = await writer(null);
  if (actor) await setOwnUnit(actor, params);
  params.data = { ...params.data, code: await freeCode(), withdrawnOn: null };
  const result = await next();
  await refuseIncomplete(savedDocument(result)?.documentId, actor, null);
  return result;
};

const recordSave = async <Result>(params: CallParams, next: () => Result): Promise<Awaited<Result>> => {
  const before = await loadConsent(params.documentId);
  const actor = await writer(before);
  if (!before) return await next();
  if (before.withdrawnOn !== null) {
    throw conflict(`Phiếu ${before.code} đã được rút nên không sửa được. Có phiếu ký mới thì lập phiếu mới.`);
  }
  const { code: _code, withdrawnOn: _withdrawnOn, ...data } = params.data ?? {};
  params.data = actor && !writesForAll(actor) ? withoutUnit(data) : data;
  const result = await next();
  const after = await refuseIncomplete(params.documentId, actor, before);
  const narrowed = narrowedFields(before, after);
  const posts = narrowed.length === 0 ? [] : (await postsOf(before)).filter(({ fixed }) => fixed);
  if (posts.length > 0) {
    throw refusal(
      `Chưa lưu được: phiếu ${before.code} đang dùng trong bài đã gửi duyệt hoặc đã đăng (${titles(posts)}).`,
      narrowed,
    );
  }
  // Without a consent the copy would be an ordinary file, which administrators can see and posts can use.
  if (before.evidence && before.evidence.id !== after.evidence?.id) {
    await dropFilesAfterCommit({ uploads: [before.evidence.id], originals: [] });
  }
  return result;
};

const recordDeletion = async <Result>(params: CallParams, next: () => Result): Promise<Awaited<Result>> => {
  const consent = await loadConsent(params.documentId);
  await writer(consent);
  if (!consent || mayRemoveSamples()) return await next();
  if (consent.withdrawnOn !== null)
    throw conflict(`Phiếu ${consent.code} đã được rút: số phiếu được giữ lại để tra cứu.`);
  const posts = await postsOf(consent);
  if (posts.length > 0) {
    throw conflict(
      `Phiếu ${consent.code} đang dùng trong bài ${titles(posts)} nên không xóa được. Hãy bỏ phiếu khỏi bài, hoặc dùng “Rút đồng ý”.`,
    );
  }
  const result = await next();
  if (consent.evidence) await dropFilesAfterCommit({ uploads: [consent.evidence.id], originals: [] });
  return result;
};

/** Null: the program itself. */
const writer = async (consent: StoredConsent | null): Promise<Actor | null> => {
  const caller = await currentCaller();
  if (caller === 'token') throw forbidden('Mã truy cập chỉ đọc được những gì đã đăng.');
  if (caller === 'system') return null;
  const unit = consent?.unit?.code ?? null;
  if (consent && !seesConsent(caller, unit)) {
    throw refused({ status: 404, message: 'Không tìm thấy phiếu này.' });
  }
  if (!writesConsents(caller, unit))
    throw forbidden('Vai trò của bạn không ghi phiếu đồng ý của đơn vị này.');
  return caller;
};

const NEWEST_CODE = { type: 'newsroom', name: 'consent', key: 'newestCode' } as const;

/** A code is never given twice, for a version of a post may name a consent that has been deleted. */
const freeCode = async (): Promise<string> => {
  const [year = ''] = dayOf(new Date().toISOString()).split('-');
  const given: unknown = await strapi.store.get(NEWEST_CODE);
  const [stored] = await rowsOf(CONSENT_UID).findMany({
    where: { code: { $startsWith: `PDY-${year}-` } },
    orderBy: { id: 'desc' },
    limit: 1,
  });
  const ofYear = typeof given === 'string' && given.startsWith(`PDY-${year}-`) ? given : null;
  const code = nextCode(year, ofYear ?? stored?.code ?? null);
  await strapi.store.set({ ...NEWEST_CODE, value: code });
  return code;
};

const refuseIncomplete = async (
  documentId: string | undefined,
  actor: Actor | null,
  before: StoredConsent | null,
): Promise<StoredConsent> => {
  const consent = await loadConsent(documentId);
  if (!consent) throw new Error(`the consent ${String(documentId)} is gone after its save`);
  const { evidence } = consent;
  const taken = evidence && evidence.id !== before?.evidence?.id;
  // Strapi's forms accept the id of any file, and show the file to everybody who may read the record.
  if (actor && taken && !(await mayTakeAsEvidence(actor, evidence.id))) {
    throw refusal('Chưa lưu được phiếu.', [
      {
        field: labelOf(CONSENT_UID, 'evidence'),
        reason: 'tệp này không thuộc đơn vị của bạn; hãy tải bản chụp lên',
      },
    ]);
  }
  const problems = consentProblems(consent);
  const shown = consent.evidence ? await postsWithFile(consent.evidence.id) : [];
  if (shown.length > 0) {
    problems.push({
      field: labelOf(CONSENT_UID, 'evidence'),
      reason: `tệp này đang là ảnh, tệp của bài ${titles(shown)}; hãy chọn đúng bản chụp phiếu`,
    });
  }
  if (problems.length > 0) throw refusal('Chưa lưu được phiếu.', problems);
  return consent;
};

const postsOf = ({ code }: StoredConsent): Promise<UsingPost[]> =>
  code === null ? Promise.resolve([]) : postsWithConsent(code);

const titles = (posts: readonly UsingPost[]): string => posts.map(({ title }) => `“${title}”`).join(', ');
