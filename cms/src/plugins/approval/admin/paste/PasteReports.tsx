import { Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useSyncExternalStore } from 'react';

import { Notice } from '../parts/Notice';
import { TouchButton } from '../parts/TouchButton';
import { Words } from '../parts/Words';
import { TEXT } from '../texts';
import { type PasteReport, lastReport, onReport, report } from './reports';

/** Reports that were already shown above the text. A module variable, because Strapi may mount this part again. */
const shown = new WeakSet<PasteReport>();

/** Beside the form of a post: what was left out of the last paste, or why nothing was pasted. */
export function PasteReports() {
  const last = useSyncExternalStore(onReport, lastReport);
  const { toggleNotification } = useNotification();
  useEffect(() => {
    if (!last || shown.has(last)) return;
    shown.add(last);
    toggleNotification({
      type: last.refused ? 'danger' : 'info',
      title: last.refused ? TEXT.notPasted : TEXT.pasted,
      message: last.lines.join(' '),
    });
  }, [last, toggleNotification]);

  if (!last || last.at !== location.pathname) return null;
  return (
    <Notice tone={last.refused ? 'danger' : 'primary'} title={last.refused ? TEXT.notPasted : TEXT.pasted}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {last.lines.map((line) => (
          <Words key={line} tag="p">
            {line}
          </Words>
        ))}
        <TouchButton variant="tertiary" onClick={() => report(null)}>
          {TEXT.close}
        </TouchButton>
      </Flex>
    </Notice>
  );
}
