import type { Correction } from '../../../domain/posts/snapshot';
import { conflict, refusal } from '../../ground/refusal';
import type { LoadedPost } from '../../posts/post-facts';

/** A change of a live post is either a minor one or has a note for readers. An unchanged post may get a note too. */
export const refuseWrongCorrection = ({ record, facts }: LoadedPost, correction: Correction | null): void => {
  const field = 'Nội dung đính chính';
  if (facts.live && correction === null) {
    throw refusal('Chưa gửi duyệt được.', [
      { field, reason: 'bài đã đăng: hãy chọn “Sửa lỗi nhỏ”, hoặc ghi nội dung đính chính cho bạn đọc' },
    ]);
  }
  if (!facts.live && correction !== null) {
    throw refusal('Chưa gửi duyệt được.', [{ field, reason: 'bài chưa đăng nên chưa có gì để đính chính' }]);
  }
  if (record.state === 'published' && correction?.kind !== 'substantial') {
    throw conflict('Bản nháp không khác bài đã đăng nên không có gì để duyệt.');
  }
};
