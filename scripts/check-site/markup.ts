import { HtmlValidate, StaticConfigLoader } from 'html-validate';

/** The faults that html-validate finds in a page. */
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
      // Official documents have titles of forty words, and search engines shorten them anyway.
      'long-title': 'off',
      // The focal point of a cropped picture is an inline style, because it is a value of that picture.
      'no-inline-style': 'off',
      // The scripts are the site's own; the headers allow no others.
      'require-sri': ['error', { target: 'crossorigin' }],
      // The style sheet already prevents line breaks in phone numbers.
      'tel-non-breaking': 'off',
    },
  }),
);
