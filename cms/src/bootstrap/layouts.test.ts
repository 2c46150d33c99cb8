import type { Core } from '@strapi/strapi';
import { describe, expect, it } from 'vitest';
import { type FormUid, COMPONENTS, LABELS, labelOf } from '../domain/labels';
import { schemaOf } from '../domain/schemas.test.support';
import { applyLayouts } from './layouts';

interface Configuration {
  metadatas: Record<string, { edit: { label: string }; list: { label: string } }>;
  layouts: { edit: { name: string; size: number }[][]; list: string[] };
}

/** The configuration that the content manager gets, by form; it starts from the schema's fields, in English. */
const told = async (): Promise<Map<string, Configuration>> => {
  const forms = new Map<string, Configuration>();
  const service = {
    findConfiguration: ({ uid }: { uid: string }) =>
      Promise.resolve({
        settings: {},
        metadatas: Object.fromEntries(
          Object.keys(schemaOf(uid).attributes).map((name) => [
            name,
            { edit: { label: name }, list: { label: name } },
          ]),
        ),
        layouts: { edit: [], list: [] },
      }),
    updateConfiguration: ({ uid }: { uid: string }, configuration: Configuration) => {
      forms.set(uid, configuration);
      return Promise.resolve();
    },
  };
  await applyLayouts({ plugin: () => ({ service: () => service }) } as unknown as Core.Strapi);
  return forms;
};

describe('the form of the content manager', async () => {
  const forms = await told();

  it('is told for everything that has labels', () => {
    expect([...forms.keys()].sort()).toEqual(Object.keys(LABELS).sort());
  });

  it.each([...forms])('%s shows each field once, by the name that a refusal calls it', (uid, form) => {
    const fields = Object.keys(schemaOf(uid).attributes);
    expect(
      form.layouts.edit
        .flat()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...fields].sort());
    const refused = Object.fromEntries(fields.map((name) => [name, labelOf(uid as FormUid, name)]));
    for (const place of ['edit', 'list'] as const) {
      const shown = Object.fromEntries(fields.map((name) => [name, form.metadatas[name]?.[place].label]));
      expect(shown).toEqual(refused);
    }
  });

  it('calls a field of a component by the name that it has in the component’s form', () => {
    for (const [field, component] of Object.entries(COMPONENTS)) {
      for (const inner of Object.keys(LABELS[component])) {
        const label = forms.get(component)?.metadatas[inner]?.edit.label;
        for (const form of Object.keys(LABELS) as FormUid[]) {
          if (!Object.hasOwn(LABELS[form], field)) continue;
          expect(labelOf(form, `${field}.3.${inner}`)).toBe(`${labelOf(form, field)}, mục 4, ${label}`);
        }
      }
    }
  });
});
