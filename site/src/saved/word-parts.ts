import { escaped } from '../feeds/html.ts';
import { deflated, type Entry } from './archive.ts';

/**
 * The parts of a Word file (ECMA-376) that are the same for every post, and the start and end of the others. A4 with the
 * margins and the font of administrative documents (Nghị định 30/2020/NĐ-CP).
 */
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PART = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const contentTypes = deflated(
  '[Content_Types].xml',
  XML +
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${(
      [
        ['/word/document.xml', `${PART}.document.main+xml`],
        ['/word/styles.xml', `${PART}.styles+xml`],
        ['/word/numbering.xml', `${PART}.numbering+xml`],
        ['/word/settings.xml', `${PART}.settings+xml`],
        ['/word/header.xml', `${PART}.header+xml`],
        ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
        ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
      ] as const
    )
      .map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`)
      .join('')}</Types>`,
);

const relationship = (id: string, type: string, target: string, external = false): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${escaped(target)}"${external ? ' TargetMode="External"' : ''}/>`;

/** What the text refers to: styles and numbering, and the addresses of its links, starting with "L1". */
export const relationshipsOf = (links: readonly string[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${[
    relationship('styles', `${OFFICE}/styles`, 'styles.xml'),
    relationship('numbering', `${OFFICE}/numbering`, 'numbering.xml'),
    relationship('settings', `${OFFICE}/settings`, 'settings.xml'),
    relationship('header', `${OFFICE}/header`, 'header.xml'),
    ...links.map((href, index) => relationship(`L${index + 1}`, `${OFFICE}/hyperlink`, href, true)),
  ].join('')}</Relationships>`;

export const documentStart = `${XML}<w:document xmlns:w="${MAIN}" xmlns:r="${OFFICE}"><w:body>`;

export const documentEnd =
  '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>' +
  '<w:titlePg/></w:sectPr></w:body></w:document>';

/** List 1 has bullets; each numbered list is one more, with its own first number. */
export const numberingOf = (starts: readonly number[]): Entry =>
  starts.length === 0 ? BULLETS_ALONE : numbering(starts);

const numbering = (starts: readonly number[]): Entry =>
  deflated(
    'word/numbering.xml',
    `${NUMBERING}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>${starts
      .map(
        (start, index) =>
          `<w:num w:numId="${index + 2}"><w:abstractNumId w:val="1"/>${LEVELS.map(
            (level) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
          ).join('')}</w:num>`,
      )
      .join('')}</w:numbering>`,
  );

const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

const levels = (look: (level: number) => string): string =>
  LEVELS.map(
    (level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/>${look(level)}<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${567 + 425 * level}" w:hanging="425"/></w:pPr></w:lvl>`,
  ).join('');

const NUMBERING = `${XML}<w:numbering xmlns:w="${MAIN}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>${levels(
  () => '<w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>',
)}</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>${levels(
  (level) => `<w:numFmt w:val="decimal"/><w:lvlText w:val="%${level + 1}."/>`,
)}</w:abstractNum>`;

const BULLETS_ALONE = numbering([]);

/** In half points: 13 points, as in administrative documents. */
const TEXT_SIZE = 26;

const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;

const paragraphStyle = (id: string, name: string, paragraph: string, run = ''): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${
    id.startsWith('Heading') ? '<w:next w:val="Normal"/>' : ''
  }<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

const headingStyle = (level: number, halfPoints: number): string =>
  paragraphStyle(
    `Heading${level}`,
    `heading ${level}`,
    `<w:keepNext/><w:spacing w:before="${level === 1 ? 120 : 240}" w:after="120"/><w:outlineLvl w:val="${level - 1}"/>`,
    `<w:b/>${size(halfPoints)}`,
  );

const STYLES = [
  `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>${size(TEXT_SIZE)}<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${[
    'top',
    'left',
    'bottom',
    'right',
    'insideH',
    'insideV',
  ]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`)
    .join('')}</w:tblBorders></w:tblPr></w:style>`,
  headingStyle(1, 34),
  headingStyle(2, 30),
  headingStyle(3, 28),
  headingStyle(4, TEXT_SIZE),
  headingStyle(5, TEXT_SIZE),
  headingStyle(6, TEXT_SIZE),
  paragraphStyle('Lead', 'Lead', '<w:spacing w:after="180"/>', '<w:b/>'),
  paragraphStyle('Small', 'Small', '<w:spacing w:after="60" w:line="240" w:lineRule="auto"/>', size(24)),
  paragraphStyle(
    'Mark',
    'Mark',
    '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="7A3B00"/></w:pBdr><w:ind w:left="170"/>',
    size(24),
  ),
  paragraphStyle(
    'Quote',
    'Quote',
    '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="808080"/></w:pBdr><w:ind w:left="567" w:right="567"/>',
    '<w:i/>',
  ),
  paragraphStyle('ListText', 'List Paragraph', '<w:spacing w:after="60"/><w:ind w:left="567"/>'),
  paragraphStyle(
    'TableText',
    'Table Text',
    '<w:spacing w:before="40" w:after="40" w:line="264" w:lineRule="auto"/>',
  ),
  paragraphStyle(
    'TableHead',
    'Table Head',
    '<w:spacing w:before="40" w:after="40" w:line="264" w:lineRule="auto"/>',
    '<w:b/>',
  ),
  paragraphStyle(
    'Rule',
    'Rule',
    '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr><w:spacing w:before="120" w:after="120"/>',
  ),
  paragraphStyle('Header', 'header', '<w:jc w:val="center"/>'),
  '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B5A8A"/><w:u w:val="single"/></w:rPr></w:style>',
].join('');

export const FIXED_PARTS: readonly Entry[] = [
  contentTypes,
  deflated(
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${[
      relationship('document', `${OFFICE}/officeDocument`, 'word/document.xml'),
      relationship('core', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
      relationship('app', `${OFFICE}/extended-properties`, 'docProps/app.xml'),
    ].join('')}</Relationships>`,
  ),
  deflated('word/styles.xml', `${XML}<w:styles xmlns:w="${MAIN}">${STYLES}</w:styles>`),
  deflated(
    'word/settings.xml',
    `${XML}<w:settings xmlns:w="${MAIN}"><w:defaultTabStop w:val="567"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>`,
  ),
  deflated(
    'word/header.xml',
    `${XML}<w:hdr xmlns:w="${MAIN}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`,
  ),
];
