/** structure.*: whether the statutory tables are there. */
import type { Section, TableName } from '../../model/report.ts';
import { tableName } from '../cell-name.ts';
import { type Facts, hasNote } from '../facts.ts';
import { oneLine, plainWords } from '../plain-words.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';
import { sectionAt } from './outline.ts';

const tableSections: readonly (readonly [table: TableName, ordinal: number])[] = [
  ['disclosure', 2],
  ['applications', 3],
  ['disputes', 4],
];

/** This many of a table's own labels in running text: the table is there, but couldn't be read as one. */
const LABELS_OF_A_TABLE = 3;

/** So many lines of scraps: rows of a table that fell apart. */
const ROWS_OF_SCRAPS = 3;
/** Words or numbers set apart from one another, and no sentence. */
const SCRAPS = /^(?:[^\s。；;？！]+[ \t\u3000]+){3,}[^\s。；;？！]+\s*$/u;

const isInScraps = (text: string): boolean =>
  text.split('\n').filter((line) => SCRAPS.test(line.trim())).length >= ROWS_OF_SCRAPS;

function isFlattened({ layouts }: Facts, table: TableName, text: string): boolean {
  if (isInScraps(text)) return true;
  const words = plainWords(text);
  const lines = layouts[table]?.form.blocks.flatMap(({ rows, columns }) => [...rows, ...columns]) ?? [];
  const labels = new Set(lines.map(({ label }) => plainWords(label.text)).filter((label) => label.length > 2));
  return [...labels].filter((label) => words.includes(label)).length >= LABELS_OF_A_TABLE;
}

/** Words by which a section says that its table is elsewhere. */
const elsewhere = /附件|附表|附后|(?:如|见)[上下附]?[图表]|图片版|扫描件/;

/** A picture or an attachment stands in the table's place. */
function isNotReadable({ report }: Facts, table: TableName, { ordinal, text }: Section): boolean {
  if (report.tables[table].found) return false;
  const isScanned = hasNote(report, table, 'extraction.no-text-layer');
  return isScanned || report.picturedSections.includes(ordinal) || elsewhere.test(text);
}

function* checkTableNotReadable(facts: Facts): Iterable<Outcome> {
  for (const [table, ordinal] of tableSections) {
    const section = sectionAt(facts, ordinal);
    if (section === undefined) continue;
    const words = { words: { cell: tableName(table) } };
    if (hasNote(facts.report, table, 'extraction.part-left-out')) yield notAssessable;
    else
      yield isNotReadable(facts, table, section) && !isFlattened(facts, table, section.text) ? fail([], words) : pass;
  }
}

export const tableNotReadable: Rule = {
  id: 'structure.table-not-readable',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '表格仅为图片或附件', en: 'Table only as an image or attachment' },
  message: { zh: '{cell}仅以图片或附件提供，无法读取。', en: '{cell} is only an image or attachment.' },
  basis: '年度报告应便于公众查阅、获取与利用',
  check: checkTableNotReadable,
  examples: [
    {
      name: 'section 三 with a picture in the place of its table',
      sections: { 3: '' },
      report: { picturedSections: [3] },
      tables: { applications: { found: false } },
      finds: [null],
    },
    {
      name: 'section 四 that points to an attachment',
      sections: { 4: '详见附件2。' },
      tables: { disputes: { found: false } },
      finds: [null],
    },
    { name: 'a picture beside the table', report: { picturedSections: [2, 3] }, finds: [] },
    {
      name: 'a frame whose page was not read',
      sections: { 3: '' },
      report: {
        picturedSections: [3],
        notes: [{ code: 'extraction.part-left-out', message: { zh: '', en: '' }, table: 'applications', cells: [] }],
      },
      tables: { applications: { found: false } },
      finds: [],
    },
    {
      name: 'neither table nor picture: the table is missing',
      sections: { 4: '本年度未发生行政复议、行政诉讼。' },
      tables: { disputes: { found: false } },
      finds: [],
    },
  ],
};

function* checkTableMissing(facts: Facts): Iterable<Outcome> {
  const { report, isExcerpt } = facts;
  for (const [table, ordinal] of tableSections) {
    const section = sectionAt(facts, ordinal);
    if (section === undefined) continue;
    const isElsewhere = hasNote(
      report,
      table,
      'extraction.no-text-layer',
      'extraction.part-left-out',
      'extraction.cut-off',
      'extraction.label-match',
    );
    if (report.tables[table].found) yield pass;
    else if (
      isExcerpt ||
      isElsewhere ||
      isFlattened(facts, table, section.text) ||
      isNotReadable(facts, table, section)
    )
      yield notAssessable;
    else yield fail([], { words: { cell: tableName(table), heading: oneLine(section.heading) } });
  }
}

export const tableMissing: Rule = {
  id: 'structure.table-missing',
  severity: 'error',
  needs: ['legible'],
  title: { zh: '缺少规定表格', en: 'Statutory table missing' },
  message: { zh: '「{heading}」部分没有规定的{cell}。', en: '{cell} is missing from section “{heading}”.' },
  basis: '国办公开办函〔2021〕30号：按规定格式填报',
  check: checkTableMissing,
  examples: [
    {
      name: 'section 四 with one sentence instead',
      sections: { 4: '本年度未发生行政复议、行政诉讼。' },
      tables: { disputes: { found: false } },
      finds: [null],
    },
    {
      name: 'a picture in its place',
      report: { picturedSections: [4] },
      tables: { disputes: { found: false } },
      finds: [],
    },
    {
      name: 'its words and numbers in scraps',
      sections: { 2: '第二十条 信 行政 第二十条\n第（一） 息 规 规范\n内容 章 性文 件\n本年 0 0 1 0' },
      tables: { disclosure: { found: false } },
      finds: [],
    },
    {
      name: 'a table in running text is not read, but there',
      sections: { 4: '行政复议 结果维持 结果纠正 其他结果 尚未审结 总计 0 0 0 0 0' },
      tables: { disputes: { found: false } },
      finds: [],
    },
    {
      name: 'an excerpt',
      report: { title: null },
      sections: { 1: null },
      tables: { disputes: { found: false } },
      finds: [],
    },
  ],
};
