// A module of its own, because the sanitiser is large: only the editor loads it, not every page of the admin.
export { proseOf } from '@newsroom/shared';
