import { formatBytes, formatInstant } from '@newsroom/shared';
import { OFFLINE_WORKER } from '../../routes/base/addresses.ts';
import {
  begin,
  bringUpToDate,
  bytesKept,
  check,
  copies,
  forgetAll,
  knownList,
  match,
  type KnownList,
} from './keeping.ts';
import { inOrder, offerOf, postIdIn } from './rules.ts';

/** The page where offline reading is switched on and off. Its elements are in `OfflinePage.astro`. */
const main = async (): Promise<void> => {
  if (!('serviceWorker' in navigator && 'caches' in window && 'locks' in navigator)) {
    show('unable');
    return;
  }
  onClick('on', switchOn);
  onClick('refresh', refresh);
  onClick('off', switchOff);
  await showState();
  // With a network, opening this page deletes withdrawn posts at once.
  if (await isOn()) await check().then(showState, () => null);
};

const isOn = async (): Promise<boolean> =>
  (await navigator.serviceWorker.getRegistration('/')) !== undefined && (await knownList()) !== null;

const switchOn = async (): Promise<void> => {
  await begin();
  await bringUpToDate(sayProgress).catch(async (error: unknown) => {
    await forgetAll();
    throw error;
  });
  await navigator.serviceWorker.register(OFFLINE_WORKER, { scope: '/', updateViaCache: 'none' });
  await navigator.serviceWorker.ready;
  await showState();
  // The button that had the focus has disappeared.
  part('refresh').focus();
  say('Đã lưu xong. Từ nay đọc được khi không có mạng.');
};

const refresh = async (): Promise<void> => {
  await bringUpToDate(sayProgress);
  await showState();
  say('Đã lưu bản mới nhất.');
};

const switchOff = async (): Promise<void> => {
  await (await navigator.serviceWorker.getRegistration('/'))?.unregister();
  await forgetAll();
  await showState();
  part('on').focus();
  say('Đã tắt và xóa hết bản lưu trên máy này.');
};

const showState = async (): Promise<void> => {
  if (!(await isOn())) {
    part('kept').hidden = true;
    show('off');
    return;
  }
  const [all, bytes, known] = await Promise.all([copies(), bytesKept(), knownList()]);
  const posts = known ? inOrder(all, known.list).filter(({ path }) => isShown(path, known)) : [];
  text(
    'count',
    `${posts.length} bài và ${all.filter(({ path }) => postIdIn(path) === null).length} trang danh mục`,
  );
  text('space', formatBytes(bytes));
  text('checked', known ? formatInstant(known.checkedAt) : '');
  const entries = await Promise.all(
    posts.map(async ({ path }) => {
      const link = document.createElement('a');
      link.href = path;
      link.textContent = await titleOf(path);
      const entry = document.createElement('li');
      entry.append(link);
      return entry;
    }),
  );
  part('posts').replaceChildren(...entries);
  part('kept').hidden = false;
  show('on');
};

/** Whether the page may be shown; otherwise not even its title is. */
const isShown = (path: string, { list, checkedAt }: KnownList): boolean =>
  offerOf(path, { kept: true, withdrawn: list.withdrawn, checkedAt, now: Date.now() }) === 'shown';

const titleOf = async (path: string): Promise<string> => {
  const html = await (await match(path))?.text();
  return new DOMParser().parseFromString(html ?? '', 'text/html').querySelector('h1')?.textContent ?? path;
};

/** Announced once and shown all the time, because a screen reader would read out every number. */
const sayProgress = (done: number, all: number): void => {
  if (done === 0) say(`Đang lưu ${all} trang …`);
  const bar = part('progress');
  bar.hidden = false;
  bar.setAttribute('max', String(all));
  bar.setAttribute('value', String(done));
};

/** The button does nothing while its action is running, and shows a message if the action fails. */
const onClick = (name: string, action: () => Promise<void>): void => {
  const button = part(name);
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    void action()
      .catch(() => say('Chưa lưu được vì không có mạng hoặc máy đã hết chỗ. Hãy thử lại khi có mạng.'))
      .finally(() => {
        part('progress').hidden = true;
        button.removeAttribute('aria-disabled');
      });
  });
};

const STATES = ['no-script', 'unable', 'off', 'on'];

const show = (state: string): void => {
  for (const each of STATES) part(`state-${each}`).hidden = each !== state;
};

const say = (message: string): void => text('status', message);

const text = (name: string, content: string): void => {
  part(name).textContent = content;
};

const part = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-part="${name}"]`);
  if (!found) throw new Error(`the page has no part ${name}`);
  return found;
};

void main();
