import { FORM_SECTIONS, placesOf, uidOfForm } from '../../../../domain/posts/form-sections';
import { TEXT } from '../texts';

export const SECTION_FIELD = 'newsroom-section';
export const KEPT_FIELD = 'newsroom-kept';

/** A field as the content manager lays it out; of it, the part used here. */
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
 * The form of a post: six fields, then folded sections. Each section is a panel of the content manager's own,
 * begun by a field of a type that this plugin adds, which folds the rows below it: every field stays in the form.
 */
export function layOutPostForm({ layout, query }: EditView): EditView {
  // The content manager makes the whole form anew for a layout that it does not know.
  const known = laidOut.get(layout) ?? postForm(layout);
  laidOut.set(layout, known);
  return { layout: known, query };
}

type Layout = EditView['layout'];

const laidOut = new WeakMap<Layout, Layout>();

const postForm = (layout: Layout): Layout => {
  const rows = layout.layout.flat();
  const uid = uidOfForm(rows.flat().map(({ name }) => name));
  // The page on which Super Admin arranges a form shows it as it is stored.
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

/** Strapi shows a field to whom its role lets read the field of that name; everybody who opens a post reads its title. */
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
