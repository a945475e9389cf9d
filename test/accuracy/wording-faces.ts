/** Clean reports in other words: those that the rules on words say satisfy them, and titles and lines as sites print them. */
import { ruleset } from '../../src/rules/catalogue.ts';
import { mapCells, mapTables, type ModelBlock, type ModelDocument } from '../support/made-up/document.ts';
import type { CleanDocument } from './clean-document.ts';

export interface Face {
  readonly name: string;
  readonly change: (clean: CleanDocument, turn: number) => ModelDocument;
}

const mapTexts = (document: ModelDocument, change: (block: ModelBlock, index: number) => readonly ModelBlock[]) => ({
  ...document,
  blocks: document.blocks.flatMap(change),
});

const paragraph = (text: string): ModelBlock => ({ kind: 'paragraph', text });

/** The section's text in these words alone. */
function inSection({ document }: CleanDocument, ordinal: number, text: string): ModelDocument {
  const heading = document.blocks.filter(({ kind }) => kind === 'heading')[ordinal - 1];
  const start = heading === undefined ? -1 : document.blocks.indexOf(heading);
  const next = document.blocks.findIndex(({ kind }, index) => index > start && kind !== 'paragraph');
  const end = next < 0 ? document.blocks.length : next;
  const own = text.split('\n').map(paragraph);
  return { ...document, blocks: [...document.blocks.slice(0, start + 1), ...own, ...document.blocks.slice(end)] };
}

/** The wordings speak of 2023. */
const inYear = (words: string, year: number): string =>
  words
    .replaceAll('2023', String(year))
    .replaceAll('2 0 2 3', Array.from(String(year)).join(' '))
    .replaceAll(
      /二[〇O○]二三/gu,
      Array.from(String(year), (digit) => '〇一二三四五六七八九'.charAt(Number(digit))).join(''),
    );

/** Labels in other words. */
const printed = (document: ModelDocument, words: Readonly<Record<string, string>>): ModelDocument =>
  mapTables(document, (table) => mapCells(table, (cell) => ({ ...cell, text: words[cell.text] ?? cell.text })));

/** Of section one. */
const allParts = '（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。';

/** Where the words of each rule stand. */
const places: Readonly<Record<string, (clean: CleanDocument, words: string) => ModelDocument>> = {
  'metadata.period': ({ document, report }, words) =>
    mapTexts(document, (block) =>
      block.kind === 'paragraph' && block.text === report.preamble
        ? [
            paragraph(`根据《中华人民共和国政府信息公开条例》的要求，${report.organ}编制本报告。`),
            ...words.split('\n').map(paragraph),
          ]
        : [block],
    ),
  'metadata.year-conflict': (clean, words) => inSection(clean, 1, `${allParts}全年没有责任追究的情形。${words}`),
  'structure.fee-statement': (clean, words) => inSection(clean, 6, words),
  'structure.overview-parts': (clean, words) => inSection(clean, 1, `${words}全年没有责任追究的情形。`),
  'structure.supervision-results': (clean, words) => inSection(clean, 1, `${allParts}${words}`),
  'structure.problems-section': (clean, words) => inSection(clean, 5, words),
  'structure.template-leftover': (clean, words) => inSection(clean, 2, words),
  'structure.section-order': ({ document }, words) => {
    const fifth = document.blocks.filter(({ kind }) => kind === 'heading')[4];
    return mapTexts(document, (block) => [block === fifth ? { kind: 'heading', text: words } : block]);
  },
  'structure.block-title-missing': ({ document }, words) => printed(document, { '第二十条第（一）项': words }),
  'edition.mixed': ({ document, report }, words) => {
    const [issued = '', repealed = '', inForce = ''] = words.split('｜');
    const headers = { 本年制发件数: issued, 本年废止件数: repealed, 现行有效件数: inForce };
    return report.form === '2021' ? printed(document, headers) : document;
  },
  'structure.placeholder': (clean, words) => inSection(clean, 6, `${words}\n本年度没有收取信息处理费。`),
};

const wordingFaces: readonly Face[] = ruleset.rules.flatMap(({ id, wordings }) => {
  const place = places[id];
  if (wordings === undefined || place === undefined) return [];
  // Numbers of applications would contradict the tables.
  const satisfy = wordings.satisfy.filter((words) => !/\d件|无依/u.test(words));
  return [
    {
      name: `words of ${id}`,
      change: (clean, turn) => place(clean, inYear(satisfy[turn % satisfy.length] ?? '', clean.report.year)),
    },
  ];
});

const titled = (clean: CleanDocument, lines: readonly string[], ...below: readonly ModelBlock[]): ModelDocument => ({
  ...clean.document,
  blocks: [
    ...lines.map((text) => ({ kind: 'title' as const, text })),
    ...below,
    ...clean.document.blocks.filter(({ kind }) => kind !== 'title'),
  ],
});

const titleOf = ({ report: { organ, year } }: CleanDocument): string => `${organ}${year}年政府信息公开工作年度报告`;

const titleFaces: readonly Face[] = [
  { name: 'notice of the report', change: (clean) => titled(clean, [`关于${titleOf(clean)}的公示`]) },
  {
    name: 'organ of its own level',
    change: (clean) => titled(clean, [`${clean.report.organ}（本级）${clean.report.year}年政府信息公开工作年度报告`]),
  },
  {
    name: 'line of particulars below the title',
    change: (clean) =>
      titled(
        clean,
        [titleOf(clean)],
        paragraph(`发布时间：${clean.report.year + 1}-01-20 09:30 来源：${clean.report.organ} 浏览次数：128`),
      ),
  },
  {
    name: 'day and source in one',
    change: (clean) =>
      titled(clean, [titleOf(clean)], paragraph(`${clean.report.year + 1}年01月20日来源：${clean.report.organ}`)),
  },
  {
    name: 'organ in the opening words alone',
    change: (clean) => titled(clean, [`${clean.report.year}年政府信息公开工作`, '年度报告']),
  },
  {
    name: 'links to other years at the end',
    change: (clean) => ({
      ...clean.document,
      blocks: [
        ...clean.document.blocks,
        paragraph('相关链接'),
        ...[1, 2].map((years) =>
          paragraph(`${clean.report.organ}${clean.report.year - years}年政府信息公开工作年度报告`),
        ),
      ],
    }),
  },
  {
    name: 'shown twice, for screen and phone',
    change: ({ document }) => ({ ...document, blocks: [...document.blocks, ...document.blocks] }),
  },
];

export const faces: readonly Face[] = [...wordingFaces, ...titleFaces];

/** As pandoc writes it. */
const latexHeading = (command: string, text: string): string =>
  `\\hypertarget{ux4e00}{%\n\\${command}{${text}}\\label{ux4e00}}`;

/** Marks of converters before title and headings. */
const marks: readonly (readonly [name: string, title: (text: string) => string, heading: (text: string) => string])[] =
  [
    ['Markdown', (text) => `# ${text}`, (text) => `## ${text}`],
    ['Markdown, bold', (text) => `**${text}**`, (text) => `**${text}**`],
    ['org', (text) => `* ${text}`, (text) => `** ${text}`],
    ['AsciiDoc', (text) => `= ${text}`, (text) => `== ${text}`],
    ['MediaWiki', (text) => `= ${text} =`, (text) => `== ${text} ==`],
    ['Textile', (text) => `h1. ${text}`, (text) => `h2. ${text}`],
    ['LaTeX', (text) => latexHeading('section', text), (text) => latexHeading('subsection', text)],
    ['reStructuredText', (text) => `${text}\n${'='.repeat(60)}`, (text) => `${text}\n${'-'.repeat(40)}`],
  ];

export const markFaces: readonly Face[] = marks.map(([name, title, heading]) => ({
  name: `headings of ${name}`,
  change: ({ document }) =>
    mapTexts(document, (block) => {
      if (block.kind === 'title') return [{ ...block, text: title(block.text) }];
      return [block.kind === 'heading' ? { ...block, text: heading(block.text) } : block];
    }),
}));
