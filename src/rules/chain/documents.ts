/** chain.*: the stock of documents and of items from one year to the next. */
import { editions, hasCode } from '../../forms/catalogue.ts';
import { cellWords } from '../cell-name.ts';
import { formatNumber } from '../decimal.ts';
import { fail, notAssessable, type Outcome, pass } from '../rule.ts';
import { explanationOf } from '../set/explanations.ts';
import type { YearRule } from '../set/set-rule.ts';
import { bothYears, isSameEdition, type YearPair } from '../set/year-pair.ts';

const documentRows = ['disclosure.rules', 'disclosure.normative_documents'];

interface Stock {
  readonly code: string;
  readonly before: number;
  readonly issued: number;
  readonly repealed: number;
  readonly inForce: number | null;
}

/** What last year left and this year did; null where a number is missing. */
function stockOf({ now, before }: YearPair, row: string): Stock | null {
  const left = before.figures[`${row}.in_force`];
  const [issued, repealed] = [now.figures[`${row}.issued`], now.figures[`${row}.repealed`]];
  if (typeof left !== 'number' || typeof issued !== 'number' || typeof repealed !== 'number') return null;
  return { code: `${row}.in_force`, before: left, issued, repealed, inForce: now.figures[`${row}.in_force`] ?? null };
}

/** Both reports on the form of 2021: a stock that was disclosed and one that is in force aren't the same. */
const hasStocks = (pair: YearPair): boolean => isOfForms(pair, 'disclosure.rules.in_force');

/** Both reports are of one edition, whose form has such a figure. */
const isOfForms = (pair: YearPair, code: string): boolean =>
  isSameEdition(pair) && editions.some((edition) => edition.id === pair.now.edition && hasCode(edition, code));

function* checkStock(pair: YearPair): Iterable<Outcome> {
  if (!hasStocks(pair)) return;
  for (const row of documentRows) {
    const stock = stockOf(pair, row);
    if (stock === null || stock.inForce === null) yield notAssessable;
    else yield stockOutcome(pair, stock, stock.inForce);
  }
}

function stockOutcome({ now }: YearPair, { code, before, issued, repealed }: Stock, inForce: number): Outcome {
  const expected = before + issued - repealed;
  if (inForce === expected) return pass;
  const explanation = explanationOf(now.explanations, code);
  return fail([code], {
    words: { cell: cellWords(code, now.edition), prev: before, issued, repealed, expected, printed: inForce },
    ...(expected >= 0 && { expected }),
    formula: `${formatNumber(before)} + ${formatNumber(issued)} − ${formatNumber(repealed)} = ${formatNumber(expected)} ≠ ${formatNumber(inForce)}`,
    ...(issued === 0 && repealed === 0 && { hint: NOTHING_MOVED }),
    ...(explanation !== null && { severity: 'info' as const, quote: explanation.quote }),
  });
}

const NOTHING_MOVED = {
  zh: '本年制发、废止均为 0，现行有效件数却有变化。',
  en: 'Nothing was issued or repealed, and yet the stock changed.',
};

export const documentsInForce: YearRule = {
  id: 'chain.documents-in-force',
  severity: 'warning',
  otherSeverities: ['info'],
  needs: ['report', 'last-year'],
  title: { zh: '现行有效件数与上年度年报不衔接', en: 'Documents in force don’t follow from last year’s' },
  message: {
    zh: '{cell}：上年现行有效 {prev} 件，加本年制发 {issued} 件，减本年废止 {repealed} 件，得 {expected} 件，本年填 {printed} 件。',
    en: '{cell}: {prev} in force last year, + {issued} issued − {repealed} repealed = {expected}, but {printed} printed.',
  },
  basis: '推断：存量与流量；到期失效、宣布失效、职能划转等会另使存量变化',
  advice: {
    zh: '核对现行有效件数；如有失效、划转等情形，请在正文中说明。',
    en: 'Check the stock; say in the text where documents expired or moved to another organ.',
  },
  check: checkStock,
  examples: [
    {
      name: '698 + 77 − 132 = 643, and 470 printed',
      years: [
        { figures: { 'disclosure.normative_documents.in_force': 698 } },
        {
          figures: {
            'disclosure.normative_documents.issued': 77,
            'disclosure.normative_documents.repealed': 132,
            'disclosure.normative_documents.in_force': 470,
          },
        },
      ],
      finds: ['disclosure.normative_documents.in_force'],
    },
    {
      name: '5 + 3 − 0 = 8',
      years: [
        { figures: { 'disclosure.normative_documents.in_force': 5 } },
        {
          figures: { 'disclosure.normative_documents.issued': 3, 'disclosure.normative_documents.in_force': 8 },
        },
      ],
      finds: [],
    },
    {
      name: 'the text tells of documents that expired',
      years: [
        { figures: { 'disclosure.normative_documents.in_force': 8 } },
        { figures: { 'disclosure.normative_documents.in_force': 5 }, text: '3件规范性文件有效期届满，自动失效。' },
      ],
      finds: [],
    },
    {
      name: 'what the form of 2019 discloses is no stock in force',
      edition: '2019',
      years: [{ figures: { 'disclosure.normative_documents.total_disclosed': 8 } }, {}],
      finds: [],
    },
  ],
};

function* checkRepealed(pair: YearPair): Iterable<Outcome> {
  if (!hasStocks(pair)) return;
  for (const row of documentRows) {
    const stock = stockOf(pair, row);
    const code = `${row}.repealed`;
    if (stock === null) yield notAssessable;
    else if (stock.repealed <= stock.before + stock.issued) yield pass;
    else
      yield fail([code], {
        words: { cell: cellWords(code, pair.now.edition), left: stock.repealed, right: stock.before + stock.issued },
        formula: `${formatNumber(stock.repealed)} > ${formatNumber(stock.before)} + ${formatNumber(stock.issued)}`,
      });
  }
}

export const repealedExceedsStock: YearRule = {
  id: 'chain.repealed-exceeds-stock',
  severity: 'error',
  needs: ['report', 'last-year'],
  title: { zh: '废止件数多于可废止的件数', en: 'More repealed than there were' },
  message: {
    zh: '{cell}：废止 {left} 件，多于可废止的 {right} 件（上年现行有效加本年制发）。',
    en: '{cell}: {left} repealed, but only {right} existed (in force last year plus issued).',
  },
  basis: '废止的文件须先存在',
  advice: {
    zh: '核对废止件数与上年度现行有效件数。',
    en: 'Check the number repealed and last year’s stock.',
  },
  check: checkRepealed,
  examples: [
    {
      name: '20 of 5 + 3',
      years: [
        { figures: { 'disclosure.rules.in_force': 5 } },
        { figures: { 'disclosure.rules.issued': 3, 'disclosure.rules.repealed': 20 } },
      ],
      finds: ['disclosure.rules.repealed'],
    },
    {
      name: '132 of 775',
      years: [
        { figures: { 'disclosure.rules.in_force': 698 } },
        { figures: { 'disclosure.rules.issued': 77, 'disclosure.rules.repealed': 132 } },
      ],
      finds: [],
    },
  ],
};

const itemRows = ['licensing', 'other_services', 'penalties', 'compulsion', 'fees'].map((row) => `disclosure.${row}`);

const hasTotals = (pair: YearPair): boolean => isOfForms(pair, 'disclosure.rules.total_disclosed');

function* checkItems(pair: YearPair): Iterable<Outcome> {
  if (!hasTotals(pair)) return;
  for (const row of itemRows) {
    const code = `${row}.items_previous_year`;
    const both = bothYears(pair, code);
    const change = pair.before.figures[`${row}.items_change`];
    if (both === null || typeof change !== 'number') yield notAssessable;
    else if (both[0] === both[1] + change) yield pass;
    else
      yield fail([code], {
        words: { cell: cellWords(code, '2019'), printed: both[0], expected: both[1] + change },
        expected: both[1] + change,
        formula: `${formatNumber(both[1])} + ${formatNumber(change)} ≠ ${formatNumber(both[0])}`,
      });
  }
}

export const items: YearRule = {
  id: 'chain.items',
  severity: 'warning',
  needs: ['report', 'last-year'],
  title: { zh: '上一年项目数量与上年度年报不符', en: 'Items of last year differ from last year’s report' },
  message: {
    zh: '{cell}：填 {printed}，按上年度年报（上一年项目数量加本年增减）应为 {expected}。',
    en: '{cell}: {printed} printed, last year’s report (items plus change) implies {expected}.',
  },
  basis: '栏目含义：上一年项目数量即上年度年报的项目数量加增减',
  advice: { zh: '核对上一年项目数量。', en: 'Check the number of items of last year.' },
  check: checkItems,
  examples: [
    {
      name: '396 + 442, then 396',
      edition: '2019',
      years: [
        { figures: { 'disclosure.licensing.items_previous_year': 396, 'disclosure.licensing.items_change': 442 } },
        { figures: { 'disclosure.licensing.items_previous_year': 396 } },
      ],
      finds: ['disclosure.licensing.items_previous_year'],
    },
    {
      name: '396 and 396, nothing having changed',
      edition: '2019',
      years: [
        { figures: { 'disclosure.licensing.items_previous_year': 396 } },
        { figures: { 'disclosure.licensing.items_previous_year': 396 } },
      ],
      finds: [],
    },
  ],
};

function* checkDisclosed(pair: YearPair): Iterable<Outcome> {
  if (!hasTotals(pair)) return;
  for (const row of documentRows) {
    const code = `${row}.total_disclosed`;
    const both = bothYears(pair, code);
    const added = pair.now.figures[`${row}.newly_disclosed`];
    if (both === null || typeof added !== 'number') yield notAssessable;
    else if (both[0] >= both[1] && both[0] <= both[1] + added) yield pass;
    else
      yield fail([code], {
        words: { cell: cellWords(code, '2019'), prev: both[1], printed: both[0], right: added },
        formula: `${formatNumber(both[1])} + ${formatNumber(added)} ≠ ${formatNumber(both[0])}`,
      });
  }
}

export const totalDisclosed: YearRule = {
  id: 'chain.total-disclosed',
  severity: 'info',
  needs: ['report', 'last-year'],
  title: { zh: '对外公开总数量与上年度年报不衔接', en: 'The total disclosed doesn’t follow from last year’s' },
  message: {
    zh: '{cell}：由上年 {prev} 变为 {printed}，与本年新公开 {right} 不符。',
    en: '{cell}: went from {prev} to {printed} with {right} newly disclosed.',
  },
  basis: '推断：总数量为历年新公开之和；废止会使其减少',
  advice: { zh: '核对对外公开总数量。', en: 'Check the total.' },
  check: checkDisclosed,
  examples: [
    {
      name: '0, then 7 with none new',
      edition: '2019',
      years: [{}, { figures: { 'disclosure.rules.total_disclosed': 7 } }],
      finds: ['disclosure.rules.total_disclosed'],
    },
    {
      name: '89 + 77 = 166',
      edition: '2019',
      years: [
        { figures: { 'disclosure.normative_documents.total_disclosed': 89 } },
        {
          figures: {
            'disclosure.normative_documents.newly_disclosed': 77,
            'disclosure.normative_documents.total_disclosed': 166,
          },
        },
      ],
      finds: [],
    },
  ],
};
