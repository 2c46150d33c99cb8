import type { StrapiApp, unstable_useDocumentLayout } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';

import { GLOSSARY } from '@newsroom/shared';

import type { InputProps } from '../parts/input-props';
import { inPart } from '../parts/Part';
import { PHOTO_TEXT } from './photo-texts';

type EditLayout = ReturnType<typeof unstable_useDocumentLayout>['edit'];
type Row = EditLayout['layout'][number][number];
type Field = Row[number];
type Input = ComponentType<InputProps>;

const PLUGIN = 'approval';
const PHOTO = 'post.photo';

/** Fields of a picture that need an input other than Strapi's; their types in the schema stay Strapi's. */
const OWN_INPUTS: Record<string, string> = { people: 'people-in-picture', checkedWithClass: 'checked' };
const ZONE = 'photo-drop';

/** Registers the inputs of pictures. Only the type of the marks is known to the server too. */
export function registerPhotoInputs(app: StrapiApp): void {
  const register = (name: string, text: string, load: () => Promise<Input>): void => {
    const label = { id: `${PLUGIN}.${name}`, defaultMessage: text };
    app.customFields.register({
      name,
      pluginId: PLUGIN,
      type: 'json',
      intlLabel: label,
      intlDescription: label,
      // Strapi's type of an input lacks the props that the content manager passes to it.
      components: { Input: async () => ({ default: inPart(text, await load()) as ComponentType }) },
    });
  };
  register(ZONE, PHOTO_TEXT.zone, () => import('./PhotoDrop').then(({ PhotoDrop }) => PhotoDrop));
  register('picture-marks', GLOSSARY.field.marks, () =>
    import('../marks/MarksField').then(({ MarksField }) => MarksField),
  );
  register('people-in-picture', GLOSSARY.field.people, () =>
    import('./PeopleField').then(({ PeopleField }) => PeopleField),
  );
  register('checked', GLOSSARY.field.checkedWithClass, () =>
    import('./CheckedField').then(({ CheckedField }) => CheckedField),
  );
}

interface EditViewLayout {
  layout: EditLayout;
  query: unknown;
}

const known = new WeakMap<EditLayout, EditLayout>();

/**
 * Adds a zone that accepts many pictures to every form with a gallery, above the first picture, and sets the inputs of
 * the fields of pictures.
 */
export function layOutPhotos({ layout, query }: EditViewLayout): EditViewLayout {
  // The same result for the same layout, because the content manager builds the whole form again for a new one.
  const changed = known.get(layout) ?? withPhotos(layout);
  known.set(layout, changed);
  return { layout: changed, query };
}

const withPhotos = (layout: EditLayout): EditLayout => {
  const fields = layout.layout.flat(2);
  const gallery = fields.find((field) => isPhoto(field) && field.attribute.repeatable === true);
  const first = fields.find(isPhoto);
  const photo = layout.components[PHOTO];
  if (!gallery || !first || !photo) return layout;
  return {
    ...layout,
    layout: layout.layout.map((panel) =>
      panel.flatMap((row) => (row.includes(first) ? [[zoneOf(gallery)], row] : [row])),
    ),
    components: {
      ...layout.components,
      [PHOTO]: { ...photo, layout: photo.layout.map((row) => row.map(withOwnInput)) },
    },
  };
};

const isPhoto = (field: Field): field is Field & { attribute: { repeatable?: boolean } } =>
  field.attribute.type === 'component' && field.attribute.component === PHOTO;

/** A copy of the gallery field with another input, so that everybody who may fill the gallery may use it. */
const zoneOf = (gallery: Field): Field => ({ ...asInput(gallery, ZONE), size: 12 });

const withOwnInput = (field: Field): Field => {
  const input = OWN_INPUTS[field.name];
  return input === undefined ? field : asInput(field, input);
};

const asInput = (field: Field, input: string): Field =>
  Object.assign({}, field, { attribute: { ...field.attribute, customField: `plugin::${PLUGIN}.${input}` } });
