import { Suspense, lazy } from 'react';

import { TEXT } from '../texts';
import type { TextFieldProps } from './TextField';

const Loaded = lazy(() => import('./TextField').then(({ TextField }) => ({ default: TextField })));

/** The editor is large, and most pages of the admin have none. */
export function LazyTextField(props: TextFieldProps) {
  return (
    <Suspense fallback={<p>{TEXT.loading}</p>}>
      <Loaded {...props} />
    </Suspense>
  );
}
