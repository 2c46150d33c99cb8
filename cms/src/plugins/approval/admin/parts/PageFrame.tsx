import { Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

import { TEXT } from '../texts';
import { Notice } from './Notice';
import { Part } from './Part';
import { TouchButton } from './TouchButton';

interface Props {
  title: string;
  subtitle: string;
  actions?: ReactNode;
  /** Shown even while the content is loading. */
  before?: ReactNode;
  /** The content is there, is loading, or failed to load. */
  state: 'ready' | 'loading' | 'failed';
  onRetry: () => void;
  children: ReactNode;
}

/** A page of the newsroom within the admin. */
export function PageFrame({ title, subtitle, actions, before, state, onRetry, children }: Props) {
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={subtitle} primaryAction={actions} />
      <Layouts.Content>
        {before}
        {state === 'loading' && <Typography tag="p">{TEXT.loading}</Typography>}
        {state === 'failed' && (
          <Flex direction="column" alignItems="flex-start" gap={3}>
            <Notice alert tone="danger" title={TEXT.loadFailed} />
            <TouchButton variant="secondary" onClick={onRetry}>
              {TEXT.retry}
            </TouchButton>
          </Flex>
        )}
        {state === 'ready' && (
          <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
            <Part name={title}>{children}</Part>
          </Flex>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
