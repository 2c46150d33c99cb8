import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RawChange } from '@newsroom/shared';

const FOLDER = dirname(fileURLToPath(import.meta.resolve('@newsroom/shared/examples/article.json')));

/** Names of all examples of the contract, without ".json". */
export const EXAMPLES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length));

/** A new copy of an outbox row, as it is in the file. */
export const example = (name: string): RawChange & { payload: Record<string, unknown> } =>
  JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')) as ReturnType<typeof example>;

/** The same for a row that an older version of the contract wrote. */
export const olderExample = (version: number, name: string): ReturnType<typeof example> =>
  example(`version-${version}/${name}`);

/** Every string of a JSON value, object keys included. */
export const stringsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...stringsOf(item)]);
};
