/** `pnpm guides`: the pictures of the guides, taken anew from the running system. */
import { join } from 'node:path';
import { takePictures } from './pictures.ts';

await takePictures(join(import.meta.dirname, '../../docs/hinh'));
