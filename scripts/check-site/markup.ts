import { HtmlValidate, StaticConfigLoader } from 'html-validate';

/** What html-validate says of a page. */
export const markupProblems = async (html: string): Promise<string[]> => {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} ở ${line}:${column}: ${message}`),
  );
};

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // Official documents have titles of forty words, and search engines cut them where they like.
      'long-title': 'off',
      // What must stay in sight of a cropped picture is a value of that picture.
      'no-inline-style': 'off',
      // Scripts of the site itself; the headers let no other run.
      'require-sri': ['error', { target: 'crossorigin' }],
      // The style sheet keeps numbers on one line.
      'tel-non-breaking': 'off',
    },
  }),
);
