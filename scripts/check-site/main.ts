// `pnpm check:site [folder]`: prints all faults of a written site; without a folder, of var/site.
import { join } from 'node:path';
import { type Finding, checkSite } from './check-site.ts';
import { openTree } from './tree.ts';

const main = async (): Promise<void> => {
  const root = process.argv[2] ?? join(import.meta.dirname, '../../var/site');
  const tree = await openTree(root).catch(() => {
    throw new Error(`Không có thư mục ${root}: hãy chạy npm start trước, hoặc nêu thư mục cần kiểm tra.`);
  });
  const findings = await checkSite(tree);
  for (const line of linesOf(findings)) console.log(line);
  console.log(
    findings.length === 0
      ? `${tree.files.size} tệp, không có lỗi.`
      : `${findings.length} lỗi trong ${tree.files.size} tệp.`,
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
};

const MANY = 5;

/** Faults that many files share are printed once, the others file by file. */
const linesOf = (findings: readonly Finding[]): string[] => {
  const byProblem = Map.groupBy(findings, ({ problem }) => problem);
  const isShared = ({ problem }: Finding): boolean => (byProblem.get(problem)?.length ?? 0) > MANY;
  const shared = [...byProblem].filter(([, found]) => found.length > MANY);
  const own = Map.groupBy(
    findings.filter((finding) => !isShared(finding)),
    ({ file }) => file,
  );
  return [
    ...shared.flatMap(([problem, found]) => [`${found.length} tệp, như ${found[0]?.file}`, `  ${problem}`]),
    ...[...own].flatMap(([file, found]) => [file, ...found.map(({ problem }) => `  ${problem}`)]),
  ];
};

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
