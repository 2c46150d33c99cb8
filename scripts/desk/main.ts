// `node scripts/desk/main.ts`: shows drafts by signed links, on DESK_PORT.
import { readEnvironment, readPreviewKey, readPublisherToken } from '../environment.ts';
import { pathsIn } from '../publisher/ground/paths.ts';
import { loadRenderer } from '../publisher/ground/site.ts';
import { connectDeskCms } from './cms.ts';
import { createDesk } from './server.ts';

const main = async (): Promise<void> => {
  const { cmsUrl, siteUrl, deskPort, deskHost, varDir } = readEnvironment();
  const [token, previewKey] = [readPublisherToken(), readPreviewKey()];
  const desk = createDesk({
    cms: connectDeskCms({ url: cmsUrl, token }),
    renderer: await loadRenderer(),
    siteUrl,
    previewKey,
    derived: pathsIn(varDir).derived,
    log: (line) => console.error(line),
  });
  await desk.listen({ port: deskPort, host: deskHost }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new Error(
        `Cổng ${deskPort} đang được chương trình khác dùng; hãy đặt cổng khác ở biến DESK_PORT.`,
      );
    }
    throw error;
  });
  console.log(`Xem trước, khu vực báo chí: http://localhost:${deskPort}/`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void desk.close());
};

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
