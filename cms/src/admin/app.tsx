import { ADMIN, ENUMERATION_VALUES } from './translations/admin';
import { CONTENT_MANAGER } from './translations/content-manager';
import { UPLOAD } from './translations/upload';
import { translateTheRest } from './untranslated';

/** Where Strapi's admin stores the language that was chosen in this browser. */
const LANGUAGE_KEY = 'strapi-admin-language';

/**
 * Where it stores that its advertisement of the new media library was closed. The key ends with the uuid of the
 * installation. package.json turns the uuid off, and Strapi reads the key once before it knows that.
 */
const BANNER_CLOSED_KEYS = ['undefined', 'false'].map(
  (uuid) => `STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:${uuid}`,
);

/** The newsroom's own mark, in place of Strapi's. */
const LOGO = new URL('./logo.svg', import.meta.url).href;

export default {
  config: {
    auth: { logo: LOGO },
    menu: { logo: LOGO },
    head: { favicon: LOGO },
    locales: ['vi'],
    translations: {
      vi: {
        ...ADMIN,
        ...ENUMERATION_VALUES,
        ...prefixed('content-manager', CONTENT_MANAGER),
        ...prefixed('upload', UPLOAD),
      },
    },
    tutorials: false,
    notifications: { releases: false },
  },

  register() {
    if (!localStorage.getItem(LANGUAGE_KEY)) localStorage.setItem(LANGUAGE_KEY, 'vi');
    for (const key of BANNER_CLOSED_KEYS) localStorage.setItem(key, 'true');
  },

  bootstrap() {
    nameTheDocument();
    tidyAccountPages();
    translateTheRest();
  },
};

function prefixed(plugin: string, strings: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(strings).map(([key, text]) => [`${plugin}.${key}`, text]));
}

/** Hides Strapi's newsletter and terms on its account pages, and sets a refusal apart from the form. */
function tidyAccountPages(): void {
  const style = document.createElement('style');
  style.textContent = `
    div:has(> div > div > label > a[href='https://strapi.io/terms']) { display: none; }
    #global-form-error { margin-block-end: 1.6rem; }`;
  document.head.append(style);
}

/** Strapi writes "… | Strapi" into the title on every page and offers no setting for it. */
function nameTheDocument(): void {
  const rename = (): void => {
    const title = document.title
      .replace(/^(Strapi Admin|Strapi)$/, 'Tòa soạn')
      .replace(/\| Strapi$/, '| Tòa soạn');
    if (title !== document.title) document.title = title;
  };
  rename();
  new MutationObserver(rename).observe(document.head, {
    childList: true,
    characterData: true,
    subtree: true,
  });
}
