import type { AskedAction, Post, Standing } from '../approval-api';
import type { Failure } from '../parts/failure';

/** A transition, called as the server calls it for this person. */
export interface Step {
  action: AskedAction;
  label: string;
}

/** What every dialog of a step is given. */
export interface StepDialogProps {
  post: Post;
  standing: Standing;
  step: Step;
  busy: boolean;
  failure: Failure | null;
  labelOf: (path: readonly string[]) => string;
  onCancel: () => void;
  /** @param body what goes along with the step, besides the hash of the text */
  onSubmit: (body: Record<string, unknown>) => void;
}
