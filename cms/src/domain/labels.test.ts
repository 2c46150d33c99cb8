import {
  departmentSchema,
  livePublicationSchema,
  streamSchema,
  taskGroupSchema,
  unitSchema,
} from '@newsroom/shared';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { schemaOf, FORM_SCHEMAS } from './schemas.test.support';
import { type FormUid, COMPONENTS, LABELS, labelOf } from './labels';

const FORMS = Object.keys(LABELS) as FormUid[];

/** Fields that nobody fills in, so that no refusal can name them. */
const CONSTANT = new Set(['status', 'kind']);

describe('the label of a field', () => {
  it.each(FORMS)('stands once for each field of %s, and for none that it has not', (form) => {
    expect(Object.keys(LABELS[form]).sort()).toEqual(Object.keys(schemaOf(form).attributes).sort());
  });

  it('leads into the component that the field holds', () => {
    const held = FORMS.flatMap((form) =>
      Object.entries(schemaOf(form).attributes).flatMap(([field, { component }]) =>
        component === undefined ? [] : [[field, component] as const],
      ),
    );
    expect(Object.fromEntries(held)).toEqual(COMPONENTS);
  });

  it('is there for every type and component that people fill in', () => {
    expect(FORM_SCHEMAS.filter((uid) => !Object.hasOwn(LABELS, uid))).toEqual([]);
  });
});

describe('a refusal', () => {
  it.each<[FormUid, string, string]>([
    ['api::article.article', 'gallery.0.credit', 'Chùm ảnh, mục 1, Tác giả ảnh'],
    ['api::article.article', 'leadPhoto.licence', 'Ảnh đại diện, Quyền sử dụng ảnh'],
    ['api::article.article', 'leadPhoto.sha256', 'Ảnh đại diện, Tệp ảnh'],
    ['api::article.article', 'attachments.1.extension', 'Tệp đính kèm, mục 2, Tệp'],
    ['api::article.article', 'authors.2.name', 'Tác giả, bút danh, mục 3, Họ và tên'],
    ['api::article.article', 'unit.code', 'Đơn vị'],
    ['api::article.article', 'taskGroups.1', 'Nhóm nhiệm vụ, giải pháp, mục 2'],
    ['api::profile.profile', 'person.post', 'Nhân vật, Chức vụ, công việc'],
    ['api::profile.profile', 'achievements.0.what', 'Thành tích, mục 1, Thành tích'],
    ['api::policy.policy', 'document.number', 'Số, ký hiệu'],
    ['api::policy.policy', 'keyPoints.1', 'Điểm chính, mục 2'],
    ['api::policy.policy', 'brief.what', 'Nói ngắn gọn, Được gì?'],
    ['api::policy.policy', 'original.sha256', 'Bản gốc (tệp)'],
    ['api::unit.unit', 'names.0.gsoCode', 'Các tên gọi, mục 1, Mã thống kê'],
    ['api::unit.unit', 'successors.0.code', 'Đơn vị tiếp nhận, mục 1, Đơn vị'],
    ['api::task-group.task-group', 'verified.by', 'Người đối chiếu'],
    ['api::department.department', 'programme.summary', 'Chương trình là gì?'],
    ['api::department.department', 'feedAuthority', 'Tên miền của mã RSS'],
  ])('of %s calls %s “%s”', (form, path, label) => {
    expect(labelOf(form, path)).toBe(label);
  });

  it.each<[FormUid, z.ZodType]>([
    ['api::article.article', livePublicationSchema.options[0]],
    ['api::profile.profile', livePublicationSchema.options[1]],
    ['api::policy.policy', livePublicationSchema.options[2]],
    ['api::unit.unit', unitSchema],
    ['api::task-group.task-group', taskGroupSchema],
    ['api::stream.stream', streamSchema],
    ['api::department.department', departmentSchema],
  ])('of %s calls everything that the contract may refuse by a label of the form', (form, schema) => {
    const paths = pathsOf(schema).filter((path) => !CONSTANT.has(path) && !path.startsWith('relations'));
    expect(paths.length).toBeGreaterThan(2);
    const known = new Set(labelsWithin(form));
    const strange = paths
      .map((path) => [path, labelOf(form, path)] as const)
      .filter(([, label]) => !known.has(label.replaceAll(/, mục 1/g, '')));
    expect(strange).toEqual(WRITTEN_BY_SERVER.filter(([path]) => paths.includes(path)));
  });
});

/** Fields of a publication that no form shows. */
const WRITTEN_BY_SERVER = [
  ['firstPublishedAt', 'Đăng lần đầu lúc'],
  ['modifiedAt', 'Đăng lần cuối lúc'],
  ['corrections.0.at', 'Đính chính, mục 1'],
  ['corrections.0.note', 'Đính chính, mục 1'],
] as const;

/** The name of every field in a form, and of every field in its components. */
const labelsWithin = (form: FormUid): string[] =>
  Object.entries(LABELS[form]).flatMap(([field, label]) => {
    const inside = COMPONENTS[field];
    return [label, ...(inside ? labelsWithin(inside).map((inner) => `${label}, ${inner}`) : [])];
  });

/** Every path at which a value of the schema can be refused. */
const pathsOf = (schema: z.ZodType, path = ''): string[] => {
  const { def } = schema as z.ZodType & { def: Definition };
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (def.innerType) return pathsOf(def.innerType, path);
  if (def.element) return pathsOf(def.element, below('0'));
  if (def.shape) return Object.entries(def.shape).flatMap(([name, inner]) => pathsOf(inner, below(name)));
  return [path];
};

interface Definition {
  innerType?: z.ZodType;
  element?: z.ZodType;
  shape?: Record<string, z.ZodType>;
}
