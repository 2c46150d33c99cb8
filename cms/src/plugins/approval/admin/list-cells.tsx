import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import { formatDay, formatInstant, GLOSSARY } from '@newsroom/shared';

/** Vietnamese names of all enumeration values that lists show. */
const VALUES: Record<string, string> = {
  ...GLOSSARY.format,
  ...GLOSSARY.policyState,
  ...GLOSSARY.unitType,
  ...GLOSSARY.state,
  ...GLOSSARY.consentKind,
};

type Row = Record<string, unknown>;

interface Header {
  name: string;
  attribute: { type: string; relation?: string };
  mainField?: { name: string };
  cellFormatter?: (row: Row) => ReactNode;
}

interface ListView {
  displayedHeaders: Header[];
  layout: unknown;
}

/**
 * Lists in a form that editors can read: whole titles, names of enumeration values, instants as "09:05, 06/07/2022",
 * and long names on several lines, so that the status column stays visible.
 */
export function formatListCells({ displayedHeaders, layout }: ListView): ListView {
  return {
    displayedHeaders: displayedHeaders.map((header) => {
      const cellFormatter = formatterOf(header);
      return cellFormatter ? { ...header, cellFormatter } : header;
    }),
    layout,
  };
}

function formatterOf({ name, attribute, mainField }: Header): Header['cellFormatter'] | null {
  switch (attribute.type) {
    case 'string':
      return name === 'title' ? (row) => <TitleCell row={row} /> : null;
    case 'enumeration':
      return (row) => <Cell>{VALUES[String(row[name])] ?? row[name]}</Cell>;
    case 'date':
      return (row) => <Cell>{typeof row[name] === 'string' ? formatDay(row[name]) : null}</Cell>;
    case 'datetime':
      return (row) => <Cell>{typeof row[name] === 'string' ? formatInstant(row[name]) : null}</Cell>;
    case 'relation':
      return attribute.relation === 'manyToOne' && mainField
        ? (row) => <NameCell>{(row[name] as Row | null | undefined)?.[mainField.name]}</NameCell>
        : null;
    default:
      return null;
  }
}

/** With a link of its own, because Strapi adds the link only to a column that is not formatted. */
function TitleCell({ row }: { row: Row }) {
  return (
    <Title>
      <Typography
        tag={Link}
        to={String(row['documentId'])}
        textColor="neutral800"
        onClick={(event: { stopPropagation(): void }) => event.stopPropagation()}
      >
        {typeof row['title'] === 'string' ? row['title'] : '–'}
      </Typography>
    </Title>
  );
}

function NameCell({ children }: { children: unknown }) {
  return (
    <Name>
      <Cell>{children}</Cell>
    </Name>
  );
}

function Cell({ children }: { children: unknown }) {
  return (
    <Typography textColor="neutral800">
      {typeof children === 'string' && children !== '' ? children : '–'}
    </Typography>
  );
}

const Title = styled.div`
  min-width: 20rem;
  max-width: 36rem;
  white-space: normal;
`;

const Name = styled.div`
  min-width: 13rem;
  max-width: 24rem;
  white-space: normal;
`;
