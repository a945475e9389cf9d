/** value.*: units and digits of the amounts, and how numbers were read. */
import type { Figure, Normalisation } from '../../model/report.ts';
import { tableName } from '../cell-name.ts';
import type { Facts } from '../facts.ts';
import { listSome } from '../message.ts';
import { fail, type Failure, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';
import { numberAt } from '../sums.ts';
import { printedText } from './cells.ts';

const fees = 'disclosure.fees.amount_wan_cny';
const procurement = 'disclosure.procurement.amount_cny';

/** 元 or a multiple of it as it is printed, null if there is none. */
const moneyUnit = (text: string): string | null =>
  /[百千]?\s*[万亿千]?\s*元/u.exec(text)?.[0].replace(/\s+/gu, '') ?? null;

const unitWords = (unit: string | null): { readonly zh: string; readonly en: string } => ({
  zh: unit ?? '（未注明）',
  en: unit ?? '(none)',
});

/** An instance where the report's table two has the code; not assessable without a number or a needed header. */
const judgeAmount = (code: string, judge: (figure: Figure, header: string | undefined) => Outcome) =>
  function* ({ report, layouts }: Facts): Iterable<Outcome> {
    if (layouts.disclosure?.codes.includes(code) !== true) return;
    const figure = report.figures[code];
    const isNumber = figure !== undefined && numberAt(report, code) !== null;
    yield isNumber ? judge(figure, report.tables.disclosure.headers[code]) : notAssessable;
  };

function judgeFeeUnit(figure: Figure, header: string | undefined): Outcome {
  if (header === undefined) return notAssessable;
  const [left, right] = [moneyUnit(header), moneyUnit(figure.unit ?? '')];
  const failing = (severity: Failure['severity'] & string): Failure =>
    fail([fees], { severity, words: { left: unitWords(left), right: unitWords(right) } });
  if (left === '万元') return right !== null && right !== left ? failing('error') : pass;
  return failing('warning');
}

export const feeUnit: Rule = {
  id: 'value.fee-unit',
  severity: 'error',
  otherSeverities: ['warning'],
  needs: ['report'],
  title: { zh: '行政事业性收费单位不符', en: 'Unit of the fees' },
  message: {
    zh: '行政事业性收费：表头单位为{left}，单元格单位为{right}，应为万元。',
    en: 'Fees: header unit {left}, cell unit {right}; the form says 万元.',
  },
  basis: '表二表头：本年收费金额（单位：万元）',
  check: judgeAmount(fees, judgeFeeUnit),
  examples: [
    {
      name: '元 under 万元',
      figures: { [fees]: { value: 1202.3, raw: '12023000元', unit: '元', normalised: ['unit'] } },
      finds: [fees],
    },
    {
      name: '亿元 under 万元',
      figures: { [fees]: { value: 0.0264, raw: '0.0264亿元', unit: '亿元', normalised: [] } },
      finds: [fees],
    },
    {
      name: '万元 under 万元',
      figures: { [fees]: { value: 1202.3, raw: '1202.3万元', unit: '万元', normalised: ['unit'] } },
      finds: [],
    },
    {
      name: 'a header without unit',
      tables: { disclosure: { headers: { [fees]: '本年收费金额' } } },
      finds: [fees],
    },
  ],
};

export const amountUnit: Rule = {
  id: 'value.amount-unit',
  severity: 'info',
  needs: ['report'],
  title: { zh: '采购总金额未注明单位', en: 'Procurement amount without a unit' },
  message: { zh: '采购总金额 {printed} 未注明单位。', en: 'Procurement amount {printed} has no unit.' },
  basis: '2019 版格式未印单位',
  advice: {
    zh: '在数据后或表下注明金额单位（元或万元）。',
    en: 'Say beside the amount or below the table whether it is in 元 or 万元.',
  },
  check: judgeAmount(procurement, (figure, header) => {
    const isNamed = moneyUnit(figure.unit ?? '') !== null || moneyUnit(header ?? '') !== null;
    return isNamed || (figure.value ?? 0) <= 0
      ? pass
      : fail([procurement], { words: { printed: printedText(figure) } });
  }),
  examples: [
    {
      name: '8040',
      edition: '2019',
      figures: { 'disclosure.procurement.projects': 1, [procurement]: 8040 },
      finds: [procurement],
    },
    {
      name: '79000.1元',
      edition: '2019',
      figures: { [procurement]: { value: 79000.1, raw: '79000.1元', unit: '元', normalised: ['unit'] } },
      finds: [],
    },
  ],
};

/** 1 分 is 0.000001 万元: an exact conversion has six decimals and never more. */
const EXACT_DECIMALS = 6;

const decimalsOf = (figure: Figure): number => /[.．]([\d０-９]+)/.exec(figure.evidence.raw)?.[1]?.length ?? 0;

export const feeDecimals: Rule = {
  id: 'value.fee-decimals',
  severity: 'info',
  otherSeverities: ['warning'],
  needs: ['report'],
  title: { zh: '行政事业性收费小数位数', en: 'Decimals of the fees' },
  message: {
    zh: '行政事业性收费填 {printed} 万元，小数 {n} 位，请核对由元换算的结果。',
    en: 'Fees {printed} have {n} decimals.',
  },
  basis: '1 分为 0.000001 万元',
  check: judgeAmount(fees, (figure) => {
    const n = decimalsOf(figure);
    const words = { printed: printedText(figure), n };
    if (n < EXACT_DECIMALS) return pass;
    return fail([fees], { words, severity: n === EXACT_DECIMALS ? 'info' : 'warning' });
  }),
  examples: [
    { name: 'converted from 元 and 分', figures: { [fees]: 190.457379 }, finds: [fees] },
    { name: 'finer than a 分', figures: { [fees]: 0.1234567 }, finds: [fees] },
    { name: 'two decimals', figures: { [fees]: 9116.36 }, finds: [] },
  ],
};

/** Cells quoted in a message; the finding has all. */
const MOST_QUOTED = 10;

const isAmount = (code: string): boolean => code === fees || code === procurement;

/** A unit in a count cell has a rule of its own. */
const counted = (code: string, how: Normalisation): boolean => how !== 'unit' || isAmount(code);

const wasNormalised = (figure: Figure | undefined): figure is Figure =>
  figure?.state === 'number' && figure.normalised.some((how) => counted(figure.code, how));

function* checkNormalised({ tables }: Facts): Iterable<Outcome> {
  for (const { table, cells, absentCount, doubtfulCount } of tables) {
    const read = cells.map(({ figure }) => figure).filter(wasNormalised);
    if (read.length === 0) {
      yield absentCount + doubtfulCount > 0 ? notAssessable : pass;
      continue;
    }
    const list = listSome(
      read.map(({ evidence }) => `「${evidence.raw}」`),
      MOST_QUOTED,
    );
    yield fail(
      read.map(({ code }) => code),
      { words: { table: tableName(table), n: read.length, list } },
    );
  }
}

export const normalised: Rule = {
  id: 'value.normalised',
  severity: 'info',
  needs: ['report'],
  title: { zh: '数字写法不规范', en: 'Numbers read after normalising' },
  message: {
    zh: '{table}：{n} 处数字写法不规范（原文：{list}），已按数值读取；应只填阿拉伯数字，不加千分位、空格和单位。',
    en: '{table}: {n} values read after normalising ({list}); digits alone are asked for, without separators, blanks and units.',
  },
  basis: '表格应填阿拉伯数字；原文照录',
  check: checkNormalised,
  examples: [
    {
      name: 'a space before the digit',
      figures: { 'applications.received.total': { value: 2, raw: ' 2', normalised: ['outer-space'] } },
      finds: ['applications.received.total'],
    },
    {
      name: 'a unit in a count cell has its own rule',
      figures: { 'applications.received.total': { value: 7, raw: '7件', unit: '件', normalised: ['unit'] } },
      finds: [],
    },
  ],
};
