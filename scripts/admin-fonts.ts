/**
 * `pnpm generate` makes the admin's copy of the site's fonts of this: a font of another address is not given to a page
 * of the CMS, and who approves reads what readers will.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const FROM = join(ROOT, 'site/src/assets/fonts');
const TO = join(ROOT, 'cms/src/plugins/approval/admin/prose/fonts');

rmSync(TO, { recursive: true, force: true });
mkdirSync(TO, { recursive: true });
for (const name of readdirSync(FROM).filter((file) => /\.woff2$|^LICENSE$/.test(file))) {
  copyFileSync(join(FROM, name), join(TO, name));
}
const faces = readFileSync(join(FROM, 'fonts.css'), 'utf8')
  .replaceAll("url('/tai-nguyen/", "url('./")
  // Here the type matters more than that nothing moves once.
  .replaceAll('font-display: optional', 'font-display: swap');
writeFileSync(join(TO, 'fonts.css'), faces);
