import { expect, it } from 'vitest';
import { serialised } from './json-ld.ts';

it('writes no sign that could end the script element, and the very same data', () => {
  const name = '</script><!--<script> & \u2028\u2029 “trích”';
  const text = serialised({ '@context': 'https://schema.org', '@graph': [{ '@type': 'Person', name }] });
  expect(text).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(text)).toMatchObject({ '@graph': [{ name }] });
});
