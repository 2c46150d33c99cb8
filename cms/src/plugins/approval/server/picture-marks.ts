/** "plugin::approval.picture-marks": what an editor marks on a picture; the admin draws it, `domain/marks.ts` reads it. */
export const PICTURE_MARKS = { name: 'picture-marks', plugin: 'approval', type: 'json' } as const;
