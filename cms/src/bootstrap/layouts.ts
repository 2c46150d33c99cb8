import type { Core } from '@strapi/strapi';

import { isPostUid } from '../domain/content-types';
import { type FormUid, labelOf } from '../domain/labels';
import { placesOf } from '../domain/posts/form-sections';
import { COMPONENT_FORMS } from './forms/components';
import { CONSENT_FORM } from './forms/consent';
import type { Field, Forms } from './forms/form';
import { POST_FORMS } from './forms/posts';
import { VOCABULARY_FORMS } from './forms/vocabularies';

const FORMS: Forms<FormUid> = { ...POST_FORMS, ...VOCABULARY_FORMS, ...CONSENT_FORM, ...COMPONENT_FORMS };

/**
 * Writes the Vietnamese labels, help lines, field order and list columns of every form into the content manager. They
 * are part of the code: `FORMS` replaces what somebody set by hand.
 */
export async function applyLayouts(strapi: Core.Strapi): Promise<void> {
  const contentManager = strapi.plugin('content-manager');
  const contentTypes: ConfigurationService = contentManager.service('content-types');
  const components: ConfigurationService = contentManager.service('components');

  for (const uid of Object.keys(FORMS) as FormUid[]) {
    const service = uid.startsWith('api::') ? contentTypes : components;
    await service.updateConfiguration(
      { uid },
      configuration(uid, FORMS[uid], await service.findConfiguration({ uid })),
    );
  }
}

/** The configuration of one form for the content manager. */
interface Layout {
  mainField: string;
  sort?: readonly [attribute: string, order: 'ASC' | 'DESC'];
  columns?: readonly string[];
  fields: Readonly<Record<string, Field>>;
}

interface Metadata {
  edit: Record<string, unknown>;
  list: Record<string, unknown>;
}

interface Configuration {
  settings: Record<string, unknown>;
  metadatas: Record<string, Metadata>;
  layouts: { edit: { name: string; size: number }[][]; list: string[] };
}

/** The part of the content manager's `content-types` and `components` services used here. */
interface ConfigurationService {
  findConfiguration(model: { uid: string }): Promise<Configuration>;
  updateConfiguration(model: { uid: string }, configuration: Configuration): Promise<unknown>;
}

const ROW = 12;

function configuration(uid: FormUid, layout: Layout, current: Configuration): Configuration {
  const metadatas = { ...current.metadatas };
  for (const [name, label] of Object.entries(SYSTEM_LABELS)) {
    const known = metadatas[name];
    if (known) metadatas[name] = shown(known, label, {});
  }
  for (const [name, field] of Object.entries(layout.fields)) {
    const known = metadatas[name];
    if (!known) {
      throw new Error(
        `The form of ${uid} has a field "${name}", which its schema does not have: correct one of them.`,
      );
    }
    metadatas[name] = shown(known, labelOf(uid, name), field);
  }
  const [sortBy, sortOrder] = layout.sort ?? [layout.mainField, 'ASC'];
  return {
    settings: {
      ...current.settings,
      mainField: layout.mainField,
      defaultSortBy: sortBy,
      defaultSortOrder: sortOrder,
      pageSize: 20,
    },
    metadatas,
    layouts: { edit: rowsOf(uid, layout.fields), list: [...(layout.columns ?? current.layouts.list)] },
  };
}

const shown = (known: Metadata, label: string, field: Field): Metadata => ({
  edit: {
    ...known.edit,
    label,
    description: field.help ?? '',
    placeholder: field.placeholder ?? '',
    editable: field.editable ?? true,
    ...(field.mainField ? { mainField: field.mainField } : {}),
  },
  list: { ...known.list, label },
});

/** The fields of a post by sections, so that no field shares a row with one of a folded section. */
function rowsOf(uid: string, fields: Layout['fields']): Configuration['layouts']['edit'] {
  if (!isPostUid(uid)) return rows(fields);
  const { first, press, files, advanced } = placesOf(uid, Object.keys(fields));
  return [first, press, files, advanced].flatMap((names) =>
    rows(Object.fromEntries(names.map((name) => [name, fields[name] ?? {}]))),
  );
}

/** Fills rows of 12 columns in the order of the fields. */
function rows(fields: Layout['fields']): Configuration['layouts']['edit'] {
  const result: Configuration['layouts']['edit'] = [];
  let left = 0;
  for (const [name, { size = ROW }] of Object.entries(fields)) {
    if (size > left) {
      result.push([]);
      left = ROW;
    }
    result.at(-1)?.push({ name, size });
    left -= size;
  }
  return result;
}

/** Labels of the columns that Strapi adds to every type. */
const SYSTEM_LABELS = {
  id: 'Số thứ tự',
  documentId: 'Mã tài liệu',
  createdAt: 'Tạo lúc',
  updatedAt: 'Sửa lần cuối',
  publishedAt: 'Đăng lúc',
  createdBy: 'Người tạo',
  updatedBy: 'Người sửa',
};
