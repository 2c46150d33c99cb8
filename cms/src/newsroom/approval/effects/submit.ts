import { draftHash } from '../../posts/drafts';
import { NOTHING_SUBMITTED } from '../../posts/post-records';
import { refuseWrongCorrection } from './correction';
import type { Effect } from './effect';
import { publishable } from './publishing';

export const submit: Effect<'submit'> = async ({ post, actor, input: { correction, flagged, urgent } }) => {
  const { loaded, record, facts } = post;
  refuseWrongCorrection(post, correction);
  const prepared = await publishable(post);
  const hash = draftHash(loaded.snapshot, correction);
  return {
    to: facts.leaderConfirms ? 'confirming' : 'submitted',
    draftHash: hash,
    record: {
      ...NOTHING_SUBMITTED,
      submittedHash: hash,
      correction,
      flagged: record.flagged || flagged,
      urgent,
    },
    changes: [
      { kind: 'keepOriginals' },
      { kind: 'revision', cause: 'submitted', draftHash: hash, by: actor.id },
    ],
    prepared,
  };
};
