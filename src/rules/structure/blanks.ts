/** structure.*: cells that show no number (rules.md 6). A dash counts as blank here; neither is ever zero. */
import type { TableName } from '../../model/report.ts';
import { columnName, codeParts, rowName, tableName } from '../cell-name.ts';
import { type Facts, foundTables } from '../facts.ts';
import { isBlank } from '../identity/blanks.ts';
import { listWords } from '../message.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';
import { type CheckedSum, numberAt } from '../sums.ts';

/** Codes of a table that have a cell, and those of them that are blank or in doubt. */
interface Filling {
  readonly table: TableName;
  readonly codes: readonly string[];
  readonly blank: readonly string[];
  readonly hasDoubt: boolean;
}

function fillingOf({ report, layouts }: Facts, table: TableName): Filling {
  const codes = (layouts[table]?.codes ?? []).filter((code) => report.figures[code] !== undefined);
  return {
    table,
    codes,
    blank: codes.filter((code) => isBlank(report, code)),
    hasDoubt: codes.some((code) => report.figures[code]?.state === 'doubtful'),
  };
}

const isEntirelyBlank = ({ codes, blank }: Filling): boolean => codes.length > 0 && blank.length === codes.length;

const eachFilling = (judge: (filling: Filling, facts: Facts) => Outcome | null) =>
  function* (facts: Facts): Iterable<Outcome> {
    for (const table of foundTables(facts)) {
      const outcome = judge(fillingOf(facts, table), facts);
      if (outcome !== null) yield outcome;
    }
  };

export const tableBlank: Rule = {
  id: 'structure.table-blank',
  severity: 'error',
  needs: ['report'],
  title: { zh: '表格全部为空', en: 'Table entirely blank' },
  message: { zh: '{cell}全部为空，应填数字（无则填 0）。', en: '{cell} is entirely blank.' },
  basis: '表格应填数字，没有的填 0',
  check: eachFilling((filling) => {
    if (isEntirelyBlank(filling)) return fail(filling.blank, { words: { cell: tableName(filling.table) } });
    return filling.codes.length === 0 ? notAssessable : pass;
  }),
  examples: [
    { name: 'no figure in table four', figures: { 'disputes.*': null }, finds: ['disputes.reconsideration.upheld'] },
    { name: 'all zero', finds: [] },
  ],
};

export const onlyTotals: Rule = {
  id: 'structure.only-totals',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '表三只填了总计列', en: 'Only the 总计 column of table three is filled' },
  message: {
    zh: '表三只填了总计列，未按申请人类别填写。',
    en: 'Table three has only the 总计 column, nothing by applicant.',
  },
  basis: '表三按申请人类别填报',
  check: eachFilling(({ table, codes }, { report }) => {
    if (table !== 'applications') return null;
    const totals = codes.filter((code) => code.endsWith('.total') && codeParts(code)?.column === 'total');
    const parts = codes.filter((code) => !totals.includes(code));
    const filled = totals.filter((code) => numberAt(report, code) !== null);
    if (filled.length < 2) return notAssessable;
    return parts.every((code) => isBlank(report, code)) ? fail(filled, {}) : pass;
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

export const totalsBlank: Rule = {
  id: 'structure.totals-blank',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '有分项而总计为空', en: 'Totals blank though parts are filled' },
  message: {
    zh: '{cell}：{n} 处有分项而总计为空：{list}。',
    en: '{cell}: {n} totals are blank though parts are filled: {list}.',
  },
  basis: '总计应填写',
  check: eachFilling(({ table }, facts) => {
    const own = facts.sums.filter(({ layout, equality }) => layout.table === table && equality.kind !== 'balance');
    const hasPart = ({ equality }: CheckedSum): boolean =>
      equality.left.some((code) => numberAt(facts.report, code) !== null);
    const assessable = own.filter(hasPart);
    const open = assessable.filter(({ equality }) => equality.right.some((code) => isBlank(facts.report, code)));
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
  check: eachFilling((filling) => {
    const { table, codes, blank, hasDoubt } = filling;
    if (isEntirelyBlank(filling)) return null;
    if (blank.length > 0) return fail(blank, { words: { cell: tableName(table), n: blank.length } });
    return hasDoubt || codes.length === 0 ? notAssessable : pass;
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
