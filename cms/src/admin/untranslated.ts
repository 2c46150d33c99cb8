import { GLOSSARY } from '@newsroom/shared';
import { INVITATION_USED } from '../domain/people/password';

/** Labels that are fixed in the code of Strapi's admin and its design system, without translations. */
const LABELS: Readonly<Record<string, string>> = {
  carousel: 'băng ảnh',
  'Choose date': 'Chọn ngày',
  Clear: 'Xóa',
  clear: 'Xóa',
  'Close modal': 'Đóng',
  draft: GLOSSARY.state.draft,
  draggable: 'kéo được',
  Editor: 'Khung soạn thảo',
  Month: 'Tháng',
  Notification: 'Thông báo',
  'Notifications alt+T': 'Thông báo',
  published: GLOSSARY.state.published,
  Search: 'Tìm',
  slide: 'ảnh',
  Year: 'Năm',
};

/** Texts of the same kind, and messages of the server that the admin shows unchanged. No post has such a title. */
const TEXTS: Readonly<Record<string, string>> = {
  Loading: 'Đang tải',
  'Loading...': 'Đang tải…',
  'Loading content.': 'Đang tải…',
  'Loading content...': 'Đang tải…',
  'No results found': 'Không tìm thấy',
  documentId: 'Mã tài liệu',

  'An error occurred during login': 'Chưa đăng nhập được. Hãy thử lại.',
  'Bad Request': 'Máy chủ không hiểu yêu cầu.',
  'Document not found': 'Không tìm thấy bài này.',
  'Email already taken': 'Thư điện tử này đã có người dùng.',
  'Failed to fetch': 'Không kết nối được với máy chủ.',
  Forbidden: 'Bạn không có quyền làm việc này.',
  'Internal Server Error': 'Máy chủ có lỗi. Hãy thử lại.',
  'Invalid credentials': 'Thư điện tử hoặc mật khẩu không đúng.',
  'Invalid registrationToken': INVITATION_USED,
  'Invalid registration info': INVITATION_USED,
  'Missing or invalid credentials': 'Phiên làm việc đã hết. Hãy đăng nhập lại.',
  'Network Error': 'Không kết nối được với máy chủ.',
  'Not Found': 'Không tìm thấy',
  'Policy Failed': 'Bạn không có quyền làm việc này.',
  'Session not found': 'Phiên làm việc không còn.',
  'This reset password token has expired': 'Địa chỉ đặt mật khẩu đã hết hạn. Hãy yêu cầu thư mới.',
  'Too many requests, please try again later.': 'Thử quá nhiều lần. Hãy đợi năm phút rồi thử lại.',
  Unauthorized: 'Phiên làm việc đã hết. Hãy đăng nhập lại.',
  'User not found': 'Không tìm thấy người này.',
  'You cannot register a new super admin':
    'Hệ thống đã có người quản trị. Hãy đăng nhập, hoặc nhờ người quản trị hệ thống gửi lời mời.',
  'You must have at least one user with super admin role.':
    'Đây là Super Admin cuối cùng đang hoạt động nên phải giữ nguyên.',
  ValidationError: 'Thông tin gửi lên không hợp lệ.',
};

/** Shown for a moment while the code of one of our fields is being loaded; the field's name follows. */
const NOT_YET_THERE = /^Unsupported field type: /;

const ATTRIBUTES = ['aria-label', 'aria-roledescription', 'title', 'alt', 'placeholder'];

/** Replaces these texts by Vietnamese wherever they appear, as long as the admin is open. */
export const translateTheRest = (): void => {
  const observer = new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      translate(target);
      for (const node of addedNodes) translateAll(node);
    }
  });
  translateAll(document.body);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ATTRIBUTES,
  });
};

const translateAll = (root: Node): void => {
  const nodes = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node: Node | null = root; node; node = nodes.nextNode()) translate(node);
};

const translate = (node: Node): void => {
  if (node instanceof Text) {
    const words = TEXTS[node.data];
    if (words !== undefined) node.data = words;
  } else if (node instanceof Element) {
    for (const name of ATTRIBUTES) {
      const label = node.getAttribute(name) ?? '';
      const words = NOT_YET_THERE.test(label) ? 'Đang mở…' : LABELS[label];
      if (words !== undefined) node.setAttribute(name, words);
    }
  }
};
