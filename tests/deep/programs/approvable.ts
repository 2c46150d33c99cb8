// A CMS in its own process, with a submitted post and a person who may approve it; prints their data as one JSON line.
import { startCms } from '../../support/cms.ts';
import { signIn } from '../../support/cms-people.ts';
import { ARTICLE, does, standing, write } from '../../support/cms-posts.ts';

const [varDir = '', databaseUrl = '', secrets = ''] = process.argv.slice(2);
const cms = await startCms({
  seed: 'empty',
  varDir,
  ...(databaseUrl === '' ? {} : { databaseUrl }),
  secrets: JSON.parse(secrets) as Record<string, string>,
});
const [editor, approver] = [await signIn(cms, 'editor'), await signIn(cms, 'approver')];
const { documentId, postId } = await write(cms, editor);
await does(editor, documentId, 'submit');
const { draftHash } = await standing(approver, documentId);
console.log(
  JSON.stringify({
    documentId,
    postId,
    draftHash,
    authorization: approver.authorization,
    address: `${cms.url}/approval/posts/${ARTICLE}/${documentId}/actions/approve`,
  }),
);
