import { GLOSSARY } from '@newsroom/shared';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from '../support/browser.ts';
import { type Desk, signInAt } from '../support/desk.ts';
import { dropOn } from '../support/pictures.ts';
import { type System, startSystem } from '../support/system.ts';
import { apiOf, submitArticle, writeArticle } from '../support/system-api.ts';

const TITLE = 'Trường Mầm non Ví Dụ mở lớp đọc sách buổi chiều';
const LEAD =
  'Từ tháng này, mỗi chiều thứ Năm, hai mươi trẻ lớp lá cùng cô đọc sách ở góc thư viện của trường.';
const ARTICLES = 'collection-types/api::article.article';

/** Saves a picture of the page, with a frame around the element that the step is about. */
type Shoot = (page: Page, name: string, options?: { mark?: Locator; of?: Locator }) => Promise<void>;

/**
 * Does what the two guides describe, in a system of its own, and saves a picture of each step. Fails if something that a
 * guide names no longer exists.
 */
export const takePictures = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const shoot: Shoot = async (page, name, { mark, of } = {}) => {
    await page.waitForLoadState('networkidle');
    // A message of success would cover the subject of the picture.
    await page.locator(TOAST).first().waitFor({ state: 'detached' });
    await mark?.scrollIntoViewIfNeeded();
    await mark?.evaluate((element) => (element.style.outline = '3px solid #d02b20'));
    const picture = await (of ?? page).screenshot({ animations: 'disabled' });
    await mark?.evaluate((element) => (element.style.outline = ''));
    await sharp(picture)
      .webp({ quality: 60, effort: 6 })
      .toFile(join(folder, `${name}.webp`));
  };
  const [system, browser] = await Promise.all([startSystem(), openBrowser()]);
  try {
    const post = await write(system, browser, shoot);
    await approve(system, browser, shoot, post);
  } finally {
    await browser.close();
    await system.stop();
  }
};

const loginOf = (system: System, name: string) => {
  const login = system.logins.get(name);
  if (!login) throw new Error(`no login for ${name}`);
  return login;
};

/** @returns the address of the post that waits for approval, as "uid/id" */
const write = async (system: System, browser: Browser, shoot: Shoot): Promise<string> => {
  const login = loginOf(system, 'bien-tap');
  const first = await (await browser.newContext({ viewport: DESK, locale: 'vi-VN' })).newPage();
  await first.goto(`${system.cmsUrl}/admin/auth/login`);
  await first.locator('input[name="email"]').fill(login.email);
  await shoot(first, 'viet-1-dang-nhap', { mark: first.locator('button[type="submit"]') });
  await first.context().close();

  const writer = await apiOf(system, login);
  const returned = await writeArticle(writer, 'Hai trường chung một phòng đọc');
  await submitArticle(writer, returned);
  const approver = await apiOf(system, loginOf(system, 'nguoi-duyet-2'));
  await approver.ask('POST', `/approval/posts/api::article.article/${returned}/actions/return`, {
    comment: 'Xin ghi rõ tên hai trường.',
  });
  const desk = await signInAt(browser, system, login);
  const { page } = desk;
  await page.setViewportSize(DESK);
  await page.goto(`${system.cmsUrl}/admin/plugins/approval/to-do`);
  await page.getByRole('heading', { name: 'Việc cần làm' }).first().waitFor();
  await shoot(page, 'viet-2-viec-can-lam');

  await desk.openEntry(ARTICLES);
  await page.getByRole('button', { name: 'Nhập từ Word' }).click();
  await page.getByRole('dialog').getByText('Tệp Word').first().waitFor();
  await shoot(page, 'viet-3-nhap-tu-word', { mark: page.getByRole('dialog') });

  await desk.openEntry(`${ARTICLES}/create`);
  const make = page.getByRole('button', { name: 'Tạo bản nháp', exact: true });
  await make.waitFor();
  await page.getByRole('radio', { name: 'Sao chép từ bài cũ' }).waitFor();
  await shoot(page, 'viet-3-bai-moi', { mark: make });
  await desk.startPost(TITLE);
  await page.locator('textarea[name="lead"]').fill(LEAD);
  await desk.write('Buổi đầu có hai mươi trẻ. GV của lớp chuẩn bị mười cuốn sách tranh.');
  await shoot(page, 'viet-4-bieu-mau');

  await dropOn(page, 'form', [{ name: 'goc-sach.jpg', bytes: await demoPicture('goc-sach') }]);
  await page.locator('input[name="leadPhoto.credit"]').waitFor();
  await page
    .locator('input[name="leadPhoto.alt"], textarea[name="leadPhoto.alt"]')
    .fill('Góc sách với kệ gỗ thấp.');
  await shoot(page, 'viet-5-anh', { mark: page.locator('[name="leadPhoto.alt"]') });

  await page.setViewportSize({ ...DESK, height: 1000 });
  await desk.save();
  const panel = page.getByRole('complementary');
  await panel.getByText('Cần sửa trước khi gửi duyệt').waitFor();
  await panel.getByText('Nên xem lại').waitFor();
  await shoot(page, 'viet-6-kiem-tra', { mark: panel.getByText('Cần sửa trước khi gửi duyệt') });

  await page.setViewportSize(DESK);
  await page.getByRole('radio', { name: GLOSSARY.peopleInPicture.none }).check();
  await page.locator('input[name="leadPhoto.credit"]').fill('Trường Mầm non Ví Dụ');
  await desk.choose('stream', 'Kế hoạch', 'Kế hoạch số 87/KH-UBND');
  await desk.choose('taskGroups', 'Đào tạo', 'Đào tạo, bồi dưỡng');
  await desk.save();
  await panel.getByRole('button', { name: 'Gửi duyệt', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Gửi duyệt', exact: true }).waitFor();
  await shoot(page, 'viet-7-gui-duyet', { mark: page.getByRole('dialog') });
  await page.keyboard.press('Escape');
  await desk.step('Gửi duyệt');
  await desk.sees('Chờ duyệt');
  await shoot(page, 'viet-8-cho-duyet', { mark: panel.getByText('Chờ duyệt').first() });
  return new URL(page.url()).pathname.split('/').slice(-2).join('/');
};

const approve = async (system: System, browser: Browser, shoot: Shoot, post: string): Promise<void> => {
  const writer = await apiOf(system, loginOf(system, 'bien-tap'));
  await submitArticle(writer, await writeArticle(writer, 'Lịch bồi dưỡng giáo viên mầm non quý một'));
  const desk: Desk = await signInAt(browser, system, loginOf(system, 'nguoi-duyet-1'));
  const context = await browser.newContext({
    storageState: await desk.page.context().storageState(),
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const dialog = page.getByRole('dialog');
  const step = (name: string) => page.getByRole('button', { name, exact: true });

  await page.goto(`${system.cmsUrl}/admin/plugins/approval/to-do`);
  await page.getByText('Chờ bạn xem').first().waitFor();
  await shoot(page, 'duyet-1-viec-can-lam', { mark: page.getByRole('link', { name: TITLE }).first() });

  await page.goto(`${system.cmsUrl}/admin/plugins/approval/review/${post}`);
  await step('Duyệt đăng').waitFor();
  await shoot(page, 'duyet-2-doc-bai', { mark: step('Duyệt đăng') });

  for (const [name, picture] of [
    ['Trả lại', 'duyet-3-tra-lai'],
    ['Đề xuất sửa', 'duyet-4-de-xuat-sua'],
    ['Duyệt đăng', 'duyet-5-duyet-dang'],
  ] as const) {
    await step(name).tap();
    await dialog.waitFor();
    await shoot(page, picture, { mark: dialog.getByRole('button', { name, exact: true }) });
    if (name !== 'Duyệt đăng') await dialog.getByRole('button', { name: 'Hủy', exact: true }).tap();
  }
  await dialog.getByRole('button', { name: 'Duyệt đăng', exact: true }).tap();
  await page
    .getByText(/Đã đăng/)
    .first()
    .waitFor();
  await shoot(page, 'duyet-6-da-dang');

  await page.goto(`${system.cmsUrl}/admin/plugins/approval/calendar`);
  await page.getByText(TITLE).filter({ visible: true }).first().waitFor();
  await shoot(page, 'duyet-7-lich-dang');

  await page.goto(`${system.cmsUrl}/admin/plugins/approval/delegations`);
  await page.getByRole('button', { name: 'Ủy quyền cho người khác' }).first().tap();
  await dialog.getByText('Người được ủy quyền').first().waitFor();
  await shoot(page, 'duyet-8-uy-quyen');
};

const TOAST = '[data-sonner-toast], [role="status"] button';
const DESK = { width: 1280, height: 800 };

const cmsDir = dirname(createRequire(import.meta.url).resolve('@newsroom/cms/package.json'));

/** One of the seed's drawings, in the form that a phone would upload. */
const demoPicture = (name: string): Promise<Buffer> =>
  sharp(join(cmsDir, `seed/demo/pictures/${name}.svg`))
    .resize(1600)
    .jpeg()
    .toBuffer();
