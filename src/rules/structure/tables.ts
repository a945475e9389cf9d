/** structure.*: whether the statutory tables are there with all their rows and columns (rules.md 6). */
import { tableNames } from '../../forms/catalogue.ts';
import type { Note, NoteCode, Section, TableName, TableReading } from '../../model/report.ts';
import { columnName, rowName, tableName } from '../cell-name.ts';
import { type Facts, foundTables, hasNote } from '../facts.ts';
import { listWords } from '../message.ts';
import { oneLine, plainWords } from '../plain-words.ts';
import { fail, notAssessable, type Outcome, pass, type Rule, type Words } from '../rule.ts';
import { sectionAt } from './outline.ts';

const tableSections: readonly (readonly [table: TableName, ordinal: number])[] = [
  ['disclosure', 2],
  ['applications', 3],
  ['disputes', 4],
];

/** This many of a table's own labels in running text: the table is there, but couldn't be read as one. */
const LABELS_OF_A_TABLE = 3;

function isFlattened({ layouts }: Facts, table: TableName, text: string): boolean {
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
  needs: ['report'],
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

/** Row and column keys come with or without their table. */
const bareKey = (table: TableName, key: string): string =>
  key.startsWith(`${table}.`) ? key.slice(table.length + 1) : key;

const isInDoubt = ({ report }: Facts, table: TableName): boolean =>
  hasNote(
    report,
    table,
    'extraction.page-continuation',
    'extraction.label-match',
    'extraction.no-text-layer',
    'extraction.part-left-out',
  );

/** What a note says may be there, whatever was read, is not missing. */
const isNoted = ({ report }: Facts, code: string): boolean => report.notes.some(({ cells }) => cells.includes(code));

type KeyList = 'missingRows' | 'repeatedRows' | 'misplacedRows' | 'missingColumns' | 'misplacedColumns';

const faultWords: Readonly<Record<KeyList, { readonly zh: string; readonly en: string }>> = {
  missingRows: { zh: '缺少', en: 'missing ' },
  repeatedRows: { zh: '重复', en: 'repeated ' },
  misplacedRows: { zh: '次序错误', en: 'out of order ' },
  missingColumns: { zh: '缺少', en: 'missing ' },
  misplacedColumns: { zh: '次序错误', en: 'out of order ' },
};

function faultsIn({ report }: Facts, table: TableName, list: KeyList, keys: readonly string[]): Words {
  const name = list.endsWith('Rows') ? rowName : columnName;
  const names = keys.map((key) => name(report.edition, table, key));
  const { zh, en } = faultWords[list];
  return {
    zh: zh + names.map((words) => `「${words.zh}」`).join(''),
    en: en + names.map((words) => `“${words.en}”`).join(', '),
  };
}

const codesOfRow = ({ layouts }: Facts, table: TableName, key: string): readonly string[] =>
  (layouts[table]?.codes ?? []).filter((code) => code.startsWith(`${table}.${key}.`));

const codesOfColumn = ({ layouts }: Facts, table: TableName, key: string): readonly string[] =>
  (layouts[table]?.codes ?? []).filter((code) => code.endsWith(`.${key}`));

const checkKeys = (lists: readonly KeyList[], codesOf: typeof codesOfRow) =>
  function* (facts: Facts): Iterable<Outcome> {
    for (const table of foundTables(facts)) {
      const reading: Pick<TableReading, KeyList> = facts.report.tables[table];
      const faulty = lists
        .map((list) => ({
          list,
          keys: reading[list].map((key) => key.replace(/^.*\.\*\./, '')).map((key) => bareKey(table, key)),
        }))
        .filter(({ keys }) => keys.length > 0);
      const cellsOf = (faults: typeof faulty): readonly string[] =>
        faults.flatMap(({ keys }) => keys.flatMap((key) => codesOf(facts, table, key)));
      const absent = cellsOf(faulty.filter(({ list }) => list.startsWith('missing')));
      if (isInDoubt(facts, table) || absent.some((code) => isNoted(facts, code))) {
        yield notAssessable;
      } else if (faulty.length === 0) {
        yield pass;
      } else {
        const list = listWords(faulty.map((fault) => faultsIn(facts, table, fault.list, fault.keys)));
        yield fail([...new Set(cellsOf(faulty))], { words: { cell: tableName(table), list } });
      }
    }
  };

const inDoubt = (code: string): Note => ({
  code: 'extraction.cell-count',
  message: { zh: '', en: '' },
  table: 'applications',
  cells: [code],
});

export const rowSet: Rule = {
  id: 'structure.row-set',
  severity: 'error',
  needs: ['report'],
  title: { zh: '行缺失、重复或次序错误', en: 'Row missing, repeated or out of order' },
  message: { zh: '{cell}的行与规定格式不符：{list}。', en: '{cell}, rows: {list}.' },
  basis: '规定格式的行固定',
  check: checkKeys(['missingRows', 'repeatedRows', 'misplacedRows'], codesOfRow),
  examples: [
    {
      name: 'no 3.补正后申请内容仍不明确',
      tables: { applications: { missingRows: ['outcomes.unavailable.unclear_after_correction'] } },
      finds: ['applications.outcomes.unavailable.unclear_after_correction.natural_person'],
    },
    { name: 'an undivided row （六）', undivided: true, finds: [] },
    {
      name: 'labels that could not be read make it not assessable',
      tables: { applications: { missingRows: ['outcomes.granted'] } },
      report: {
        notes: [{ code: 'extraction.label-match', message: { zh: '', en: '' }, table: 'applications', cells: [] }],
      },
      finds: [],
    },
    {
      name: 'a page that is only an image may hold the row',
      tables: { applications: { missingRows: ['outcomes.granted'] } },
      report: { notes: [{ code: 'extraction.no-text-layer', message: { zh: '', en: '' }, cells: [] }] },
      finds: [],
    },
  ],
};

export const columnSet: Rule = {
  id: 'structure.column-set',
  severity: 'error',
  needs: ['report'],
  title: { zh: '列缺失或次序错误', en: 'Column missing or out of order' },
  message: { zh: '{cell}的列与规定格式不符：{list}。', en: '{cell}, columns: {list}.' },
  basis: '规定格式的列固定',
  check: checkKeys(['missingColumns', 'misplacedColumns'], codesOfColumn),
  examples: [
    {
      name: 'no 法律服务机构',
      tables: { applications: { missingColumns: ['legal_service'] } },
      finds: ['applications.received.legal_service'],
    },
    {
      name: 'a column whose figures are in doubt',
      tables: { applications: { missingColumns: ['legal_service'] } },
      report: { notes: [inDoubt('applications.received.legal_service')] },
      finds: [],
    },
    { name: 'all columns', finds: [] },
  ],
};

/** A finding for each of the words; `doubts` are notes on a table that leave it unassessed. */
const eachWord = (
  tables: readonly TableName[],
  words: (reading: TableReading) => readonly string[],
  ...doubts: readonly NoteCode[]
) =>
  function* (facts: Facts): Iterable<Outcome> {
    for (const table of foundTables(facts).filter((name) => tables.includes(name))) {
      const found = words(facts.report.tables[table]);
      if (hasNote(facts.report, table, ...doubts)) yield notAssessable;
      else if (found.length === 0) yield pass;
      else yield* found.map((printed) => fail([], { words: { cell: tableName(table), printed: oneLine(printed) } }));
    }
  };

export const rowAdded: Rule = {
  id: 'structure.row-added',
  severity: 'info',
  needs: ['report'],
  title: { zh: '表内增加了行或列', en: 'Row or column that the form does not have' },
  message: { zh: '{cell}：表内增加了「{printed}」。', en: '{cell}: added “{printed}”.' },
  basis: '规定格式的行列固定；地方表样常有增加',
  check: eachWord(tableNames, ({ addedRows }) => addedRows, 'extraction.label-match'),
  examples: [
    {
      name: 'a row of a local form',
      tables: { disclosure: { addedRows: ['其他主动公开文件'] } },
      finds: [null],
    },
    { name: 'the rows of the form', finds: [] },
  ],
};

export const blockTitleMissing: Rule = {
  id: 'structure.block-title-missing',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '表二缺少标题行', en: 'Title row of table two missing' },
  message: { zh: '{cell}缺少「{printed}」标题行。', en: '{cell} lacks the title row {printed}.' },
  basis: '表二各部分标题行：第二十条第（…）项',
  check: eachWord(['disclosure'], ({ missingBlockTitles }) => missingBlockTitles, 'extraction.page-continuation'),
  examples: [
    {
      name: 'no row 第二十条第（一）项',
      tables: { disclosure: { missingBlockTitles: ['第二十条第（一）项'] } },
      finds: [null],
    },
    { name: 'all four', finds: [] },
  ],
};
