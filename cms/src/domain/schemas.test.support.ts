import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');

/** An attribute in a schema.json: the parts that tests check. */
export interface Attribute {
  type: string;
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
  regex?: string;
  enum?: string[];
  component?: string;
}

interface Schema {
  options?: { comment?: string };
  pluginOptions?: { 'content-manager'?: { visible?: boolean } };
  attributes: Record<string, Attribute>;
}

/** Every content type and component of the CMS by its uid. */
export const SCHEMAS: ReadonlyMap<string, Schema> = new Map(
  globSync(['api/*/content-types/*/schema.json', 'components/*/*.json'], { cwd: ROOT })
    .sort()
    .map((file) => {
      const steps = file.split('/');
      const uid =
        steps[0] === 'api'
          ? `api::${steps[1]}.${basename(dirname(file))}`
          : `${steps[1]}.${basename(file, '.json')}`;
      return [uid, JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Schema];
    }),
);

export const schemaOf = (uid: string): Schema => {
  const schema = SCHEMAS.get(uid);
  if (!schema) throw new Error(`no schema of ${uid}`);
  return schema;
};

/** The forms that people fill in: those that the content manager shows. */
export const FORM_SCHEMAS: readonly string[] = [...SCHEMAS]
  .filter(([, schema]) => schema.pluginOptions?.['content-manager']?.visible !== false)
  .map(([uid]) => uid);
