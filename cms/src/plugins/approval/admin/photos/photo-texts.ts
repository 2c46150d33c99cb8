import { GLOSSARY } from '@newsroom/shared';

const { leadPhoto, gallery } = GLOSSARY.field;
const { none } = GLOSSARY.peopleInPicture;

/** Texts about the pictures of a post. */
export const PHOTO_TEXT = {
  zone: 'Thêm ảnh',
  drop: 'Thả ảnh vào đây hoặc chọn ảnh',
  dropHint: `Nhiều ảnh một lần cũng được: ảnh đầu làm ${leadPhoto} nếu chưa có, còn lại vào ${gallery}. Chép ảnh từ nơi khác rồi dán (Ctrl+V) vào trang này cũng được.`,
  dropNow: 'Thả ra để thêm ảnh',
  choose: 'Chọn ảnh',
  list: 'Ảnh đang thêm',
  waiting: 'Đang chờ',
  checking: 'Đang kiểm tra ảnh…',
  sending: (percent: number) => `Đang tải lên ${percent}%`,
  asLead: `Đã đặt làm ${leadPhoto}`,
  inGallery: `Đã thêm vào ${gallery}`,
  failed: 'Chưa thêm được',
  retry: 'Thử lại',
  stop: 'Bỏ ảnh này',
  clear: 'Ẩn danh sách này',
  added: (count: number) => `Đã thêm ${count} ảnh. Hãy điền mô tả cho từng ảnh rồi lưu bài.`,
  notAdded: (count: number) => `${count} ảnh chưa thêm được.`,
  goOn: (count: number) => `Còn ${count} ảnh đang tải lên.`,
  sheet: 'Ảnh trong bài',
  peopleUnsaid: 'Chưa chọn',
  peopleEverywhere: (count: number) => `Người trong ${count} ảnh chưa chọn (nếu như nhau)`,
  sheetHint:
    'Có sẵn mô tả trong tệp khác: chép các dòng theo thứ tự ảnh rồi dán vào mô tả đầu tiên, mỗi ảnh một dòng. Tác giả ghi ở một ảnh được điền cho những ảnh chưa ghi.',
  noPicture: (name: string) =>
    `“${name}” không phải là ảnh. Văn bản, tài liệu thì thêm ở mục ${GLOSSARY.field.attachments}.`,
  tooLarge: (name: string) => `Ảnh “${name}” lớn hơn 50 MB. Hãy lưu lại thành JPG rồi chọn lần nữa.`,
  lost: (name: string) => `Ảnh “${name}” chưa tải lên được vì mất kết nối. Khi có mạng, bấm “Thử lại”.`,
  refused: (name: string) => `Máy chủ chưa nhận ảnh “${name}”. Hãy thử lại sau ít phút.`,
  childNeeds: `Cần phiếu đồng ý của trẻ hoặc của lớp. Không có thì làm mờ mặt trẻ rồi chọn “${none}”, hoặc dùng ảnh khác.`,
};
