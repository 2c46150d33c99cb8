import { FORM_SECTIONS, placesOf, uidOfForm } from '../../../../domain/posts/form-sections';
import { TEXT } from '../texts';

export const SECTION_FIELD = 'newsroom-section';
export const KEPT_FIELD = 'newsroom-kept';

/** A field in the layout of the content manager; only the part used here. */
interface FormField {
  name: string;
  type: string;
  label: string;
  attribute: object;
  size: number;
  visible: boolean;
  disabled: boolean;
  required: boolean;
}
type Row = FormField[];

interface EditView {
  layout: { layout: Row[][] };
  query: unknown;
}

/**
 * The form of a post: six fields, then folded sections. Each section is a panel of the content manager. It starts with
 * a field of a type that this plugin adds, which hides the rows below it, so that every field stays in the form.
 */
export function layOutPostForm({ layout, query }: EditView): EditView {
  // The same result for the same layout, because the content manager builds the whole form again for a new one.
  const known = laidOut.get(layout) ?? postForm(layout);
  laidOut.set(layout, known);
  return { layout: known, query };
}

type Layout = EditView['layout'];

const laidOut = new WeakMap<Layout, Layout>();

const postForm = (layout: Layout): Layout => {
  const rows = layout.layout.flat();
  const uid = uidOfForm(rows.flat().map(({ name }) => name));
  // On the page where Super Admin arranges a form, the stored layout is shown.
  if (uid === null || location.pathname.endsWith('/configurations/edit')) return layout;
  const places = placesOf(
    uid,
    rows.flat().map(({ name }) => name),
  );
  const rowsOf = (names: readonly string[]): Row[] =>
    rows.map((row) => row.filter(({ name }) => names.includes(name))).filter((row) => row.length > 0);
  const sections = FORM_SECTIONS.map((section) => [
    [ownField(SECTION_FIELD, TEXT.section[section], { fields: places[section] })],
    ...rowsOf(places[section]),
  ]);
  const first = [[ownField(KEPT_FIELD, TEXT.kept.idle, {})], ...rowsOf(places.first)];
  return { ...layout, layout: [first, ...sections] };
};

/** Named "title", because Strapi shows a field only to roles that may read it, and everybody may read the title. */
const ownField = (type: string, label: string, attribute: object): FormField => ({
  name: 'title',
  type,
  label,
  attribute: { type, ...attribute },
  size: 12,
  visible: true,
  disabled: false,
  required: false,
});
