import { useForm } from '@strapi/strapi/admin';

import { Notice } from '../parts/Notice';
import { Words } from '../parts/Words';
import { SAVE_ERROR } from '../kept/saves';
import { TEXT } from '../texts';

/**
 * The server's reasons against the last save that no field of the form shows. They stay until the next save, because
 * Strapi's own message disappears after seconds.
 */
export function RefusedSave() {
  const errors = useForm('RefusedSave', (form) => form.errors);
  const values = useForm('RefusedSave', (form) => form.values);
  const whole = (errors as Record<string, unknown>)[SAVE_ERROR];
  if (typeof whole === 'string') {
    return (
      <Notice alert tone="danger">
        <Words tag="p">{whole}</Words>
      </Notice>
    );
  }
  const problems = Object.entries(errors).flatMap(([name, message]: [string, unknown]) =>
    typeof message === 'string' && !(name in values) ? [{ path: [name], message }] : [],
  );
  if (problems.length === 0) return null;
  return <Notice alert tone="danger" title={TEXT.notSaved} problems={problems} />;
}
