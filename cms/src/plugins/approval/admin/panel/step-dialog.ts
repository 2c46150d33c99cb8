import type { Failure } from '../parts/failure';
import type { Standing } from '../../../../domain/approval-api';
import type { PostKey } from '../../../../domain/content-types';
import type { AskedAction } from '../../../../domain/workflow/workflow';

/** A transition, with the label that the server gave it for this person. */
export interface Step {
  action: AskedAction;
  label: string;
}

/** What every dialog of a step is given. */
export interface StepDialogProps {
  post: PostKey;
  standing: Standing;
  step: Step;
  busy: boolean;
  failure: Failure | null;
  labelOf: (path: readonly string[]) => string;
  onCancel: () => void;
  /** @param body what is sent with the step, besides the hash of the text */
  onSubmit: (body: Record<string, unknown>) => void;
}
