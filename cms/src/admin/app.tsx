import { ADMIN, ENUMERATION_VALUES } from './translations/admin';
import { CONTENT_MANAGER } from './translations/content-manager';
import { UPLOAD } from './translations/upload';

/** Where Strapi's admin keeps the language chosen in this browser. */
const LANGUAGE_KEY = 'strapi-admin-language';

export default {
  config: {
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
  },

  bootstrap() {
    nameTheDocument();
  },
};

function prefixed(plugin: string, strings: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(strings).map(([key, text]) => [`${plugin}.${key}`, text]));
}

/** Strapi writes "… | Strapi" into the title on every page and offers no setting for it. */
function nameTheDocument(): void {
  const rename = (): void => {
    const title = document.title.replace(/^(Strapi Admin|Strapi)$/, 'Tòa soạn').replace(/\| Strapi$/, '| Tòa soạn');
    if (title !== document.title) document.title = title;
  };
  rename();
  new MutationObserver(rename).observe(document.head, { childList: true, characterData: true, subtree: true });
}
