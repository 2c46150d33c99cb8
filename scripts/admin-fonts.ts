/**
 * `pnpm generate` makes the admin's copy of the site's fonts with this. Browsers do not load fonts from another address
 * into a page of the CMS, and approvers should see the text as readers will.
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
  // In the admin, the right font matters more than a text that does not move while it loads.
  .replaceAll('font-display: optional', 'font-display: swap');
writeFileSync(join(TO, 'fonts.css'), faces);
