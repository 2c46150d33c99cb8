import { errors } from '@strapi/utils';
import { CONSENT_UID } from '../../domain/content-types';
import { fileNameProblem } from '../../domain/pictures/file-names';
import { recordStep } from '../steps/record-step';
import { currentCaller } from '../people/people';
import { loadPost } from '../posts/post-facts';
import { forbidden } from '../ground/refusal';
import { exclusively } from '../ground/transaction';
import { postsWithFile } from '../posts/uses';
import { rowsOf } from '../ground/rows';
import { strapiService } from '../ground/strapi-services';

/**
 * A file of a post that is submitted, approved or public cannot be replaced, renamed or deleted: Strapi would exchange
 * the bytes under the same address. The service is wrapped, for all routes use it: of one file, many files and folders.
 */
export const protectFilesOfFixedPosts = (): void => {
  const upload = strapiService('plugin::upload.upload');
  const { upload: add, replace, remove, updateFileInfo } = upload;
  // Only a save of the post puts a file into it: Strapi's upload could do it too, and the log would not know.
  upload.upload = ({ data, ...files }, ...rest) =>
    add({ ...files, data: { fileInfo: data?.fileInfo } }, ...rest);
  upload.replace = async (id, ...rest) => {
    await refuseEvidence(id, 'thay');
    await refuseWhileFixed(id, 'thay');
    const result = await replace(id, ...rest);
    await logAsSave(id);
    return result;
  };
  upload.updateFileInfo = async (id, info, ...rest) => {
    const problem = typeof info.name === 'string' ? fileNameProblem(info.name) : null;
    if (problem !== null) throw new errors.ValidationError(problem);
    const file = await upload.findOne(id);
    // The name of a document's file is its public title.
    if (file && typeof info.name === 'string' && info.name !== file.name)
      await refuseWhileFixed(id, 'đổi tên');
    return updateFileInfo(id, info, ...rest);
  };
  upload.remove = async (file) => {
    await refuseEvidence(file.id, 'xóa');
    await refuseWhileFixed(file.id, 'xóa');
    return remove(file);
  };
};

/** Replacing a file changes the drafts that show it, so it is logged as a save of each. */
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

/** The copy of a signed form can only be changed in its consent, where the posts that depend on it are checked. */
const refuseEvidence = async (id: number, verb: string): Promise<void> => {
  const consent = await rowsOf(CONSENT_UID).findOne({ where: { evidence: { id } }, select: ['code'] });
  if (consent) {
    throw forbidden(
      `Không ${verb} được tệp này vì là bản chụp của phiếu đồng ý ${consent.code}. Hãy sửa trong phiếu.`,
    );
  }
};
