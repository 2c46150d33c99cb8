import { GLOSSARY } from '@newsroom/shared';

/** An element of a card: a box, in the subset of CSS that the publisher can draw, or a picture in it. */
export type CardNode =
  | { type: 'div'; props: { style: CardStyle; children: CardNode[] | string } }
  | { type: 'img'; props: { src: string; width: number; height: number } };

type CardStyle = Readonly<Record<string, string | number>>;

/** A rectangle of the card, in pixels. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The texts of a card. */
export interface CardTexts {
  title: string;
  /** Kind of post. */
  label: string;
  department: string;
  /** Whether the content is made up. */
  sample: boolean;
  /** Whether the site is the official one of an authority. */
  official: boolean;
  /** Credit of the photo in `PHOTO_FRAME`; null: no photo. */
  credit: string | null;
}

/** The size that networks ask for: 1.91 to 1, and not larger than they show. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

const BAND_HEIGHT = 96;
const PADDING = 60;
const PHOTO_WIDTH = 440;
const MARK_WIDTH = 260;

/** Position of the photo. It is drawn below the card, which is transparent there. */
export const PHOTO_FRAME: Frame = {
  left: CARD_SIZE.width - PHOTO_WIDTH,
  top: 0,
  width: PHOTO_WIDTH,
  height: CARD_SIZE.height - BAND_HEIGHT,
};

/** The light colours of `styles/tokens.css`, by the same names. */
export const CARD_COLORS = {
  text: '#1f2724',
  surface: '#fffdf9',
  accent: '#0b6066',
  'accent-surface': '#e6f1f0',
  band: '#0b5157',
  'on-band': '#ffffff',
  'on-band-soft': '#cfe5e4',
  warn: '#7a3b00',
  'warn-surface': '#fdf0dc',
} as const;

/** The card of a post: its title beside a photo or the site's mark, above the department's name. */
export const cardOf = (texts: CardTexts): CardNode => {
  const side = texts.credit === null ? MARK_WIDTH : PHOTO_WIDTH;
  return box({ ...CARD_SIZE, flexDirection: 'column' }, [
    box({ height: CARD_SIZE.height - BAND_HEIGHT }, [
      titleColumn(texts, CARD_SIZE.width - side),
      texts.credit === null ? markColumn() : creditColumn(texts.credit),
    ]),
    band(texts),
  ]);
};

/** Height of the title's column without the title: the line above it with its margin, and the padding at both ends. */
const AROUND_TITLE = 2 * 44 + 64;
const LEADING = 1.28;
const SIZES = [68, 60, 54, 48, 42, 36];

/** The largest size at which a title fits into a box. */
export const titleSizeFor = (title: string, width: number, height: number): number =>
  SIZES.find((size) => linesOf(title, width, size) * size * LEADING <= height) ?? Math.min(...SIZES);

/** The average letter of Be Vietnam Pro in bold is a little more than half as wide as it is high. */
const linesOf = (title: string, width: number, size: number): number => {
  const perLine = width / (size * 0.56);
  let lines = 1;
  let used = 0;
  for (const word of title.split(' ')) {
    if (used > 0 && used + 1 + word.length > perLine) {
      lines += 1;
      used = word.length;
    } else used += word.length + (used > 0 ? 1 : 0);
  }
  return lines;
};

const titleColumn = ({ title, label, sample }: CardTexts, width: number): CardNode => {
  const room = CARD_SIZE.height - BAND_HEIGHT - AROUND_TITLE;
  const size = titleSizeFor(title, width - 2 * PADDING, room);
  return box(
    {
      width,
      flexDirection: 'column',
      justifyContent: 'center',
      padding: `44px ${PADDING}px`,
      backgroundColor: CARD_COLORS.surface,
    },
    [
      box({ alignItems: 'center', height: 44, marginBottom: 20, fontSize: 28, fontWeight: 700 }, [
        box({ color: CARD_COLORS.accent }, label),
        ...(sample ? [sampleMark()] : []),
      ]),
      box(
        {
          display: 'block',
          fontSize: size,
          fontWeight: 700,
          lineHeight: LEADING,
          wordBreak: 'break-word',
          color: CARD_COLORS.text,
          // The size is only an estimate, so a title that is too long is visibly cut, with an ellipsis.
          lineClamp: Math.floor(room / (size * LEADING)),
        },
        title,
      ),
    ],
  );
};

const sampleMark = (): CardNode =>
  box(
    {
      marginLeft: 20,
      padding: '2px 14px',
      borderRadius: 6,
      fontSize: 24,
      color: CARD_COLORS.warn,
      backgroundColor: CARD_COLORS['warn-surface'],
    },
    GLOSSARY.sampleMark,
  );

const creditColumn = (credit: string): CardNode =>
  box({ width: PHOTO_WIDTH, alignItems: 'flex-end' }, [
    box(
      {
        maxWidth: PHOTO_WIDTH,
        padding: '6px 16px',
        fontSize: 20,
        fontWeight: 500,
        color: '#ffffff',
        backgroundColor: 'rgba(0, 0, 0, 0.65)',
      },
      [box({ display: 'block', lineClamp: 1 }, credit)],
    ),
  ]);

const markColumn = (): CardNode =>
  box(
    {
      width: MARK_WIDTH,
      alignItems: 'center',
      justifyContent: 'center',
      backgroundColor: CARD_COLORS['accent-surface'],
    },
    [mark(176, CARD_COLORS.band)],
  );

const band = ({ department, official }: CardTexts): CardNode =>
  box(
    {
      height: BAND_HEIGHT,
      padding: `0 ${PADDING}px`,
      alignItems: 'center',
      justifyContent: 'space-between',
      backgroundColor: CARD_COLORS.band,
    },
    [
      box(
        {
          display: 'block',
          flexShrink: 1,
          fontSize: 32,
          fontWeight: 700,
          color: CARD_COLORS['on-band'],
          lineClamp: 1,
        },
        department,
      ),
      ...(official
        ? []
        : [
            box(
              {
                flexShrink: 0,
                marginLeft: 32,
                fontSize: 22,
                fontWeight: 500,
                color: CARD_COLORS['on-band-soft'],
              },
              GLOSSARY.demoStrip,
            ),
          ]),
    ],
  );

/** The open book under a morning sun, as in `assets/icons`. */
const mark = (size: number, book: string): CardNode => ({
  type: 'img',
  props: {
    src: `data:image/svg+xml,${encodeURIComponent(
      `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64"><circle cx="32" cy="19" r="7" fill="#ffce7a"/><path fill="${book}" d="M31 53C25 47.5 17 46 9 47V29c8-1 16 .5 22 6zM33 53c6-5.5 14-7 22-6V29c-8-1-16 .5-22 6z"/></svg>`,
    )}`,
    width: size,
    height: size,
  },
});

const box = (style: CardStyle, children: CardNode[] | string): CardNode => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, children },
});
