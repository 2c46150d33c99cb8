import { Badge, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { GLOSSARY } from '@newsroom/shared';

import { TouchButton } from '../parts/TouchButton';
import { TEXT } from '../texts';
import type { Person } from './people-api';

interface Props {
  person: Person;
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
  const roles = [
    ...capacities.map((capacity) => GLOSSARY.role[capacity]),
    ...(superAdmin ? [TEXT.superAdmin] : []),
  ];
  return (
    <Row>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="bold" textColor={active ? 'neutral800' : 'neutral600'}>
            {isMe ? `${name} (${TEXT.you})` : name}
          </Typography>
          {!active && <Badge variant="danger">{TEXT.inactive}</Badge>}
          {active && !registered && <Badge variant="warning">{TEXT.notRegistered}</Badge>}
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {email}
        </Typography>
        <Typography>{roles.length > 0 ? roles.join(', ') : TEXT.noRole}</Typography>
        {unit !== null && <Typography textColor="neutral600">{unit}</Typography>}
      </Flex>
      <Flex gap={2} wrap="wrap">
        {active ? (
          <>
            <TouchButton variant="secondary" disabled={busy} onClick={onEdit}>
              {TEXT.edit}
            </TouchButton>
            <TouchButton variant="tertiary" disabled={busy} onClick={onPasswordMail}>
              {TEXT.passwordMail}
            </TouchButton>
            {!isMe && (
              <TouchButton variant="tertiary" disabled={busy} onClick={onDeactivate}>
                {TEXT.deactivate}
              </TouchButton>
            )}
          </>
        ) : (
          <TouchButton variant="secondary" disabled={busy} onClick={onActivate}>
            {TEXT.activate}
          </TouchButton>
        )}
      </Flex>
    </Row>
  );
}

const Row = styled.li`
  display: flex;
  flex-wrap: wrap;
  gap: 1.2rem 2.4rem;
  justify-content: space-between;
  align-items: center;
`;
