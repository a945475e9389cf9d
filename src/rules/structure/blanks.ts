/** structure.*: cells that show no number. A dash counts as blank here; neither is ever zero. */
import { columnName, codeParts, rowName, tableName } from '../cell-name.ts';
import { type Facts, type FormCell, hasNote, type TableCells } from '../facts.ts';
import { isBlank } from '../identity/blanks.ts';
import { listWords } from '../message.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';
import { type CheckedSum, numberAt } from '../sums.ts';

const presentCount = ({ cells, absentCount }: TableCells): number => cells.length - absentCount;

const isEntirelyBlank = (table: TableCells): boolean =>
  table.blanks.length > 0 && table.blanks.length === presentCount(table);

const eachTable = (judge: (table: TableCells, facts: Facts) => Outcome | null) =>
  function* (facts: Facts): Iterable<Outcome> {
    for (const table of facts.tables) {
      const outcome = facts.report.tables[table.table].found ? judge(table, facts) : null;
      if (outcome !== null) yield outcome;
    }
  };

export const tableBlank: Rule = {
  id: 'structure.table-blank',
  severity: 'error',
  needs: ['whole'],
  title: { zh: '表格全部为空', en: 'Table entirely blank' },
  message: { zh: '{cell}全部为空，应填数字（无则填 0）。', en: '{cell} is entirely blank.' },
  basis: '表格应填数字，没有的填 0',
  check: eachTable((cells, { report }) => {
    if (isEntirelyBlank(cells) && hasNote(report, cells.table, 'extraction.label-match')) return notAssessable;
    if (isEntirelyBlank(cells)) return fail(cells.blanks, { words: { cell: tableName(cells.table) } });
    return presentCount(cells) === 0 ? notAssessable : pass;
  }),
  examples: [
    { name: 'no figure in table four', figures: { 'disputes.*': null }, finds: ['disputes.reconsideration.upheld'] },
    { name: 'all zero', finds: [] },
    {
      name: 'rows that could not be read may hold the figures',
      figures: { 'disputes.*': null },
      report: {
        notes: [{ code: 'extraction.label-match', message: { zh: '', en: '' }, table: 'disputes', cells: [] }],
      },
      finds: [],
    },
  ],
};

/** A single number could be a slip. */
const LEAST_TOTALS = 2;

const isInTotals = ({ code }: FormCell): boolean => code.endsWith('.total');

export const onlyTotals: Rule = {
  id: 'structure.only-totals',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '表三只填了总计列', en: 'Only the 总计 column of table three is filled' },
  message: {
    zh: '表三只填了总计列，未按申请人类别填写。',
    en: 'Table three has only the 总计 column, nothing by applicant.',
  },
  basis: '表三按申请人类别填报',
  check: eachTable(({ table, cells }) => {
    if (table !== 'applications') return null;
    const [totals, parts] = [cells.filter(isInTotals), cells.filter((cell) => !isInTotals(cell))];
    const filled = totals.filter(({ figure }) => figure?.state === 'number').map(({ code }) => code);
    if (filled.length < LEAST_TOTALS) return notAssessable;
    return parts.every(({ figure }) => figure?.state === 'blank' || figure?.state === 'dash') ? fail(filled) : pass;
  }),
  examples: [
    {
      name: 'six columns blank',
      figures: Object.fromEntries(
        ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other'].flatMap((column) =>
          ['received', 'outcomes.granted', 'outcomes.total'].map((row) => [`applications.${row}.${column}`, null]),
        ),
      ),
      finds: [],
    },
    {
      name: 'only the column 总计',
      figures: { 'applications.*': null, 'applications.received.total': 3, 'applications.outcomes.total.total': 3 },
      finds: ['applications.received.total'],
    },
  ],
};

const totalName = ({ report }: Facts, { equality }: CheckedSum): { readonly zh: string; readonly en: string } => {
  const parts = codeParts(equality.right[0] ?? '');
  if (parts === null) return { zh: '', en: '' };
  const isColumn = equality.kind === 'column';
  const { zh, en } = isColumn
    ? columnName(report.edition, parts.table, parts.column)
    : rowName(report.edition, parts.table, parts.row);
  return isColumn ? { zh: `「${zh}」列`, en: `column “${en}”` } : { zh: `「${zh}」`, en: `“${en}”` };
};

const hasPart = ({ report }: Facts, { equality }: CheckedSum): boolean =>
  equality.left.some((code) => numberAt(report, code) !== null);

const hasBlankTotal = ({ report }: Facts, { equality, status }: CheckedSum): boolean =>
  status === 'not-assessable' && equality.right.some((code) => isBlank(report, code));

export const totalsBlank: Rule = {
  id: 'structure.totals-blank',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '有分项而总计为空', en: 'Totals blank though parts are filled' },
  message: {
    zh: '{cell}：{n} 处有分项而总计为空：{list}。',
    en: '{cell}: {n} totals are blank though parts are filled: {list}.',
  },
  basis: '总计应填写',
  check: eachTable(({ table }, facts) => {
    const own = facts.sums.filter(({ layout, equality }) => layout.table === table && equality.kind !== 'balance');
    const assessable = own.filter((checked) => checked.status !== 'not-assessable' || hasPart(facts, checked));
    const open = assessable.filter((checked) => hasBlankTotal(facts, checked));
    if (assessable.length === 0) return null;
    if (open.length === 0) return pass;
    const list = listWords(open.map((sum) => totalName(facts, sum)));
    return fail([...new Set(open.flatMap(({ equality }) => equality.right))], {
      words: { cell: tableName(table), n: open.length, list },
    });
  }),
  examples: [
    {
      name: 'a row with parts and no total',
      figures: { 'applications.outcomes.granted.natural_person': 258, 'applications.outcomes.granted.total': null },
      finds: ['applications.outcomes.granted.total'],
    },
    { name: 'a row entirely blank', figures: { 'disputes.reconsideration.*': null }, finds: [] },
  ],
};

export const blankCells: Rule = {
  id: 'structure.blank-cells',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '有空白单元格', en: 'Blank cells' },
  message: { zh: '{cell}有 {n} 个空白或短横单元格，应填 0。', en: '{cell}: {n} blank or dash cells, 0 belongs there.' },
  basis: '表格应填数字，没有的填 0',
  check: eachTable((cells) => {
    const { table, blanks, absentCount, doubtfulCount } = cells;
    if (isEntirelyBlank(cells)) return null;
    if (blanks.length > 0) return fail(blanks, { words: { cell: tableName(table), n: blanks.length } });
    return absentCount + doubtfulCount > 0 ? notAssessable : pass;
  }),
  examples: [
    {
      name: 'one blank and one dash',
      figures: {
        'disputes.reconsideration.upheld': null,
        'disputes.reconsideration.other': { state: 'dash', value: null, raw: '-' },
      },
      finds: ['disputes.reconsideration.upheld'],
    },
    { name: 'the rows that an undivided row （六） replaces do not count', undivided: true, finds: [] },
    { name: 'an entirely blank table has its own rule', figures: { 'disputes.*': null }, finds: [] },
  ],
};
