import { Box, Tabs } from '@strapi/design-system';

import { FormDialog } from '../parts/FormDialog';
import { Part } from '../parts/Part';
import { TEXT } from '../texts';
import { CompareRevisions } from './CompareRevisions';
import { Steps } from './Steps';
import type { Standing } from '../../../../domain/approval-api';
import type { PostKey } from '../../../../domain/content-types';

interface Props {
  post: PostKey;
  standing: Standing;
  mayRestore: boolean;
  labelOf: (path: readonly string[]) => string;
  onClose: () => void;
}

/** The steps of a post, who made them, and its earlier versions. */
export function HistoryDialog({ post, standing, mayRestore, labelOf, onClose }: Props) {
  return (
    <FormDialog title={TEXT.history} action={null} onCancel={onClose}>
      <Tabs.Root variant="simple" defaultValue="steps">
        <Tabs.List aria-label={TEXT.history}>
          <Tabs.Trigger value="steps">{TEXT.steps}</Tabs.Trigger>
          <Tabs.Trigger value="compare">{TEXT.compare}</Tabs.Trigger>
        </Tabs.List>
        <Box paddingTop={4}>
          <Tabs.Content value="steps">
            <Part name={TEXT.steps} of={standing}>
              <Steps history={standing.history} />
            </Part>
          </Tabs.Content>
          <Tabs.Content value="compare">
            <Part name={TEXT.compare} of={standing}>
              <CompareRevisions
                post={post}
                standing={standing}
                mayRestore={mayRestore}
                labelOf={labelOf}
                onRestored={onClose}
              />
            </Part>
          </Tabs.Content>
        </Box>
      </Tabs.Root>
    </FormDialog>
  );
}
