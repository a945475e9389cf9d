/** Numbers with their measure words, as they stand in folded text. */
import { HAN_NUMERAL, hanValue } from './numerals.ts';

export interface Quantity {
  readonly kind: 'count' | 'money' | 'percent';
  /** Count, yuan or per cent; exact in decimal. */
  readonly value: number;
  /** Half a unit of the last digit before 万 or 亿, else 0. */
  readonly precision: number;
  /** Digits printed after the point. */
  readonly decimals: number;
  /** 件, 元 …; empty where a count has none. */
  readonly measure: string;
  /** 约, 余, 以上, one end of a range: the words give no exact value. */
  readonly isApprox: boolean;
  readonly from: number;
  /** Behind the measure word. */
  readonly to: number;
}

const COUNTED =
  '件次|人次|件|起|宗|份|条|项|例|部|个|次|篇|封|户|家|人|名|位|张|页|场次|场|期|批|处|块|本|册|套|辆|组|站|所|亩|平方米|公里|小时|分钟';
/** 两类, 三个方面, 一家 count no cases. */
const HAN_COUNTED = '件次|人次|件|起|宗|份|条|项|例|部|个|次|篇|封';
const NUMBER = new RegExp(
  `(?<arabic>(?<![\\d.,〔[第/\ufffd-])(?<!\\d[ :])(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?<fraction>\\.\\d+)?(?![\\d\ufffd]| \\d|[,.][\\d\ufffd]|[-/]\\d))(?<times>[百千]?[万亿千百]?)` +
    `(?<more>[余多来]?)(?<measure>元|%|‰|个百分点|${COUNTED})?` +
    `|(?<han>(?<![第任何同某每${HAN_NUMERAL}])[${HAN_NUMERAL}]+)(?<hanMore>[余多来]?)(?<hanMeasure>元|${HAN_COUNTED})`,
  'gu',
);

const TIMES: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8, 百万: 6, 千万: 7, 百亿: 10, 千亿: 11 };
/** Words right before a number that leave its value open. */
const ABOUT_BEFORE =
  /(?:约|近|超|超过|逾|接近|大约|约为|不少于|不低于|不足|至少|低于|高于|突破|每|平均|人均|数|几|若干)$/u;
const ABOUT_AFTER = /^(?:余|多|左右|上下|以上|以下|以内|不等|之内)/u;
/** 3至5件, 10—20件: but not 增至5件. */
const RANGE_AFTER = /^(?:[-—–~～]+|至|到)[\d一二三四五六七八九十]/u;
const RANGE_BEFORE = /[\d一二三四五六七八九十][件份起宗个条]?(?:[-—–~～]+|至|到)$/u;
/** What makes a number a date, a time, an ordinal (1.属于国家秘密) or a name. */
const NO_COUNT_AFTER =
  /^(?:\.\p{Script=Han}|年|月|日|号|时|点|周|季度|世纪|岁|楼|层|级|届|代|后|小时|分钟|天|个工作日|工作日|个月|类|种|G|k|K|℃|:\d)/u;

/** Exact value of digits with a point, times a power of ten. */
function scaled(digits: string, power: number): number {
  return Number(`${digits.replaceAll(',', '')}e${power}`);
}

interface Amount {
  readonly value: number;
  readonly precision: number;
  readonly decimals: number;
}

function amountOf(groups: Record<string, string | undefined>): Amount | null {
  const { arabic, fraction = '', times = '', han } = groups;
  if (han !== undefined) {
    const value = hanValue(han);
    return value === null ? null : { value, precision: 0, decimals: 0 };
  }
  const power = TIMES[times] ?? 0;
  const decimals = Math.max(0, fraction.length - 1);
  const precision = power === 0 ? 0 : 0.5 * 10 ** (power - decimals);
  return arabic === undefined ? null : { value: scaled(arabic, power), precision, decimals };
}

const kindOf = (measure: string): Quantity['kind'] | null => {
  if (measure === '元') return 'money';
  if (measure === '%') return 'percent';
  return measure === '‰' || measure === '个百分点' ? null : 'count';
};

function isApproximate(text: string, match: RegExpExecArray, groups: Record<string, string | undefined>): boolean {
  const before = text.slice(Math.max(0, match.index - 6), match.index);
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 6);
  if ((groups['more'] ?? '') + (groups['hanMore'] ?? '') !== '') return true;
  return ABOUT_BEFORE.test(before) || ABOUT_AFTER.test(after) || RANGE_AFTER.test(after) || RANGE_BEFORE.test(before);
}

type Groups = Readonly<Record<string, string | undefined>>;

const measureOf = (groups: Groups): string => groups['measure'] ?? groups['hanMeasure'] ?? '';

/** 两三件, 数十件: a count all the same, whose value the words leave open. */
const OPEN: Amount = { value: Number.NaN, precision: 0, decimals: 0 };

/** 2023年, 第3季度, 20个工作日. */
const isOther = (measure: string, after: string): boolean =>
  measure === '' ? NO_COUNT_AFTER.test(after) : measure === '个' && /^(?:工作日|月|百分点)/u.test(after);

function quantityOf(text: string, match: RegExpExecArray): Quantity | null {
  const groups: Groups = match.groups ?? {};
  const to = match.index + match[0].length;
  const measure = measureOf(groups);
  const kind = kindOf(measure);
  if (kind === null || isOther(measure, text.slice(to, to + 4))) return null;
  const amount = amountOf(groups);
  const isApprox = amount === null || isApproximate(text, match, groups);
  return { kind, ...(amount ?? OPEN), measure, isApprox, from: match.index, to };
}

/** In their order. What is a date, an ordinal or a document's number is none. */
export function quantitiesIn(text: string): readonly Quantity[] {
  const found: Quantity[] = [];
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match !== null; match = NUMBER.exec(text)) {
    const quantity = quantityOf(text, match);
    if (quantity !== null) found.push(quantity);
  }
  return found;
}
