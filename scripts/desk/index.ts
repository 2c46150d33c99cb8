export { type DeskCms, type PreviewAnswer, connectDeskCms } from './cms.ts';
export { withoutMarks } from './marks.ts';
export { type DeskOptions, createDesk } from './server.ts';
