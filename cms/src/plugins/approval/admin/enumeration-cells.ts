import { GLOSSARY } from '@newsroom/shared';

/** Vietnamese of every enumeration value that stands in a list. */
const VALUES: Record<string, string> = { ...GLOSSARY.format, ...GLOSSARY.policyState, ...GLOSSARY.unitType };

interface Header {
  name: string;
  attribute: { type: string };
  cellFormatter?: (row: Record<string, unknown>, header: Header) => string;
}

interface ListView {
  displayedHeaders: Header[];
  layout: unknown;
}

/** Strapi's lists show an enumeration's raw value ("phong-su-chuyen-de"): show its name. */
export function translateEnumerationCells({ displayedHeaders, layout }: ListView): ListView {
  return {
    displayedHeaders: displayedHeaders.map((header) =>
      header.attribute.type === 'enumeration' ? { ...header, cellFormatter: nameOfValue } : header,
    ),
    layout,
  };
}

function nameOfValue(row: Record<string, unknown>, { name }: Header): string {
  const value = row[name];
  return typeof value === 'string' ? (VALUES[value] ?? value) : '–';
}
