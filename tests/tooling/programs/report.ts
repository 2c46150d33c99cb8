/** Prints how it was started, in one line of JSON. */
interface Report {
  node: string;
  path: string[];
  args: string[];
  npmVariables: string[];
}

const report: Report = {
  node: process.version,
  path: (process.env.PATH ?? '').split(':'),
  args: process.argv.slice(2),
  npmVariables: Object.keys(process.env).filter((name) => /^npm_/i.test(name)),
};
console.log(JSON.stringify(report));
process.exitCode = Number(process.env.EXIT_CODE ?? 0);
