import type { AskedAction } from '../../../domain/workflow/workflow';
import { acceptProposal } from './accept-proposal';
import { approve, approveAsSpokesperson } from './approve';
import { confirm } from './confirm';
import { confirmEmergency } from './confirm-emergency';
import { confirmHiding } from './confirm-hiding';
import { declineProposal } from './decline-proposal';
import { dismissCorrectionRequest } from './dismiss-correction-request';
import type { Asked, Decision, Effect } from './effect';
import { emergency } from './emergency';
import { eraseWithdrawn } from './erase-withdrawn';
import { flag } from './flag';
import { propose } from './propose';
import { publishNow } from './publish-now';
import { recall } from './recall';
import { requestCorrection } from './request-correction';
import { requestHiding } from './request-hiding';
import { returnToWriter } from './return';
import { submit } from './submit';
import { unflag } from './unflag';
import { unschedule } from './unschedule';
import { withdraw } from './withdraw';

const EFFECTS: { [A in AskedAction]: Effect<A> } = {
  submit,
  recall,
  confirm,
  return: returnToWriter,
  propose,
  acceptProposal,
  declineProposal,
  approve,
  approveAsSpokesperson,
  publishNow,
  unschedule,
  emergency,
  confirmEmergency,
  flag,
  unflag,
  requestCorrection,
  dismissCorrectionRequest,
  requestHiding,
  confirmHiding,
  withdraw,
  eraseWithdrawn,
};

export const decide = async <A extends AskedAction>(action: A, asked: Asked<A>): Promise<Decision> =>
  EFFECTS[action](asked);
