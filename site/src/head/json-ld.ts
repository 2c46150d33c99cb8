import type { Graph } from 'schema-dts';

/** JSON-LD for a script element, escaped so that no text can end the element or open a comment. */
export const serialised = (graph: Graph): string =>
  JSON.stringify(graph).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
