/** `pnpm guides`: takes the pictures of the guides again from a running system. */
import { join } from 'node:path';
import { takePictures } from './pictures.ts';

await takePictures(join(import.meta.dirname, '../../docs/hinh'));
