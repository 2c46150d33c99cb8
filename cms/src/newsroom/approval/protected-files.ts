import { errors } from '@strapi/utils';
import { CONSENT_UID } from '../../domain/content-types';
import { fileNameProblem } from '../../domain/pictures/file-names';
import { recordStep } from '../steps/record-step';
import { currentCaller } from '../people/people';
import { loadPost } from '../posts/post-facts';
import { forbidden } from '../ground/refusal';
import { exclusively } from '../ground/transaction';
import { postsWithFile } from '../posts/uses';

/**
 * Bytes that were approved or wait for it stay what they are: Strapi would replace them under the same address.
 * One place, whichever route asks: a single file, many, or a folder.
 */
export const protectFilesOfFixedPosts = (): void => {
  const upload = strapi.plugin('upload').service('upload');
  const {
    upload: add,
    replace,
    remove,
    updateFileInfo,
  } = upload as {
    upload(this: void, files: { data?: { fileInfo?: unknown } }, ...rest: unknown[]): Promise<unknown>;
    updateFileInfo(this: void, id: number, info: { name?: unknown }, ...rest: unknown[]): Promise<unknown>;
    replace(this: void, id: number, ...rest: unknown[]): Promise<unknown>;
    remove(this: void, file: { id: number; name: string }): Promise<unknown>;
  };
  // A file comes into a post by a save of the post: Strapi would also put it there itself, unlogged.
  upload.upload = ({ data, ...files }: { data?: { fileInfo?: unknown } }, ...rest: unknown[]) =>
    add({ ...files, data: { fileInfo: data?.fileInfo } }, ...rest);
  upload.replace = async (id: number, ...rest: unknown[]) => {
    await refuseEvidence(id, 'thay');
    await refuseWhileFixed(id, 'thay');
    const result = await replace(id, ...rest);
    await logAsSave(id);
    return result;
  };
  upload.updateFileInfo = async (id: number, info: { name?: unknown }, ...rest: unknown[]) => {
    const problem = typeof info.name === 'string' ? fileNameProblem(info.name) : null;
    if (problem !== null) throw new errors.ValidationError(problem);
    const file: { name: string } | null = await upload.findOne(id);
    // The name of a document's file is its public title.
    if (file && typeof info.name === 'string' && info.name !== file.name)
      await refuseWhileFixed(id, 'đổi tên');
    return updateFileInfo(id, info, ...rest);
  };
  upload.remove = async (file: { id: number; name: string }) => {
    await refuseEvidence(file.id, 'xóa');
    await refuseWhileFixed(file.id, 'xóa');
    return remove(file);
  };
};

/** Whoever puts other bytes into a draft has changed it, like whoever saves it. */
const logAsSave = (id: number): Promise<void> =>
  exclusively(async () => {
    const caller = await currentCaller();
    if (caller === 'system' || caller === 'token') return;
    for (const key of await postsWithFile(id)) {
      const post = await loadPost(key);
      if (!post) continue;
      await recordStep(post, { action: 'save', to: post.record.state, actor: caller.id });
    }
  });

const refuseWhileFixed = async (id: number, verb: string): Promise<void> => {
  const titles = (await postsWithFile(id)).filter(({ fixed }) => fixed).map(({ title }) => `“${title}”`);
  if (titles.length === 0) return;
  throw forbidden(
    `Không ${verb} được tệp này vì đang dùng trong bài đã gửi duyệt hoặc đã đăng: ${titles.join(', ')}. ` +
      'Hãy tải tệp mới lên rồi chọn tệp mới trong bài.',
  );
};

/** The copy of a signed form is what a consent stands on: it is changed in the record, which sees what hangs on it. */
const refuseEvidence = async (id: number, verb: string): Promise<void> => {
  const consent = await strapi.db
    .query(CONSENT_UID)
    .findOne({ where: { evidence: { id } }, select: ['code'] });
  if (consent) {
    throw forbidden(
      `Không ${verb} được tệp này vì là bản chụp của phiếu đồng ý ${consent.code}. Hãy sửa trong phiếu.`,
    );
  }
};
