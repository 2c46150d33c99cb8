/**
 * "plugin::approval.picture-marks": what an editor marks on a picture. The admin has its input;
 * `domain/pictures/marks.ts` parses it.
 */
export const PICTURE_MARKS = { name: 'picture-marks', plugin: 'approval', type: 'json' } as const;
