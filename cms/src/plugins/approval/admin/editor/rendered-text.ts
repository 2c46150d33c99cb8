// The sanitiser is large: it comes with the editor, not with every page of the admin.
export { proseOf } from '@newsroom/shared';
