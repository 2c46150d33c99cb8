import { formatBytes } from '@newsroom/shared';

import { TEXT } from '../texts';
import type { ShownFile } from '../../../../domain/approval-api';

/** A link to a file, or a note that there is none. */
export function FileLink({ title, file }: { title: string | null; file: ShownFile | undefined }) {
  if (!file) return <>{title || TEXT.photoMissing}</>;
  return (
    <a href={file.url} target="_blank" rel="noopener noreferrer">
      {title || file.name}
      {file.bytes === null ? '' : ` (${formatBytes(file.bytes)})`}
    </a>
  );
}
