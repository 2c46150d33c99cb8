import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { adminOrigin, varDir } from '../src/newsroom/ground/environment';

interface Env {
  (key: string, fallback?: string): string;
  int(key: string, fallback: number): number;
  array(key: string): string[];
}

export default ({ env }: { env: Env }) => {
  const publicDir = resolve(varDir(), 'cms');
  mkdirSync(resolve(publicDir, 'uploads'), { recursive: true, mode: 0o700 });
  return {
    host: env('CMS_HOST', '127.0.0.1'),
    port: env.int('CMS_PORT', 1337),
    // Strapi's own mails link there too.
    url: adminOrigin(),
    app: { keys: env.array('APP_KEYS') },
    dirs: { public: publicDir },
    // The workflow checks every second what has to be published.
    cron: { enabled: true },
    logger: { updates: { enabled: false }, startup: { enabled: false } },
    transfer: { remote: { enabled: false } },
  };
};
