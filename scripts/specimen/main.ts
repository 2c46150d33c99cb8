// `node scripts/specimen/main.ts <folder>`: writes the specimen into the folder, and beside it `model.json` with its content.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSpecimen } from './write.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder?');
await rm(folder, { recursive: true, force: true });
const { model } = await writeSpecimen(folder);
await writeFile(join(folder, 'model.json'), JSON.stringify(model));
