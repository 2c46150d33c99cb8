import { GLOSSARY } from '@newsroom/shared';

import { TEXT } from '../texts';
import type { Snapshot } from '../../../../domain/posts/snapshot';

/** Vietnamese names of the enumeration values in a snapshot. */
const VALUES: Record<string, string> = {
  ...GLOSSARY.format,
  ...GLOSSARY.policyState,
  ...GLOSSARY.authorRole,
};
/** Fields that people do not write. */
const NOT_SHOWN = new Set(['postId', 'sample']);

/** Everything in a snapshot that can be read as text, by its path in the form: "gallery.0.caption". */
export function textsOf(snapshot: Snapshot): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(snapshot)) {
    if (!NOT_SHOWN.has(name)) collect(value, name, texts);
  }
  return texts;
}

function collect(value: unknown, path: string, texts: Map<string, string>): void {
  const text = textOf(value);
  if (text !== null) {
    if (text !== '') texts.set(path, text);
    return;
  }
  for (const [step, part] of Object.entries(value as object)) collect(part, `${path}.${step}`, texts);
}

/** Null: the value has parts of its own. */
function textOf(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return VALUES[value] ?? value;
    case 'number':
      return String(value);
    case 'boolean':
      return value ? TEXT.yes : '';
    case 'object':
      return value === null ? '' : referenceOf(value);
    default:
      return '';
  }
}

/** The name of a file, the code of a vocabulary entry, or the number of a document. */
function referenceOf(value: object): string | null {
  if (Array.isArray(value)) {
    const codes = value.map((each: unknown) => (isObject(each) ? referenceOf(each) : null));
    return codes.length > 0 && codes.every((code) => code !== null) ? codes.join(', ') : null;
  }
  const name = 'sha256' in value && 'name' in value ? value.name : null;
  const code = 'code' in value ? value.code : null;
  const number =
    'documentNumber' in value && 'postId' in value ? (value.documentNumber ?? value.postId) : null;
  const found = name ?? code ?? number;
  return typeof found === 'string' ? found : null;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
