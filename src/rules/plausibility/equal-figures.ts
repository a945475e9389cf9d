/** plausibility.equal-figures: the same number in places that have nothing to do with one another. */
import { codeOf, summedColumns } from '../../forms/catalogue.ts';
import type { Message } from '../../model/note.ts';
import { remembered } from '../../shapes/remembered.ts';
import { cellWords } from '../cell-name.ts';
import type { Facts } from '../facts.ts';
import { fail, type Outcome, pass, type Rule, type RuleSettings, type Threshold } from '../rule.ts';
import { codesOfRow, figureAt, positive } from './read.ts';

const decisions = ['licensing', 'penalties', 'compulsion'].map((row) => `disclosure.${row}.decisions`);
const documents = ['issued', 'repealed', 'in_force'];
const classes = summedColumns.applications;
const results = ['upheld', 'corrected', 'other', 'pending'];
const procedures = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'];

const cases = procedures.map((procedure) => results.map((result) => `disputes.${procedure}.${result}`));

const isOfClass = (code: string): boolean => !code.endsWith('.total');

const isOneValue = (values: readonly (number | null)[]): boolean => new Set(values).size === 1;

const valuesOf = (facts: Facts, codes: readonly string[]): readonly (number | null)[] =>
  codes.map((code) => figureAt(facts, code));

/** Cells that hold one number, all above zero: none unless there are `least` of them. */
function sameNumber(facts: Facts, codes: readonly string[], leastCells: number, leastValue: number): readonly string[] {
  const filled = positive(facts, codes);
  if (filled.length < leastCells) return [];
  const values = valuesOf(facts, filled);
  return (values[0] ?? 0) >= leastValue && isOneValue(values) ? filled : [];
}

/** Two rows with the same numbers throughout, all above zero. */
const sameRows = (facts: Facts, rows: readonly (readonly string[])[], leastSum: number): readonly string[] => {
  const codes = rows.flat();
  const values = rows.map((row) => valuesOf(facts, row));
  const sum = (values[0] ?? []).reduce<number>((total, value) => total + (value ?? 0), 0);
  const isSame = new Set(values.map((row) => row.join())).size === 1;
  return isSame && sum >= leastSum && values.flat().every((value) => value !== null) ? codes : [];
};

/** Codes of a row of table three but its total. */
const classesOfRow = remembered((row): readonly string[] => codesOfRow(row).filter(isOfClass));

const totalsOfResults = ({ layouts }: Facts): readonly string[] =>
  (layouts.applications?.rows ?? [])
    .filter(({ key }) => key.startsWith('outcomes.') && key !== 'outcomes.total')
    .map(({ key }) => codeOf('applications', key, 'total'));

const documentCells = ['rules', 'normative_documents'].map((row) =>
  documents.map((column) => `disclosure.${row}.${column}`),
);

function* findEqual(facts: Facts, { threshold }: RuleSettings): Iterable<readonly string[]> {
  yield sameNumber(facts, decisions, decisions.length, threshold('least_decisions'));
  if (positive(facts, documentCells.flat()).length === 2 * documents.length) yield sameRows(facts, documentCells, 1);
  for (const { key } of facts.layouts.applications?.rows ?? []) {
    yield sameNumber(facts, classesOfRow(key), classes.length, 1);
  }
  yield sameNumber(facts, totalsOfResults(facts), threshold('least_rows'), threshold('least_value'));
  yield sameRows(facts, cases, threshold('least_cases'));
}

/** The cells that hold one number are one cause, whatever rows and columns they are seen in. */
function* checkEqual(facts: Facts, settings: RuleSettings): Iterable<Outcome> {
  if (facts.tables.length === 0) return;
  const groups = [...findEqual(facts, settings)].filter((cells) => cells.length > 0);
  if (groups.length === 0) yield pass;
  const byTable = Map.groupBy(groups, ([cell = '']) => cell.split('.')[0] ?? '');
  for (const cells of byTable.values()) yield failure(facts, [...new Set(cells.flat())]);
}

function failure({ report }: Facts, cells: readonly string[]): Outcome {
  const [first = '', last = ''] = [cells[0], cells.at(-1)];
  const value = report.figures[first]?.value ?? 0;
  const list: Message = {
    zh: `${cellWords(first, report.edition).zh}至${cellWords(last, report.edition).zh}`,
    en: `${cellWords(first, report.edition).en} to ${cellWords(last, report.edition).en}`,
  };
  return fail(cells, { words: { list, n: cells.length, printed: value } });
}

const atLeast = (value: number, unit: string, zh: string, en: string): Threshold => ({
  value,
  unit,
  meaning: { zh, en },
  measured:
    '3 of 40,000 likely report-years of seven kinds of organ are alike by chance, at these four values together',
});

export const equalFigures: Rule = {
  id: 'plausibility.equal-figures',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '多个互不相关的栏目数字相同', en: 'The same numbers in unrelated places' },
  message: {
    zh: '{list}等 {n} 格数字雷同（{printed} 等），疑似批量填充。',
    en: '{n} cells hold the same numbers ({printed} …), {list}: filled in as a block?',
  },
  basis: '推断：各栏含义不同，数字不应雷同',
  advice: { zh: '逐格对照台账填写，不应复制填充。', en: 'Fill in each cell from the register.' },
  thresholds: {
    least_decisions: atLeast(
      10,
      '件',
      '许可、处罚、强制均为此数以上且相等',
      'Licences, penalties and compulsion are equal and at least this',
    ),
    least_rows: atLeast(5, '行', '至少此数的办理结果行总计相等', 'At least so many rows of results with equal totals'),
    least_value: atLeast(3, '件', '上述总计不小于此数', 'Their totals are at least this'),
    least_cases: atLeast(
      4,
      '件',
      '表四三栏相同且各至少此数',
      'The three procedures are equal with at least so many cases',
    ),
  },
  check: checkEqual,
  examples: [
    {
      name: 'licences, penalties and compulsion alike',
      figures: Object.fromEntries(decisions.map((code) => [code, 120])),
      finds: ['disclosure.licensing.decisions'],
    },
    {
      name: 'each class of applicants alike',
      figures: Object.fromEntries(classes.map((key) => [`applications.received.${key}`, 5])),
      finds: ['applications.received.natural_person'],
    },
    {
      name: 'the three procedures alike',
      figures: Object.fromEntries(
        procedures.flatMap((one) => [
          [`disputes.${one}.upheld`, 3],
          [`disputes.${one}.pending`, 2],
        ]),
      ),
      finds: ['disputes.reconsideration.upheld'],
    },
    {
      name: 'one request granted: six equal cells by itself',
      figures: {
        'applications.received.natural_person': 1,
        'applications.received.total': 1,
        'applications.outcomes.granted.natural_person': 1,
        'applications.outcomes.granted.total': 1,
        'applications.outcomes.total.natural_person': 1,
        'applications.outcomes.total.total': 1,
      },
      finds: [],
    },
    {
      name: 'a case in each procedure',
      figures: Object.fromEntries(procedures.map((one) => [`disputes.${one}.upheld`, 1])),
      finds: [],
    },
    {
      name: 'three licences, penalties, compulsions',
      figures: Object.fromEntries(decisions.map((code) => [code, 3])),
      finds: [],
    },
  ],
};
