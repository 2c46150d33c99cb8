import { GLOSSARY } from '@newsroom/shared';

/** Texts of the dialog for the focal point and the blurred parts of a picture. */
export const MARKS_TEXT = {
  open: 'Đánh dấu trên ảnh',
  noPicture: 'Chọn ảnh trước, rồi đánh dấu.',
  unseen: 'Chưa xem được ảnh này. Hãy tải lại trang.',
  none: 'Chưa đánh dấu gì.',
  focal: 'Điểm chính của ảnh',
  focalSet: 'Đã đặt điểm chính.',
  blurCount: (count: number) => `${count} phần làm mờ.`,
  pictureChanged: `Ảnh vừa được thay: hãy chọn lại “${GLOSSARY.field.people}” và đánh dấu lại.`,
  tool: 'Đánh dấu',
  toolBlur: 'Làm mờ',
  explainFocal: 'Bấm vào phần phải còn thấy khi ảnh bị cắt ngang hoặc cắt vuông, thường là khuôn mặt.',
  explainBlur:
    'Kéo trên ảnh để vẽ khung quanh người không được nhận ra. Kéo khung để dời, kéo góc dưới bên phải để đổi cỡ. Xem cả người ở phía sau. Bạn đọc chỉ thấy bản đã làm mờ.',
  keys: 'Bàn phím: mũi tên để dời, Shift và mũi tên để đổi cỡ, Delete để xóa.',
  picture: (name: string) => `Ảnh ${name}`,
  add: 'Thêm khung',
  undo: 'Hoàn tác',
  clearFocal: 'Bỏ điểm chính',
  focalInMiddle: 'Đặt ở giữa ảnh',
  list: 'Các phần làm mờ',
  rectangle: (number: number) => `Khung ${number}`,
  remove: 'Xóa',
  tooMany: (most: number) => `Nhiều nhất ${most} khung: hãy vẽ khung lớn hơn.`,
  done: 'Xong',
};
