import type { JobName, Jobs, Question, Reply } from '../decoder-jobs';
import { blurPicture } from './blur';
import { convertHeic } from './heic';
import { hasText } from './pdf-text';
import {
  measurePicture,
  narrowPicture,
  openPicture,
  receivePicture,
  reducePicture,
  TooManyPixels,
} from './pictures';

/** Run as a process of its own by `decoder-pool.ts`: whatever opens files of strangers is imported here and nowhere else. */
const JOBS: { [Name in JobName]: (ask: Jobs[Name]['ask']) => Promise<Jobs[Name]['answer']> } = {
  receive: ({ path }) => receivePicture(path),
  open: ({ source }) => openPicture(source),
  measure: ({ source }) => measurePicture(source),
  jpegOfHeic: ({ heic, jpeg }) => convertHeic(heic, jpeg),
  reduce: ({ path, within, to }) => reducePicture(path, within, to),
  narrow: ({ path, width }) => narrowPicture(path, width),
  blur: ({ path, parts }) => blurPicture(path, parts),
  textLayer: ({ pdf }) => hasText(pdf),
};

const replyTo = async <Name extends JobName>({ name, ask }: Question<Name>): Promise<Reply> => {
  try {
    return { answer: await JOBS[name](ask) };
  } catch (error) {
    return { failure: error instanceof TooManyPixels ? 'pixels' : 'unreadable' };
  }
};

process.on('message', (question: Question) => {
  void replyTo(question).then((reply) => process.send?.(reply));
});
// Whoever asked is gone.
process.on('disconnect', () => process.exit());
