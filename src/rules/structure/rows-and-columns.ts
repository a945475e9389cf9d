/** structure.*: whether the statutory tables have all their rows, columns and titles, and no others. */
import { tableNames } from '../../forms/catalogue.ts';
import type { Message, Note, NoteCode, TableName, TableReading } from '../../model/report.ts';
import { columnName, rowName, tableName } from '../cell-name.ts';
import { type Facts, foundTables, hasNote } from '../facts.ts';
import { oneLine } from '../plain-words.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';

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
    'extraction.cut-off',
  );

/** What a note says may be there, whatever was read, is not missing. `kinds`: of notes, all if left out. */
const isNoted = ({ report }: Facts, cell: string, ...kinds: readonly NoteCode[]): boolean =>
  report.notes.some(({ code, cells }) => (kinds.length === 0 || kinds.includes(code)) && cells.includes(cell));

/** Doubts of which cells, or which table, a row's figures are: its place may be no more than our reading. */
const misreadings: readonly NoteCode[] = [
  'extraction.cell-count',
  'extraction.two-readings',
  'extraction.several-tables',
];

type KeyList = 'missingRows' | 'repeatedRows' | 'misplacedRows' | 'missingColumns' | 'misplacedColumns';

/** In Chinese a fault stands before or behind the names that have it. */
const faultWords: Readonly<Record<KeyList, { readonly before: string; readonly after: string; readonly en: string }>> =
  {
    missingRows: { before: '缺少', after: '', en: 'missing ' },
    repeatedRows: { before: '', after: '重复', en: 'repeated ' },
    misplacedRows: { before: '', after: '次序有误', en: 'out of order ' },
    missingColumns: { before: '缺少', after: '', en: 'missing ' },
    misplacedColumns: { before: '', after: '次序有误', en: 'out of order ' },
  };

const joined = (faults: readonly Message[]): Message => ({
  zh: faults.map(({ zh }) => zh).join('；'),
  en: faults.map(({ en }) => en).join('; '),
});

function faultsIn({ report }: Facts, table: TableName, list: KeyList, keys: readonly string[]): Message {
  const name = list.endsWith('Rows') ? rowName : columnName;
  const names = keys.map((key) => name(report.edition, table, key));
  const { before, after, en } = faultWords[list];
  return {
    zh: before + names.map((words) => `「${words.zh}」`).join('') + after,
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
      const blamed = cellsOf(faulty);
      const isAllNoted = blamed.length > 0 && blamed.every((code) => isNoted(facts, code));
      const isMisread = isAllNoted || blamed.some((code) => isNoted(facts, code, ...misreadings));
      if (isInDoubt(facts, table) || isMisread || absent.some((code) => isNoted(facts, code))) {
        yield notAssessable;
      } else if (faulty.length === 0) {
        yield pass;
      } else {
        const list = joined(faulty.map((fault) => faultsIn(facts, table, fault.list, fault.keys)));
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
  needs: ['legible'],
  title: { zh: '行缺失、重复或次序有误', en: 'Row missing, repeated or out of order' },
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
      name: 'a row that stands twice, its cells spread over both',
      tables: { applications: { repeatedRows: ['received'] } },
      report: { notes: [inDoubt('applications.received.total')] },
      finds: [],
    },
    {
      name: 'a repeated row of which one print is in doubt',
      tables: { applications: { repeatedRows: ['received', 'carried_in'] } },
      report: { notes: [{ ...inDoubt('applications.received.total'), code: 'extraction.two-readings' }] },
      finds: [],
    },
    {
      name: 'a repeated row whose figures are all in doubt',
      tables: { disclosure: { repeatedRows: ['penalties'] } },
      report: {
        notes: [{ ...inDoubt('disclosure.penalties.decisions'), table: 'disclosure' }],
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
  needs: ['legible'],
  title: { zh: '列缺失或次序有误', en: 'Column missing or out of order' },
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
  needs: ['legible'],
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
  needs: ['whole'],
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
  wordings: {
    satisfy: [
      '第二十条第（一）项',
      '第二十条第(一)项',
      '第二十条第一项',
      '第二十条第㈠项',
      '第二十条第（1）项',
      '第20条第（一）项',
      '第20条第1项',
      '第二十条 第（一） 项',
      '第 二 十 条 第（一）项',
      '第二十条\n第（一）项',
      '第二十条第（一）项：',
      '第二十条第〔一〕项',
      '第二十条第【一】项',
      '《条例》第二十条第（一）项',
      '条例第二十条第（一）项',
      '“第二十条第（一）项”',
      '第二十条（一）项',
      '第二十条第（一）款',
      '（第二十条第（一）项）',
    ],
    violate: ['规章和规范性文件', '主动公开', '第十条', '表一', '—', '2023年'],
    in: (words) => ({ printed: { '第二十条第（一）项': words } }),
  },
};
