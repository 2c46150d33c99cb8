import { GLOSSARY } from '@newsroom/shared';

/**
 * English that stands in the code of Strapi's admin and its design system, outside all translations: as it comes, and
 * as we say it. For people who see it and people who have it read out.
 */
const WORDS: Readonly<Record<string, string>> = {
  Clear: 'Xóa',
  clear: 'Xóa',
  draft: GLOSSARY.state.draft,
  draggable: 'kéo được',
  Editor: 'Khung soạn thảo',
  Loading: 'Đang tải',
  'Loading...': 'Đang tải…',
  'Loading content.': 'Đang tải…',
  'Loading content...': 'Đang tải…',
  'No results found': 'Không tìm thấy',
  'Not Found': 'Không tìm thấy',
  Notification: 'Thông báo',
  'Notifications alt+T': 'Thông báo',
  published: GLOSSARY.state.published,
  Search: 'Tìm',
};

/** Words in texts are common enough to be a post's title; these are not. */
const IN_TEXTS = /^Loading|^No results found$|^Not Found$/;
const ATTRIBUTES = ['aria-label', 'aria-roledescription', 'title', 'alt', 'placeholder'];

/** Puts them into Vietnamese wherever they appear, for as long as the admin is open. */
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
    const words = IN_TEXTS.test(node.data) ? WORDS[node.data] : undefined;
    if (words !== undefined) node.data = words;
  } else if (node instanceof Element) {
    for (const name of ATTRIBUTES) {
      const words = WORDS[node.getAttribute(name) ?? ''];
      if (words !== undefined) node.setAttribute(name, words);
    }
  }
};
