/** identity.*: figures of table two that bound one another. */
import { cellWords } from '../cell-name.ts';
import { formatNumber, subtract, sum } from '../decimal.ts';
import type { Facts } from '../facts.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';
import { isNumber, numberAt } from '../sums.ts';

const documentRows = ['disclosure.rules', 'disclosure.normative_documents'];
const itemRows = ['licensing', 'other_services', 'penalties', 'compulsion', 'fees'].map((row) => `disclosure.${row}`);

/** For each row that table two has with these columns: `judge` on its numbers, not assessable without one of them. */
const eachRow = (
  rows: readonly string[],
  columns: readonly string[],
  judge: (facts: Facts, codes: readonly string[], values: readonly number[]) => Outcome,
) =>
  function* (facts: Facts): Iterable<Outcome> {
    const layout = facts.layouts.disclosure;
    for (const row of rows) {
      const codes = columns.map((column) => `${row}.${column}`);
      if (layout === null || !codes.every((code) => layout.codes.includes(code))) continue;
      const values = codes.map((code) => numberAt(facts.report, code)).filter(isNumber);
      yield values.length === codes.length ? judge(facts, codes, values) : notAssessable;
    }
  };

/** Σ plus − Σ minus, exactly. */
const sign = (plus: readonly number[], minus: readonly number[]): bigint => subtract(sum(plus), sum(minus)).units;

export const inForceFloor: Rule = {
  id: 'identity.in-force-floor',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '现行有效少于本年制发减废止', en: 'Fewer in force than issued and not repealed' },
  message: {
    zh: '{cell}：本年制发 {left}、废止 {right}，现行有效 {printed} 偏少。',
    en: '{cell}: {left} issued, {right} repealed, but only {printed} in force.',
  },
  basis: '推断：本年制发而未废止的应仍有效',
  check: eachRow(
    documentRows,
    ['in_force', 'issued', 'repealed'],
    ({ report }, codes, [inForce = 0, issued = 0, repealed = 0]) =>
      sign([inForce, repealed], [issued]) >= 0n || inForce < 0
        ? pass
        : fail(codes, {
            words: { cell: cellWords(codes[0] ?? '', report.edition), left: issued, right: repealed, printed: inForce },
            formula: `${formatNumber(inForce)} < ${formatNumber(issued)} − ${formatNumber(repealed)}`,
          }),
  ),
  examples: [
    {
      name: '8 issued, 0 repealed, 5 in force',
      figures: { 'disclosure.normative_documents.issued': 8, 'disclosure.normative_documents.in_force': 5 },
      finds: ['disclosure.normative_documents.in_force'],
    },
    { name: '0 / 1 / 0', figures: { 'disclosure.normative_documents.repealed': 1 }, finds: [] },
    {
      name: '1 / 3 / 3',
      figures: {
        'disclosure.normative_documents.issued': 1,
        'disclosure.normative_documents.repealed': 3,
        'disclosure.normative_documents.in_force': 3,
      },
      finds: [],
    },
  ],
};

export const inForceZero: Rule = {
  id: 'identity.in-force-zero',
  severity: 'info',
  needs: ['report'],
  title: { zh: '有制发和废止而现行有效为零', en: 'Issued and repealed, but none in force' },
  message: {
    zh: '{cell}：本年有制发和废止，现行有效为 0，请核实。',
    en: '{cell}: documents issued and repealed this year, none in force.',
  },
  basis: '推断：存量一栏可能漏填',
  check: eachRow(
    documentRows,
    ['in_force', 'issued', 'repealed'],
    ({ report }, codes, [inForce = 0, issued = 0, repealed = 0]) =>
      repealed > 0 && issued > 0 && issued <= repealed && inForce === 0
        ? fail(codes, { words: { cell: cellWords(codes[0] ?? '', report.edition) } })
        : pass,
  ),
  examples: [
    {
      name: '2 / 3 / 0',
      figures: { 'disclosure.rules.issued': 2, 'disclosure.rules.repealed': 3 },
      finds: ['disclosure.rules.in_force'],
    },
    { name: '0 / 1 / 0', figures: { 'disclosure.rules.repealed': 1 }, finds: [] },
    {
      name: 'more issued than repealed: the floor speaks',
      figures: { 'disclosure.rules.issued': 3, 'disclosure.rules.repealed': 2 },
      finds: [],
    },
  ],
};

export const disclosedWithinTotal: Rule = {
  id: 'identity.disclosed-within-total',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '本年新公开大于对外公开总数量', en: 'Newly disclosed exceed the total disclosed' },
  message: {
    zh: '{cell}：本年新公开 {left} 大于对外公开总数量 {right}。',
    en: '{cell}: {left} newly disclosed exceed the total {right}.',
  },
  basis: '新公开为对外公开总数量的一部分',
  check: eachRow(documentRows, ['newly_disclosed', 'total_disclosed'], ({ report }, codes, [added = 0, total = 0]) =>
    sign([added], [total]) <= 0n
      ? pass
      : fail(codes, {
          words: { cell: cellWords(codes[0] ?? '', report.edition), left: added, right: total },
          formula: `${formatNumber(added)} > ${formatNumber(total)}`,
        }),
  ),
  examples: [
    {
      name: '60 of 6',
      edition: '2019',
      figures: { 'disclosure.rules.newly_disclosed': 60, 'disclosure.rules.total_disclosed': 6 },
      finds: ['disclosure.rules.newly_disclosed'],
    },
    {
      name: '89 of 89',
      edition: '2019',
      figures: { 'disclosure.rules.newly_disclosed': 89, 'disclosure.rules.total_disclosed': 89 },
      finds: [],
    },
  ],
};

export const itemsNotNegative: Rule = {
  id: 'identity.items-not-negative',
  severity: 'error',
  needs: ['report'],
  title: { zh: '上一年项目数量加本年增减为负', en: 'Items of last year plus change are negative' },
  message: {
    zh: '{cell}：上一年项目数量 {left} 加本年增减 {right} 为负。',
    en: '{cell}: {left} items plus change {right} is negative.',
  },
  basis: '项目数量不为负',
  check: eachRow(itemRows, ['items_change', 'items_previous_year'], ({ report }, codes, [change = 0, previous = 0]) =>
    previous < 0 || sign([previous, change], []) >= 0n
      ? pass
      : fail(codes, {
          words: { cell: cellWords(codes[0] ?? '', report.edition), left: previous, right: change },
          formula: `${formatNumber(previous)} + ${formatNumber(change)} < 0`,
        }),
  ),
  examples: [
    {
      name: '10 and −15',
      edition: '2019',
      figures: { 'disclosure.penalties.items_previous_year': 10, 'disclosure.penalties.items_change': -15 },
      finds: ['disclosure.penalties.items_change'],
    },
    {
      name: '2648 and −18',
      edition: '2019',
      figures: { 'disclosure.penalties.items_previous_year': 2648, 'disclosure.penalties.items_change': -18 },
      finds: [],
    },
  ],
};

export const procurementPair: Rule = {
  id: 'identity.procurement-pair',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '采购项目数量与金额一有一无', en: 'Procurement projects without an amount, or the reverse' },
  message: {
    zh: '政府集中采购：项目 {left} 个、金额 {right}，应同为零或同为正。',
    en: 'Procurement: {left} projects, amount {right}; both should be zero or neither.',
  },
  basis: '推断：有项目即有金额',
  check: eachRow(['disclosure.procurement'], ['projects', 'amount_cny'], (_, codes, [projects = 0, amount = 0]) =>
    projects > 0 === amount > 0 ? pass : fail(codes, { words: { left: projects, right: amount } }),
  ),
  examples: [
    {
      name: '3 projects for nothing',
      edition: '2019',
      figures: { 'disclosure.procurement.projects': 3 },
      finds: ['disclosure.procurement.projects'],
    },
    {
      name: '1 and 8040',
      edition: '2019',
      figures: { 'disclosure.procurement.projects': 1, 'disclosure.procurement.amount_cny': 8040 },
      finds: [],
    },
  ],
};
