import { KINDS, headingsIn, picturesIn } from '@newsroom/shared';
import { describe, expect, it, test } from 'vitest';
import { TEMPLATES, skeletonOf, templateOf, unfilledIn } from './templates';

const ALL = KINDS.flatMap((kind) =>
  TEMPLATES[kind].map((template) => [`${kind} ${template.code}`, template] as const),
);

describe('templates', () => {
  test.each(ALL)('%s is a text that could be published once it is filled in', (_, { body, name, about }) => {
    const filled = unfilledIn(body).reduce((text, prompt) => text.replaceAll(prompt, 'chữ'), body);
    expect(unfilledIn(filled)).toEqual([]);
    expect(filled).not.toMatch(/[[\]…]/);
    expect(headingsIn(filled).every(({ level, text }) => level === 2 && text !== '')).toBe(true);
    expect(picturesIn(filled)).toEqual([]);
    for (const text of [body, name, about]) expect(text).toBe(text.normalize('NFC'));
  });

  it.each(KINDS)('of %s have codes of their own, and one is empty', (kind) => {
    const codes = TEMPLATES[kind].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(templateOf(kind, 'trong')?.body).toBe('');
    expect(templateOf(kind, 'khong-co')).toBeNull();
  });
});

describe('unfilledIn', () => {
  it('names what a template left to be filled in, each once', () => {
    expect(unfilledIn('Ngày [… ngày], tại [… nơi], [… ngày] và [...] hay [ … ]')).toEqual([
      '[… ngày]',
      '[… nơi]',
      '[...]',
      '[ … ]',
    ]);
  });

  it('finds one whose bracket was deleted by half', () => {
    expect(unfilledIn('Ngày [… ngày, tại Rạch Giá')).toEqual(['[… ngày, tại Rạch Giá']);
  });

  it.each(['[Kế hoạch](/chinh-sach/)', 'chú thích [1]', 'lược (…) bớt', 'và còn nữa…'])(
    'leaves %s alone',
    (text) => expect(unfilledIn(text)).toEqual([]),
  );
});

describe('skeletonOf', () => {
  it('keeps the headings and nothing that was said below them', () => {
    const skeleton = skeletonOf(
      'Mở đầu, cô Lan.\n\n## Việc **một**\n\nBé An.\n\n### Nhỏ hơn\n\n- mục\n\n## \n',
    );
    expect(headingsIn(skeleton)).toEqual([
      { level: 2, text: 'Việc một' },
      { level: 3, text: 'Nhỏ hơn' },
    ]);
    expect(skeleton).not.toMatch(/Lan|An|mục\n/);
    expect(unfilledIn(skeleton)).toHaveLength(2);
  });

  it('asks for a text where there was none', () => {
    expect(skeletonOf('')).toBe('[… nội dung]\n');
  });
});
