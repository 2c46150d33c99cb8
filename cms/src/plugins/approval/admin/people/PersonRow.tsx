import { Badge, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { GLOSSARY } from '@newsroom/shared';

import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import type { ListedPerson } from '../../../../domain/approval-api';

interface Props {
  person: ListedPerson;
  unit: string | null;
  isMe: boolean;
  busy: boolean;
  onEdit: () => void;
  onDeactivate: () => void;
  onActivate: () => void;
  onPasswordMail: () => void;
}

export function PersonRow({
  person,
  unit,
  isMe,
  busy,
  onEdit,
  onDeactivate,
  onActivate,
  onPasswordMail,
}: Props) {
  const { name, email, active, registered, capacities, superAdmin } = person;
  // Strapi activates an account when its owner follows the invitation, so an unregistered one is not active either.
  const ended = registered && !active;
  const roles = [
    ...capacities.map((capacity) => GLOSSARY.role[capacity]),
    ...(superAdmin ? [TEXT.superAdmin] : []),
  ];
  return (
    <Row>
      <Facts direction="column" alignItems="flex-start" gap={1}>
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="bold" textColor={ended ? 'neutral600' : 'neutral800'}>
            {isMe ? `${name} (${TEXT.you})` : name}
          </Typography>
          {!registered && <Badge variant="warning">{TEXT.notRegistered}</Badge>}
          {ended && <Badge variant="danger">{TEXT.inactive}</Badge>}
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {email}
        </Typography>
        <Typography>{roles.length > 0 ? roles.join(', ') : TEXT.noRole}</Typography>
        {unit !== null && <Typography textColor="neutral600">{unit}</Typography>}
      </Facts>
      <Flex gap={2} wrap="wrap">
        {!ended && (
          <TouchButton variant="secondary" disabled={busy} onClick={onEdit}>
            {TEXT.edit}
          </TouchButton>
        )}
        {!ended && (
          <TouchButton variant="tertiary" disabled={busy} onClick={onPasswordMail}>
            {registered ? TEXT.passwordMail : TEXT.inviteAgain}
          </TouchButton>
        )}
        {!ended && !isMe && (
          <TouchButton variant="tertiary" disabled={busy} onClick={onDeactivate}>
            {TEXT.deactivate}
          </TouchButton>
        )}
        {ended && (
          <TouchButton variant="secondary" disabled={busy} onClick={onActivate}>
            {TEXT.activate}
          </TouchButton>
        )}
      </Flex>
    </Row>
  );
}

/** Wide enough for the buttons of all rows to be on the same side. */
const Facts = styled(Flex)`
  flex: 1 1 36rem;
`;

const Row = styled.li`
  display: flex;
  flex-wrap: wrap;
  gap: 1.2rem 2.4rem;
  justify-content: space-between;
  align-items: center;
`;
