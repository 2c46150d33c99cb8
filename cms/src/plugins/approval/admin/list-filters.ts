import { InputRenderer } from '@strapi/strapi/admin';

interface Filter {
  name: string;
  type: string;
  input?: unknown;
}

interface ListFilters {
  displayedFilters: Filter[];
  layout: unknown;
}

/**
 * A chosen filter shows an enumeration's raw value unless the filter brings an input of its own, so
 * Strapi's input is named as such. And nobody filters by Strapi's number for a document.
 */
export function nameFilterValues({ displayedFilters, layout }: ListFilters): ListFilters {
  return {
    displayedFilters: displayedFilters
      .filter(({ name }) => name !== 'documentId')
      .map((filter) => (filter.type === 'enumeration' ? { ...filter, input: InputRenderer } : filter)),
    layout,
  };
}
