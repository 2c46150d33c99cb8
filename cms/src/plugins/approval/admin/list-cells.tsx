import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

import { formatInstant, GLOSSARY } from '@newsroom/shared';

/** Vietnamese of every enumeration value that stands in a list. */
const VALUES: Record<string, string> = { ...GLOSSARY.format, ...GLOSSARY.policyState, ...GLOSSARY.unitType };

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
 * Lists as an editor reads them: an enumeration's name instead of its raw value, an instant as
 * "09:05, 06/07/2022", and a related name on as many lines as it needs, so that the status column
 * stays in sight.
 */
export function formatListCells({ displayedHeaders, layout }: ListView): ListView {
  return {
    displayedHeaders: displayedHeaders.map((header) => {
      const text = textOf(header);
      return text ? { ...header, cellFormatter: (row) => <Cell>{text(row) ?? '–'}</Cell> } : header;
    }),
    layout,
  };
}

function textOf({ name, attribute, mainField }: Header): ((row: Row) => string | undefined) | null {
  if (attribute.type === 'enumeration') return (row) => VALUES[String(row[name])] ?? stringOf(row[name]);
  if (attribute.type === 'datetime') {
    return (row) => (typeof row[name] === 'string' ? formatInstant(row[name]) : undefined);
  }
  if (attribute.type === 'relation' && attribute.relation === 'manyToOne' && mainField) {
    return (row) => stringOf((row[name] as Row | null | undefined)?.[mainField.name]);
  }
  return null;
}

const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function Cell({ children }: { children: string }) {
  return (
    <Typography tag="span" textColor="neutral800" style={{ display: 'inline-block', maxWidth: '20rem', whiteSpace: 'normal' }}>
      {children}
    </Typography>
  );
}
