import { ApproveDialog } from './ApproveDialog';
import { CommentDialog } from './CommentDialog';
import { EmergencyDialog } from './EmergencyDialog';
import { HidingDialog } from './HidingDialog';
import { ProposeDialog } from './ProposeDialog';
import type { StepDialogProps } from './step-dialog';
import { SubmitDialog } from './SubmitDialog';
import { WithdrawDialog } from './WithdrawDialog';

/** The dialog that asks for what a step needs. */
export function StepDialog(props: StepDialogProps) {
  switch (props.step.action) {
    case 'submit':
      return <SubmitDialog {...props} />;
    case 'approve':
    case 'approveAsSpokesperson':
      return <ApproveDialog {...props} />;
    case 'emergency':
      return <EmergencyDialog {...props} />;
    case 'propose':
      return <ProposeDialog {...props} />;
    case 'requestHiding':
      return <HidingDialog {...props} />;
    case 'withdraw':
      return <WithdrawDialog {...props} />;
    default:
      return <CommentDialog {...props} />;
  }
}
