import type { Core } from '@strapi/strapi';
import { POST_UID_LIST } from '../domain/content-types';
import { labelOf } from '../domain/labels';
import { UNTITLED } from '../domain/posts/draft';
import type { Problem } from '../domain/problems';
import { rowsOf } from '../newsroom/ground/rows';
import { findDemoAccounts } from './accounts';

const DEPARTMENT = 'api::department.department';

/** Fields of the department that an official site has to show. */
const REQUIRED = ['governingBody', 'address', 'phone', 'email', 'responsible'] as const;

/** Refuses to start an official site that holds demo posts or accounts; the error names them all. */
export const refuseOfficialWithSamples = async (strapi: Core.Strapi): Promise<void> => {
  const department = await readDepartment(strapi);
  if (department?.official !== true) return;
  const problems = await sampleProblems();
  if (problems.length === 0) return;
  throw new Error(
    message('Không khởi động được: đây là trang chính thức nhưng còn dữ liệu minh họa.', problems),
  );
};

/**
 * Why the department may not be official yet, with all reasons; null: it may.
 * @param department the department as saved
 */
export const officialRefusal = async (department: Record<string, unknown>): Promise<string | null> => {
  const problems = [...missingFacts(department), ...(await sampleProblems())];
  return problems.length === 0
    ? null
    : message(`Chưa bật được “${labelOf(DEPARTMENT, 'official')}”.`, problems);
};

const readDepartment = (strapi: Core.Strapi): Promise<Record<string, unknown> | null> =>
  strapi.documents(DEPARTMENT).findFirst({});

const missingFacts = (department: Record<string, unknown>): Problem[] =>
  REQUIRED.filter((field) => !isFilled(department[field])).map((field) => ({
    field: labelOf(DEPARTMENT, field),
    reason: 'chưa điền',
  }));

const isFilled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const sampleProblems = async (): Promise<Problem[]> => {
  const titles = (await sampleTitles()).map((title) => `“${title}”`);
  const emails = (await findDemoAccounts()).map((user) => user.email);
  const remedy = 'hãy dừng hệ thống rồi chạy pnpm demo:remove';
  return [
    ...(titles.length > 0
      ? [{ field: 'Bài minh họa', reason: `còn ${titles.length} bài: ${titles.join('; ')}; ${remedy}` }]
      : []),
    ...(emails.length > 0
      ? [{ field: 'Tài khoản minh họa', reason: `còn ${emails.length}: ${emails.join(', ')}; ${remedy}` }]
      : []),
  ];
};

/** Every post has a draft, also a published or withdrawn one. The names are read even for people who see no posts. */
const sampleTitles = async (): Promise<string[]> => {
  const titles: string[] = [];
  for (const uid of POST_UID_LIST) {
    const posts = await rowsOf(uid).findMany({
      where: { sample: true, publishedAt: null },
      select: ['title'],
      orderBy: { title: 'asc' },
    });
    titles.push(...posts.map(({ title }) => title ?? UNTITLED));
  }
  return titles;
};

const message = (headline: string, problems: readonly Problem[]): string =>
  [headline, ...problems.map(({ field, reason }) => `  - ${field}: ${reason}`)].join('\n');
