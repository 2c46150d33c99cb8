import type { Failure } from './failure';
import { Notice } from './Notice';

interface Props {
  failure: Failure | null;
  labelOf?: (path: readonly string[]) => string;
}

export function FailureNotice({ failure, labelOf }: Props) {
  if (!failure) return null;
  return (
    <Notice
      alert
      tone="danger"
      title={failure.title}
      problems={failure.problems}
      {...(labelOf ? { labelOf } : {})}
    />
  );
}
