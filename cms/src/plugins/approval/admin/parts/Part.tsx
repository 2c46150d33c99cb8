import { Box, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import type { ComponentType, ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';

import { TEXT } from '../texts';
import { Notice } from './Notice';
import { TouchButton } from './TouchButton';

interface Props {
  /** Name of the part, as people know it. */
  name: string;
  /** What it shows; when this changes, rendering is tried again. */
  of?: unknown;
  children: ReactNode;
}

/** A part of a screen whose failure does not affect the rest. */
export function Part({ name, of, children }: Props) {
  return (
    <ErrorBoundary resetKeys={[of]} fallback={<Failed name={name} />}>
      {children}
    </ErrorBoundary>
  );
}

/** Wraps a component in a `Part`, for a place in somebody else's screen, such as a field of a form. */
export function inPart<P extends object>(name: string, Component: ComponentType<P>): ComponentType<P> {
  return function InPart(props: P) {
    return (
      <Part name={name}>
        <Component {...props} />
      </Part>
    );
  };
}

/** Wraps a page with its own address: if it fails, the menu beside it still works. */
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
