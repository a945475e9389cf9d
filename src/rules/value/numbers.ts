/** value.*: what a figure of the statutory tables may be. */
import type { Unit } from '../../forms/form.ts';
import type { Figure, Message } from '../../model/report.ts';
import { cellWords, tableName } from '../cell-name.ts';
import { listSome } from '../message.ts';
import { fail, type Failure, type Rule } from '../rule.ts';
import { type CellVerdict, type FaultyCells, judgeCells, printedText } from './cells.ts';

/** A finding for each cell. */
const eachAlone = ({ facts, figures }: FaultyCells): readonly Failure[] =>
  figures.map((figure) =>
    fail([figure.code], {
      words: { cell: cellWords(figure.code, facts.report.edition), printed: printedText(figure) },
    }),
  );

const verdictOn = (isFaulty: boolean): CellVerdict => (isFaulty ? 'faulty' : 'fine');

const judgeNumber = (isFaulty: (value: number, unit: Unit) => boolean) =>
  judgeCells(({ state, value }, unit) => {
    if (state !== 'number' || value === null) return 'open';
    return verdictOn(isFaulty(value, unit));
  }, eachAlone);

const judgeText = (isFaulty: (figure: Figure, unit: Unit) => boolean, failuresOf = eachAlone) =>
  judgeCells((figure, unit) => (figure.state === 'doubtful' ? 'open' : verdictOn(isFaulty(figure, unit))), failuresOf);

const isCount = (unit: Unit): boolean => unit === 'count' || unit === 'signed';

const hasPercent = ({ evidence }: Figure): boolean => /[%％﹪]/.test(evidence.raw);

export const negative: Rule = {
  id: 'value.negative',
  severity: 'error',
  needs: ['report'],
  title: { zh: '数字为负', en: 'Negative figure' },
  message: { zh: '{cell}：{printed} 为负数。', en: '{cell}: {printed} is negative.' },
  basis: '件数和金额不为负（本年增/减除外）',
  check: judgeNumber((value, unit) => value < 0 && unit !== 'signed'),
  examples: [
    {
      name: '−1 received',
      figures: { 'applications.received.total': -1 },
      finds: ['applications.received.total'],
    },
    {
      name: 'a change may be negative',
      edition: '2019',
      figures: { 'disclosure.penalties.items_change': -18 },
      finds: [],
    },
  ],
};

export const decimalCount: Rule = {
  id: 'value.decimal-count',
  severity: 'error',
  needs: ['report'],
  title: { zh: '件数不是整数', en: 'A count that isn’t whole' },
  message: { zh: '{cell}：件数应为整数，现为 {printed}。', en: '{cell}: a count must be whole, not {printed}.' },
  basis: '件数为整数',
  check: judgeNumber((value, unit) => !Number.isInteger(value) && isCount(unit)),
  examples: [
    {
      name: '12.5 licences',
      figures: { 'disclosure.licensing.decisions': 12.5 },
      finds: ['disclosure.licensing.decisions'],
    },
    { name: 'an amount', figures: { 'disclosure.fees.amount_wan_cny': 1202.3 }, finds: [] },
  ],
};

export const notANumber: Rule = {
  id: 'value.not-a-number',
  severity: 'error',
  needs: ['report'],
  title: { zh: '单元格内容不是数字', en: 'Cell without a number' },
  message: { zh: '{cell}：内容「{printed}」不是数字。', en: '{cell}: “{printed}” is not a number.' },
  basis: '表格应填数字',
  check: judgeText((figure) => figure.state === 'text' && !hasPercent(figure)),
  examples: [
    {
      name: 'an error of the spreadsheet',
      figures: { 'applications.received.total': { state: 'text', value: null, raw: '#REF!' } },
      finds: ['applications.received.total'],
    },
    {
      name: 'full-width digits',
      figures: { 'applications.received.total': { value: 12, raw: '１２', normalised: ['full-width'] } },
      finds: [],
    },
    { name: 'a dash', figures: { 'applications.received.total': { state: 'dash', value: null, raw: '—' } }, finds: [] },
  ],
};

export const percent: Rule = {
  id: 'value.percent',
  severity: 'error',
  needs: ['report'],
  title: { zh: '表内填了百分比', en: 'Percentage in a table' },
  message: {
    zh: '{cell}：表内应填数量，不应填百分比 {printed}。',
    en: '{cell}: percentage {printed} where a quantity belongs.',
  },
  basis: '两版格式的表格均无百分比',
  check: judgeText(hasPercent),
  examples: [
    {
      name: '100%',
      figures: { 'applications.outcomes.granted.total': { state: 'text', value: null, raw: '100%' } },
      finds: ['applications.outcomes.granted.total'],
    },
    { name: 'a plain number', figures: { 'disclosure.licensing.decisions': 100 }, finds: [] },
  ],
};

/** Cells named in a message; the finding has all. */
const MOST_NAMED = 5;

/** Who writes one unit writes many: a finding for the table. */
function allAsOne({ facts, table, figures }: FaultyCells): readonly Failure[] {
  const named = figures.map((figure): Message => {
    const { zh, en } = cellWords(figure.code, facts.report.edition);
    return { zh: `${zh}为「${printedText(figure)}」`, en: `${en}: “${printedText(figure)}”` };
  });
  const words = { table: tableName(table), n: figures.length, list: listSome(named, MOST_NAMED) };
  return [
    fail(
      figures.map(({ code }) => code),
      { words },
    ),
  ];
}

export const unitInCell: Rule = {
  id: 'value.unit-in-cell',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '单元格内含单位', en: 'Unit inside a count cell' },
  message: {
    zh: '{table}：{n} 个单元格内含单位（{list}），应只填数字。',
    en: '{table}: {n} cells with a unit inside ({list}).',
  },
  basis: '单位由表头给出',
  check: judgeText(({ unit: printed }, unit) => printed !== null && isCount(unit), allAsOne),
  examples: [
    {
      name: '7件',
      figures: { 'applications.received.total': { value: 7, raw: '7件', unit: '件', normalised: ['unit'] } },
      finds: ['applications.received.total'],
    },
    {
      name: 'an amount with its unit',
      edition: '2019',
      figures: {
        'disclosure.procurement.amount_cny': { value: 251000, raw: '251000元', unit: '元', normalised: ['unit'] },
      },
      finds: [],
    },
  ],
};
