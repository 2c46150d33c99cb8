/** Writes docs/workflow.md from the table in src/domain/workflow/workflow.ts; run by `pnpm generate`. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { TRANSITIONS } = require('./dist/src/domain/workflow/workflow.js');
const { STATES } = require('./dist/src/domain/posts/facts.js');
const { GLOSSARY } = require('@newsroom/shared');

const cell = (texts) => texts.join(', ') || '–';
const states = STATES.map((state) => `| \`${state}\` | ${GLOSSARY.state[state]} |`);
const transitions = Object.entries(TRANSITIONS).map(([action, { label, from, to, ...needs }]) => {
  const byRoles = Map.groupBy(Object.entries(from), ([, roles]) => cell(roles));
  const who = [...byRoles].map(([roles, entries]) => `${cell(entries.map(([state]) => state))}: ${roles}`);
  return `| \`${action}\` | ${label} | ${who.join('<br>')} | ${cell(to)} | ${cell(Object.keys(needs))} |`;
});

writeFileSync(
  new URL('../docs/workflow.md', import.meta.url),
  `# The workflow

Written by \`pnpm generate\` from \`cms/src/domain/workflow/workflow.ts\`; do not edit.

A post is in one state; of a live post it is the state of the draft beside it.

| state | in the admin |
| --- | --- |
${states.join('\n')}

A transition is made by somebody whose role reaches the post: an editor's and a leader's the posts of their unit, a
contributor's their own, an approver's and a spokesperson's all. \`fourEyes\`: by nobody who saved a change since the
post's creation or last publication. \`seesText\`: on the very text that the person saw. \`live\`: of a public post alone.

| transition | in the admin | from, by | to | needs |
| --- | --- | --- | --- | --- |
${transitions.join('\n')}
`,
);
