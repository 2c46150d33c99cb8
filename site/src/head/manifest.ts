import { GLOSSARY } from '@newsroom/shared';
import type { PageOf } from '../routes/base/page.ts';
import { THEME_COLORS } from './document-head.ts';

/** https://www.w3.org/TR/appmanifest/ */
export const manifestOf = ({ site }: PageOf<'manifest'>) => ({
  id: '/',
  name: site.department.name,
  short_name: site.department.shortName,
  description: GLOSSARY.tagline,
  lang: 'vi',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  // Keeps the address visible, so that readers see where a page comes from.
  display: 'minimal-ui',
  theme_color: THEME_COLORS.light,
  background_color: '#fffdf9',
  icons: [192, 512].flatMap((size) =>
    ['any', 'maskable'].map((purpose) => ({
      src: `/bieu-tuong-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    })),
  ),
});
