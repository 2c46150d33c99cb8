import { Box, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import type { ComponentType, ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';

import { TEXT } from '../texts';
import { Notice } from './Notice';
import { TouchButton } from './TouchButton';

interface Props {
  /** What the person calls it. */
  name: string;
  /** What it shows: when that changes, it is tried anew. */
  of?: unknown;
  children: ReactNode;
}

/** A part of a screen that can fail without taking the rest with it. */
export function Part({ name, of, children }: Props) {
  return (
    <ErrorBoundary resetKeys={[of]} fallback={<Failed name={name} />}>
      {children}
    </ErrorBoundary>
  );
}

/** A component of another's screen, such as a field of a form, as a part of that screen. */
export function inPart<P extends object>(name: string, Component: ComponentType<P>): ComponentType<P> {
  return function InPart(props: P) {
    return (
      <Part name={name}>
        <Component {...props} />
      </Part>
    );
  };
}

/** A page with an address of its own: if it fails, the menu beside it still works. */
export function inPage(name: string, Content: ComponentType): ComponentType {
  const failed = (
    <Page.Main>
      <Box padding={6}>
        <Failed name={name} />
      </Box>
    </Page.Main>
  );
  return function InPage() {
    return (
      <ErrorBoundary fallback={failed}>
        <Content />
      </ErrorBoundary>
    );
  };
}

function Failed({ name }: { name: string }) {
  return (
    <Notice alert tone="danger" title={TEXT.partFailed(name)}>
      <Typography tag="p">{TEXT.partFailedExplain}</Typography>
      <TouchButton variant="secondary" marginTop={2} onClick={() => window.location.reload()}>
        {TEXT.reloadPage}
      </TouchButton>
    </Notice>
  );
}
