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
 * A filter shows the raw value of an enumeration unless it has its own input, so Strapi's own input is set explicitly.
 * The filter by Strapi's document id is removed, because nobody needs it.
 */
export function nameFilterValues({ displayedFilters, layout }: ListFilters): ListFilters {
  return {
    displayedFilters: displayedFilters
      .filter(({ name }) => name !== 'documentId')
      .map((filter) => (filter.type === 'enumeration' ? { ...filter, input: InputRenderer } : filter)),
    layout,
  };
}
