// `node scripts/serve/main.ts`: serves the public site on SITE_PORT.
import { readEnvironment } from '../environment.ts';
import { pathsIn } from '../publisher/ground/paths.ts';
import { createSite } from './server.ts';

const main = async (): Promise<void> => {
  const { sitePort, varDir } = readEnvironment();
  const site = await createSite(pathsIn(varDir).site);
  await site.listen({ port: sitePort, host: '127.0.0.1' }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Error(
        `Cổng ${sitePort} đang được chương trình khác dùng; hãy đặt cổng khác ở biến SITE_PORT.`,
      );
    }
    throw error;
  });
  console.log(`Trang công khai: http://localhost:${sitePort}/`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void site.close());
};

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
