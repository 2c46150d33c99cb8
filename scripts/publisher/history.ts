import type { RawChange } from '@newsroom/shared';
import type { Cms } from './ground/cms.ts';
import { type Store, nameOf } from './ground/store.ts';

/** The CMS does not know what was published from it, so it has another database or an older copy. */
export class HistoryLost extends Error {
  override name = 'HistoryLost';
}

interface HistoryOptions {
  cms: Pick<Cms, 'changes'>;
  store: Pick<Store, 'mark'>;
}

/** Checks that the CMS is still the one from which the site was published. */
export const openHistory = ({ cms, store }: HistoryOptions) => {
  let checked = false;

  return {
    /**
     * Checks that the outbox still has the row at the cursor, or a newer one with its key. Asks only once until `doubt`.
     * @throws HistoryLost, CmsUnavailable
     */
    async check(): Promise<void> {
      if (checked) return;
      const mark = store.mark();
      if (mark.sequence > 0) {
        const [row] = (await cms.changes(mark.sequence - 1, 1)).rows;
        if (row === undefined || row.sequence < mark.sequence) throw historyLost(mark.sequence);
        const isTheSame = nameOf(row) === nameOf(mark) && row['at'] === mark.at;
        if (row.sequence === mark.sequence && !isTheSame) throw historyLost(mark.sequence);
      }
      checked = true;
    },

    /** Makes the next check ask again, because the CMS may have another database now. */
    doubt(): void {
      checked = false;
    },
  };
};

/** @throws HistoryLost unless all rows come after `after`, in the order of their sequences */
export const assertInOrder = (rows: readonly RawChange[], after: number): void => {
  if (rows.some((row, index) => row.sequence <= (rows[index - 1]?.sequence ?? after)))
    throw historyLost(after);
};

const historyLost = (sequence: number): HistoryLost =>
  new HistoryLost(
    `Trang đã đăng tới số thứ tự ${sequence}, nhưng CMS không có thay đổi nào khớp với số này: có lẽ cơ sở dữ liệu ` +
      'của CMS được khôi phục từ bản cũ hơn hoặc được thay bằng bản khác. Hệ thống đăng bài dừng lại để bài đã gỡ ' +
      'không xuất hiện trở lại; trang công khai vẫn giữ nguyên. Hãy khôi phục CMS từ bản mới hơn. Nếu phải dùng ' +
      'bản này: gỡ lại trong CMS những bài đã gỡ, rồi xóa thư mục store trong thư mục dữ liệu để đọc lại từ đầu.',
  );
