import { Flex, Modal, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

import { TEXT } from '../texts';
import type { Failure } from './failure';
import { FailureNotice } from './FailureNotice';
import { TouchButton } from './TouchButton';

interface Props {
  title: string;
  explain?: string;
  /** Label of the main button; null: the dialog only shows something. */
  action: string | null;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  failure?: Failure | null;
  labelOf?: (path: readonly string[]) => string;
  /** Buttons beside the main one. */
  more?: ReactNode;
  onCancel: () => void;
  onSubmit?: () => void;
  children?: ReactNode;
}

/** A dialog that stays open, with everything that was typed, until the server has accepted it. */
export function FormDialog({
  title,
  explain,
  action,
  danger = false,
  busy = false,
  disabled = false,
  failure = null,
  labelOf,
  more,
  onCancel,
  onSubmit,
  children,
}: Props) {
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && !busy && onCancel()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={TEXT.close}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {explain !== undefined && <Typography tag="p">{explain}</Typography>}
            {children}
          </Flex>
        </Body>
        <Modal.Footer>
          <Flex gap={2} wrap="wrap" justifyContent="space-between" width="100%">
            <FailureNotice failure={failure} {...(labelOf ? { labelOf } : {})} />
            <TouchButton variant="tertiary" disabled={busy} onClick={onCancel}>
              {action === null ? TEXT.close : TEXT.cancel}
            </TouchButton>
            <Flex gap={2} wrap="wrap">
              {more}
              {action !== null && (
                <TouchButton
                  variant={danger ? 'danger' : 'default'}
                  loading={busy}
                  disabled={busy || disabled}
                  onClick={onSubmit}
                >
                  {action}
                </TouchButton>
              )}
            </Flex>
          </Flex>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Strapi's own padding would leave only two thirds of a phone's width for text. */
const Body = styled(Modal.Body)`
  @media (max-width: 767px) {
    padding: 0;

    > div {
      padding-block: 0.4rem;
    }

    > div > div {
      padding: 1.6rem;
    }
  }
`;
