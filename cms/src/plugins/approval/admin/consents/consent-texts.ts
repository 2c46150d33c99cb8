import { GLOSSARY } from '@newsroom/shared';

/** Texts of the screens about consent records. */
export const CONSENT_TEXT = {
  panel: GLOSSARY.field.consents,
  loadFailed: 'Chưa xem được phiếu này được dùng ở đâu.',
  saveFirst: 'Hãy lưu phiếu trước.',
  may: 'Được dùng ở',
  mayNot: 'Không được dùng ở',
  nowhere: 'Chưa được dùng ở đâu.',
  withdrawn: (day: string) =>
    `Đã rút ngày ${day}. Không dùng lại được phiếu này; người ký đồng ý lại thì lập phiếu mới.`,
  posts: 'Bài đang dùng phiếu',
  noPosts: 'Chưa có bài nào dùng phiếu này.',
  live: 'đang đăng',
  inText: 'tên hoặc chuyện trong nội dung',
  pictures: (count: number) => `${count} ảnh`,
  noTitle: 'Chưa có tiêu đề',
  withdraw: 'Rút đồng ý',
  withdrawTitle: (code: string) => `Rút đồng ý – phiếu ${code}`,
  explain:
    'Ảnh được phiếu này cho phép bị xóa khỏi trang, nguồn RSS, bản nháp, các bản đã lưu và kho tệp; tên và bản chụp phiếu cũng bị xóa. Làm một lần cho mọi bài dưới đây và không lấy lại được.',
  nothing: 'Không có bài nào dùng phiếu này: chỉ xóa tên và bản chụp phiếu.',
  strip: 'Bỏ ảnh khỏi bài, bài vẫn đăng',
  withdrawPost: 'Gỡ bài, xóa cả tên bài và địa chỉ',
  mustWithdraw: 'Phiếu cho cả nội dung nên phải gỡ bài, xóa cả tên bài và địa chỉ.',
  drafts: 'Bài chưa đăng: bỏ ảnh khỏi bản nháp',
  done: 'Đã rút đồng ý.',
};
