import type { FormUid, LABELS } from '../../domain/labels';

/** How a form shows one of its fields; the field's label stands in `LABELS`. */
export interface Field {
  /** Help line: what it is, why, and an example, in one or two short sentences. */
  help?: string;
  placeholder?: string;
  /** `false`: shown, but only the server writes it. */
  editable?: false;
  /** Columns of 12; without it the whole row. */
  size?: 4 | 6 | 8;
  /** Only of a relation: the attribute shown as the name of the other document. */
  mainField?: string;
}

type FieldOf<Uid extends FormUid> = keyof (typeof LABELS)[Uid] & string;
type Column<Uid extends FormUid> = FieldOf<Uid> | 'updatedAt';

export interface Form<Uid extends FormUid> {
  /** The attribute shown as the name of the document or component in titles and folded lists. */
  mainField: FieldOf<Uid>;
  sort?: readonly [attribute: Column<Uid>, order: 'ASC' | 'DESC'];
  columns?: readonly Column<Uid>[];
  /** Exactly the fields that have a label, in the order of the form. */
  fields: Readonly<Record<FieldOf<Uid>, Field>>;
}

export type Forms<Uid extends FormUid> = { readonly [Each in Uid]: Form<Each> };
