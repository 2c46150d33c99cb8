export { type Cms, CmsUnavailable, type ReleaseReport, connectCms } from './cms.ts';
export { type Disk, nodeDisk } from './disk.ts';
export { type Paths, pathsIn } from './paths.ts';
export { HistoryLost, type Publisher, createPublisher } from './publisher.ts';
export { PageFailed } from './release.ts';
export type { MadePicture, Rendition, Renditions, Renderer, Route, SharePicture } from './renderer.ts';
export { loadRenderer } from './site.ts';
export { type Store, StoreInUse, openStore } from './store.ts';
