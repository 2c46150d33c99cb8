import type { Core } from '@strapi/strapi';
import { POST_UID_LIST } from '../domain/posts';
import type { Problem } from '../domain/problems';
import { refusal } from '../refusal';
import { findDemoAccounts } from './accounts';

/** What an official page has to state of its department, in the words of the form. */
const REQUIRED = {
  governingBody: 'Cơ quan chủ quản',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  responsible: 'Chịu trách nhiệm chính',
} as const;

type OfficialFacts = { [field in keyof typeof REQUIRED]?: string | null | undefined };

/** Stops the start of an official site while it holds demo posts or accounts, and names them all. */
export const refuseOfficialWithSamples = async (strapi: Core.Strapi): Promise<void> => {
  const department = await readDepartment(strapi);
  if (department?.official !== true) return;
  const problems = await sampleProblems(strapi);
  if (problems.length === 0) return;
  throw new Error(
    [
      'Không khởi động được: đây là trang chính thức nhưng còn dữ liệu minh họa.',
      ...problems.map(({ field, reason }) => `  - ${field}: ${reason}`),
      'Hãy xóa bằng lệnh: pnpm demo:remove',
    ].join('\n'),
  );
};

/** Refuses a save that makes the site official too early; called after the save, in its transaction. */
export const assertOfficialAllowed = async (strapi: Core.Strapi): Promise<void> => {
  const department = await readDepartment(strapi);
  const problems = [...missingFacts(department ?? {}), ...(await sampleProblems(strapi))];
  if (problems.length > 0) throw refusal('Chưa bật được “Đây là trang chính thức”.', problems);
};

const readDepartment = async (strapi: Core.Strapi): Promise<(OfficialFacts & { official?: boolean | null }) | null> =>
  strapi.documents('api::department.department').findFirst({});

const missingFacts = (department: OfficialFacts): Problem[] =>
  Object.entries(REQUIRED)
    .filter(([field]) => !department[field as keyof OfficialFacts]?.trim())
    .map(([, label]) => ({ field: label, reason: 'chưa điền' }));

const sampleProblems = async (strapi: Core.Strapi): Promise<Problem[]> => {
  const titles = (await sampleTitles(strapi)).map((title) => `“${title}”`);
  const emails = (await findDemoAccounts(strapi)).map((user) => user.email);
  return [
    ...(titles.length > 0 ? [{ field: 'Bài minh họa', reason: `còn ${titles.length} bài: ${titles.join('; ')}` }] : []),
    ...(emails.length > 0 ? [{ field: 'Tài khoản minh họa', reason: `còn ${emails.length}: ${emails.join(', ')}` }] : []),
  ];
};

/** A published or withdrawn post keeps its draft, so the drafts are all. */
const sampleTitles = async (strapi: Core.Strapi): Promise<string[]> => {
  const titles: string[] = [];
  for (const uid of POST_UID_LIST) {
    const posts = await strapi
      .documents(uid)
      .findMany({ status: 'draft', filters: { sample: true }, fields: ['title'], sort: 'title:asc', limit: -1 });
    titles.push(...posts.map((post) => String(post.title)));
  }
  return titles;
};
