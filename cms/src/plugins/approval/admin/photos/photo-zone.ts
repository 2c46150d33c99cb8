import type { StrapiApp, unstable_useDocumentLayout } from '@strapi/strapi/admin';

import { PHOTO_TEXT } from './photo-texts';

type EditLayout = ReturnType<typeof unstable_useDocumentLayout>['edit'];
type Field = EditLayout['layout'][number][number][number];

const FIELD = 'photo-drop';

/** What the zone is to the content manager: a field of its own, though nothing is saved under its name. */
export function registerPhotoZone(app: StrapiApp): void {
  app.customFields.register({
    name: FIELD,
    pluginId: 'approval',
    type: 'json',
    intlLabel: { id: 'approval.photo-drop', defaultMessage: PHOTO_TEXT.drop },
    intlDescription: { id: 'approval.photo-drop', defaultMessage: PHOTO_TEXT.drop },
    components: { Input: () => import('./PhotoDrop').then(({ PhotoDrop }) => ({ default: PhotoDrop })) },
  });
}

interface EditViewLayout {
  layout: EditLayout;
  query: unknown;
}

const extended = new WeakMap<EditLayout, EditLayout>();

/** Gives the zone a row of its own above the first picture of every form that has a gallery. */
export function addPhotoZone({ layout, query }: EditViewLayout): EditViewLayout {
  // The content manager makes the whole form anew for a layout that it does not know.
  const known = extended.get(layout) ?? withZone(layout);
  extended.set(layout, known);
  return { layout: known, query };
}

const withZone = (layout: EditLayout): EditLayout => {
  const fields = layout.layout.flat(2);
  const gallery = fields.find((field) => isPhoto(field) && field.attribute.repeatable === true);
  const first = fields.find(isPhoto);
  if (!gallery || !first) return layout;
  return {
    ...layout,
    layout: layout.layout.map((panel) =>
      panel.flatMap((row) => (row.includes(first) ? [[zoneOf(gallery)], row] : [row])),
    ),
  };
};

const isPhoto = (field: Field): field is Field & { attribute: { repeatable?: boolean } } =>
  field.attribute.type === 'component' && field.attribute.component === 'post.photo';

/** In all but its looks the gallery again, so that whoever may fill that may fill it here. */
const zoneOf = (gallery: Field): Field =>
  Object.assign({}, gallery, {
    size: 12,
    attribute: { ...gallery.attribute, customField: `plugin::approval.${FIELD}` },
  });
