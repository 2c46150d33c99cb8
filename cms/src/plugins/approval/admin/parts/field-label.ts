import type { unstable_useDocumentLayout } from '@strapi/strapi/admin';

type EditLayout = ReturnType<typeof unstable_useDocumentLayout>['edit'];
type Row = EditLayout['layout'][number][number];

/**
 * "Chùm ảnh, mục 2, Chú thích ảnh" for the path ["gallery", "1", "caption"], by the labels of the form. A part of the
 * path that is no field of the form stays as it is, because the server may have named it already.
 */
export function fieldLabel(path: readonly string[], layout: EditLayout): string {
  const labels: string[] = [];
  let rows: Row[] = layout.layout.flat();
  for (const step of path) {
    if (/^\d+$/.test(step)) {
      labels.push(`mục ${Number(step) + 1}`);
      continue;
    }
    const field = rows.flat().find(({ name }) => name === step);
    labels.push(field?.label ?? step);
    rows =
      field && 'component' in field.attribute
        ? (layout.components[field.attribute.component]?.layout ?? [])
        : [];
  }
  return labels.join(', ');
}
