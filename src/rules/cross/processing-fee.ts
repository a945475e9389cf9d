/** cross.*: 信息处理费 of section 六 against the tables. */
import { formatNumber } from '../decimal.ts';
import type { Facts } from '../facts.ts';
import { oneLine } from '../plain-words.ts';
import type { Remark } from '../../model/claim.ts';
import type { Report } from '../../model/report.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';

const FEE = 'disclosure.fees.amount_wan_cny';
const NOT_PAID = 'applications.outcomes.other_handling.fee_not_paid.total';
const YUAN_IN_WAN = 10_000;

const charged = (text: string): { readonly 6: string } => ({ 6: text });

/** Amounts that the text states for the reporting year; empty where it states none. */
const amountsIn = (report: Report): readonly Remark[] =>
  (report.statements?.remarks ?? []).filter(
    ({ kind, value }) => kind === 'processing-fee' && value !== null && value > 0,
  );

/** One amount, however often it is said; null where there is none, or several. */
function amountIn(report: Report): { readonly yuan: number; readonly quote: string } | null {
  const amounts = amountsIn(report);
  const [first] = amounts;
  const values = new Set(amounts.map(({ value }) => value));
  return first?.value == null || values.size > 1 ? null : { yuan: first.value, quote: first.text };
}

const numberAt = (report: Report, code: string): number | null => {
  const figure = report.figures[code];
  return figure?.state === 'number' ? figure.value : null;
};

export const unpaidWithoutNotice: Rule = {
  id: 'cross.unpaid-without-notice',
  severity: 'error',
  otherSeverities: ['info'],
  needs: ['report'],
  title: { zh: '有逾期未缴费，却未发收费通知', en: 'Unpaid fees without a notice' },
  message: {
    zh: '表三有 {n} 件逾期未按收费通知缴纳费用，第六部分称「{quote}」。',
    en: '{n} requests ended for unpaid fees; section 六: “{quote}”.',
  },
  basis: '表三（六）2. 以收费通知为前提',
  advice: {
    zh: '核实是否发出过收费通知，改正表三或第六部分。',
    en: 'Establish whether notices were sent, and correct table three or section 六.',
  },
  *check({ report }) {
    const n = numberAt(report, NOT_PAID);
    if (report.figures[NOT_PAID] === undefined || report.statements === undefined) return;
    if (n === null) {
      yield notAssessable;
      return;
    }
    const noNotice = report.statements.remarks.find(({ kind }) => kind === 'no-fee-notice');
    const noFee =
      amountsIn(report).length > 0
        ? undefined
        : report.statements.remarks.find(({ kind, value }) => kind === 'processing-fee' && value === 0);
    const said = noNotice ?? noFee;
    if (n === 0 || said === undefined) yield pass;
    else
      yield fail([NOT_PAID], {
        severity: noNotice === undefined ? 'info' : 'error',
        words: { n, quote: oneLine(said.text) },
        quote: said.text,
      });
  },
  examples: [
    {
      name: 'no notice was sent',
      figures: { [NOT_PAID]: 2 },
      sections: charged('本年度未发出收费通知，未收取信息处理费。'),
      finds: [NOT_PAID],
    },
    {
      name: 'none collected: to ask',
      figures: { [NOT_PAID]: 2 },
      sections: charged('2023年，无收取信息处理费情况。'),
      finds: [NOT_PAID],
    },
    {
      name: '400 yuan collected',
      figures: { [NOT_PAID]: 203 },
      sections: charged('全市实际收取信息处理费共计400元。'),
      finds: [],
    },
  ],
};

export const processingFeeInTotal: Rule = {
  id: 'cross.processing-fee-in-total',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '信息处理费多于行政事业性收费', en: 'Processing fee exceeds all fees' },
  message: {
    zh: '信息处理费 {left} 元，多于表二行政事业性收费 {right} 万元。',
    en: 'Processing fee {left} yuan exceeds table two’s fees ({right} 万元).',
  },
  basis: '信息处理费按行政事业性收费管理（安徽、河南的通知）',
  advice: {
    zh: '核实信息处理费是否计入行政事业性收费。',
    en: 'Check whether the processing fee is counted in table two.',
  },
  *check({ report }) {
    const amount = amountIn(report);
    if (amount === null || report.figures[FEE] === undefined) return;
    const fees = numberAt(report, FEE);
    if (fees === null) yield notAssessable;
    else if (fees * YUAN_IN_WAN >= amount.yuan) yield pass;
    else
      yield fail([FEE], {
        words: { left: amount.yuan, right: fees },
        formula: `${formatNumber(amount.yuan)} 元 > ${formatNumber(fees)} 万元`,
        quote: amount.quote,
      });
  },
  examples: [
    {
      name: '380 yuan and 0',
      figures: { 'applications.received.natural_person': 1, 'applications.received.total': 1 },
      sections: charged('收取信息处理费380元。'),
      finds: [FEE],
    },
    {
      name: 'no processing fee, large other fees',
      figures: { [FEE]: 1202.3 },
      sections: charged('没有产生信息公开处理费。'),
      finds: [],
    },
    { name: '380 yuan within 0.5', figures: { [FEE]: 0.5 }, sections: charged('收取信息处理费380元。'), finds: [] },
  ],
};

/** 10, 20 or 40 元 a page, or 100·k 元 by cases. */
const LEAST_TARIFF = 10;

export const processingFeeTariff: Rule = {
  id: 'cross.processing-fee-tariff',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '信息处理费不合收费标准', en: 'Processing fee off the tariff' },
  message: {
    zh: '信息处理费 {printed} 元不符合收费标准的档次。',
    en: 'Processing fee {printed} yuan does not fit the tariff.',
  },
  basis: '国办函〔2020〕109号：按件每件 100 元起、按量每页 10、20、40 元',
  unverified: true,
  advice: { zh: '核对收费金额。', en: 'Check the amount.' },
  *check({ report }) {
    const amount = amountIn(report);
    if (amount === null) return;
    const isOff = amount.yuan % LEAST_TARIFF !== 0;
    yield isOff ? fail([], { words: { printed: amount.yuan }, quote: amount.quote }) : pass;
  },
  examples: [
    { name: '385 yuan', figures: { [FEE]: 1 }, sections: charged('收取信息处理费385元。'), finds: [null] },
    { name: '380 yuan', figures: { [FEE]: 1 }, sections: charged('收取信息处理费380元。'), finds: [] },
  ],
};

const REQUESTS = ['applications.received.total', 'applications.carried_in.total'];

function requestsIn({ report }: Facts): number | null {
  const values = REQUESTS.map((code) => numberAt(report, code));
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

export const processingFeeWithoutRequests: Rule = {
  id: 'cross.processing-fee-without-requests',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '无申请却收取信息处理费', en: 'Processing fee without requests' },
  message: {
    zh: '表三无申请，正文称收取信息处理费 {printed} 元。',
    en: 'Processing fee {printed} yuan without any request.',
  },
  basis: '推断：信息处理费因申请而收',
  advice: { zh: '核实收费和申请件数。', en: 'Check the fee and the number of requests.' },
  *check(facts): Iterable<Outcome> {
    const amount = amountIn(facts.report);
    if (amount === null) return;
    const requests = requestsIn(facts);
    if (requests === null) yield notAssessable;
    else
      yield requests > 0
        ? pass
        : fail(['applications.received.total'], { words: { printed: amount.yuan }, quote: amount.quote });
  },
  examples: [
    {
      name: '100 yuan and none',
      figures: { [FEE]: 1 },
      sections: charged('收取信息处理费100元。'),
      finds: ['applications.received.total'],
    },
    {
      name: 'one carried in',
      figures: { [FEE]: 1, 'applications.carried_in.natural_person': 1, 'applications.carried_in.total': 1 },
      sections: charged('收取信息处理费100元。'),
      finds: [],
    },
  ],
};

/** 〔2020〕109号 is in force from 1 January 2021. */
const FIRST_YEAR = 2021;

export const processingFeeTooEarly: Rule = {
  id: 'cross.processing-fee-too-early',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '信息处理费制度施行前的收费', en: 'Processing fee before its time' },
  message: {
    zh: '{year} 年度尚无信息处理费制度，却报告 {printed} 元。',
    en: 'Processing fee {printed} yuan reported for {year}.',
  },
  basis: '国办函〔2020〕109号自 2021 年 1 月 1 日起施行',
  advice: { zh: '核实所收费用的名目和年度。', en: 'Check what the fee was, and in which year.' },
  *check({ report }) {
    const amount = amountIn(report);
    if (amount === null || report.year === null) return;
    yield report.year >= FIRST_YEAR
      ? pass
      : fail([], { words: { year: String(report.year), printed: amount.yuan }, quote: amount.quote });
  },
  examples: [
    {
      name: '200 yuan in 2020',
      edition: '2019',
      figures: { 'applications.received.natural_person': 1, 'applications.received.total': 1 },
      sections: charged('收取信息处理费200元。'),
      finds: [null],
    },
    { name: 'copying costs', edition: '2019', sections: charged('收取复印成本费200元。'), finds: [] },
  ],
};
