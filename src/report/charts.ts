/** The charts of a report over a set, from what was collected. */
import type { Message } from '../model/note.ts';
import { divisionName } from '../organs/divisions.ts';
import { functions } from '../organs/functions.ts';
import { measures, rates } from '../panel/measures.ts';
import type { Chart, Series } from './chart.ts';
import { type Collected, numberOf, type PanelRow } from './collect.ts';

export interface ChartOptions {
  /** Titles of the rules that find faults, by id; what others find for information isn't counted. */
  readonly faultRules: ReadonlyMap<string, Message>;
  /** A rate of fewer cases isn't drawn. */
  readonly leastCases: number;
  readonly language: 'zh' | 'en';
}

/** As many bars as are read at a glance. */
const MOST_BARS = 20;

type Group = readonly [name: string, rows: readonly PanelRow[]];

const titleOf = (name: string): Message =>
  [...measures, ...rates].find((one) => one.name === name)?.title ?? { zh: name, en: name };

/** Sum of what is known; null where nothing is. */
function sum(rows: readonly PanelRow[], name: string): number | null {
  const values = rows.map((row) => numberOf(row, name)).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0);
}

const groupedBy = (rows: readonly PanelRow[], keyOf: (row: PanelRow) => string | null): readonly Group[] =>
  [...Map.groupBy(rows, keyOf)].flatMap(([key, group]) => (key === null ? [] : [[key, group] as const]));

const byYear = (rows: readonly PanelRow[]): readonly Group[] =>
  groupedBy(rows, ({ year }) => (typeof year === 'number' ? String(year) : null)).toSorted(([left], [right]) =>
    left < right ? -1 : 1,
  );

const seriesOf = (groups: readonly Group[], names: readonly string[]): readonly Series[] =>
  names.map((name) => ({ name: titleOf(name), values: groups.map(([, rows]) => sum(rows, name)) }));

function outcomes({ rows }: Collected): Chart {
  const groups = byYear(rows);
  const parts = ['granted', 'partly_granted', 'refused', 'unavailable', 'not_processed', 'other_handling'];
  const received = groups.map(([, group]) => String(sum(group, 'received') ?? ''));
  return {
    ...{ id: 'outcomes', kind: 'stack', unit: 'count' },
    title: { zh: '历年申请办理结果', en: 'Requests by outcome and year' },
    note: {
      zh: '各单位年报表三「总计」列之和；存疑和空白的数据不计入。',
      en: 'Sums of the column 总计 of table three; figures in doubt and blanks do not count.',
    },
    categories: groups.map(([year]) => year),
    series: seriesOf(groups, parts),
    details: [{ name: titleOf('received'), values: received }],
  };
}

interface Pooled {
  readonly name: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly reports: number;
}

/** Of each group the pooled rate: sums over the reports that give both. Groups with too few cases are left out. */
function pooled(groups: readonly Group[], rate: string, leastCases: number): readonly Pooled[] {
  return groups
    .map(([name, rows]) => {
      const whole = rows.filter(
        (row) => numberOf(row, `${rate}_numerator`) !== null && numberOf(row, `${rate}_denominator`) !== null,
      );
      return {
        name,
        numerator: sum(whole, `${rate}_numerator`) ?? 0,
        denominator: sum(whole, `${rate}_denominator`) ?? 0,
        reports: whole.length,
      };
    })
    .filter(({ denominator }) => denominator > 0 && denominator >= leastCases);
}

const percent = ({ numerator, denominator }: Pooled): number => Math.round((1000 * numerator) / denominator) / 10;

const partsOf = (groups: readonly Pooled[]): Chart['details'] => [
  { name: { zh: '分子', en: 'Numerator' }, values: groups.map(({ numerator }) => String(numerator)) },
  { name: { zh: '分母', en: 'Denominator' }, values: groups.map(({ denominator }) => String(denominator)) },
  { name: { zh: '报告数', en: 'Reports' }, values: groups.map(({ reports }) => String(reports)) },
];

const leftOut = (all: number, shown: number): Message =>
  all === shown
    ? { zh: '', en: '' }
    : { zh: `共 ${all} 组，列出分母最大的 ${shown} 组。`, en: ` The ${shown} largest of ${all} groups.` };

function disclosureBy(id: string, title: Message, groups: readonly Group[], { leastCases }: ChartOptions): Chart {
  const all = pooled(groups, 'disclosure', leastCases);
  const largest = all.toSorted((left, right) => right.denominator - left.denominator).slice(0, MOST_BARS);
  const shown = largest.toSorted((left, right) => percent(right) - percent(left));
  const more = leftOut(all.length, shown.length);
  return {
    ...{ id, title, kind: 'bars', unit: 'percent' },
    note: {
      zh: `（予以公开＋部分公开）÷ 办理结果总计，各年合并；分母不足 ${leastCases} 的不列。${more.zh}`,
      en: `(Granted + granted in part) ÷ answered, years pooled; none of fewer than ${leastCases} cases.${more.en}`,
    },
    categories: shown.map(({ name }) => name),
    series: [{ name: titleOf('disclosure'), values: shown.map(percent) }],
    details: partsOf(shown),
  };
}

const functionNames = new Map<string, Message>(
  functions.map(([id, [zh]]) => [id, { zh, en: id.replaceAll('_', ' ') }]),
);
const governments: Message = { zh: '人民政府', en: 'governments' };
const functionOf = ({ function: duty, kind }: PanelRow): Message | null =>
  kind === 'government' || kind === 'township' ? governments : (functionNames.get(String(duty)) ?? null);

/** Regions of the level at which the set has several: provinces, else cities, else counties. */
function regionOf(rows: readonly PanelRow[]): (row: PanelRow) => string | null {
  const codes = rows.flatMap(({ region_code }) => (typeof region_code === 'string' ? [region_code] : []));
  const length = [2, 4, 6].find((digits) => new Set(codes.map((code) => code.slice(0, digits))).size > 1) ?? 6;
  return ({ region_code }) => {
    if (typeof region_code !== 'string') return null;
    const code = region_code.slice(0, length).padEnd(6, '0');
    return divisionName(code) ?? divisionName(region_code) ?? code;
  };
}

function disputes({ rows }: Collected, { leastCases }: ChartOptions): Chart {
  const groups = byYear(rows);
  const rateOf = (name: string): readonly string[] =>
    groups.map((group) => {
      const [one] = pooled([group], name, leastCases);
      return one === undefined ? '' : `${percent(one)} % (${one.numerator}/${one.denominator})`;
    });
  return {
    ...{ id: 'disputes', kind: 'stack', unit: 'count' },
    title: { zh: '历年行政复议与行政诉讼', en: 'Reconsiderations and litigations by year' },
    note: {
      zh: `纠错率＝结果纠正 ÷（维持＋纠正＋其他结果），不含尚未审结；分母不足 ${leastCases} 的不计算。`,
      en: `Corrected ÷ (upheld + corrected + other), without those pending; none of fewer than ${leastCases} cases.`,
    },
    categories: groups.map(([year]) => year),
    series: seriesOf(groups, ['reconsiderations', 'litigations']),
    details: ['reconsideration_corrected', 'litigation_corrected'].map((name) => ({
      name: titleOf(name),
      values: rateOf(name),
    })),
  };
}

function errorRates({ rules }: Collected, { faultRules, language }: ChartOptions): Chart {
  const failing = [...rules]
    .filter(([rule, { reports }]) => reports > 0 && faultRules.has(rule))
    .toSorted(([, left], [, right]) => right.reports - left.reports)
    .slice(0, MOST_BARS);
  return {
    ...{ id: 'rules', kind: 'bars', unit: 'percent' },
    title: { zh: '各项规则的不合格率', en: 'Reports in which a rule finds something' },
    note: {
      zh: '有该项发现的报告数 ÷ 能够判断该项的报告数；列出发现最多的规则。',
      en: 'Reports with a finding of the rule ÷ reports in which it could be assessed; the rules that find most.',
    },
    categories: failing.map(([rule]) => faultRules.get(rule)?.[language] ?? rule),
    series: [
      {
        name: { zh: '不合格率', en: 'Share of reports' },
        values: failing.map(([, { reports, assessed }]) => Math.round((1000 * reports) / assessed) / 10),
      },
    ],
    details: [
      { name: { zh: '规则', en: 'Rule' }, values: failing.map(([rule]) => rule) },
      {
        name: { zh: '有发现的报告', en: 'Reports with findings' },
        values: failing.map(([, one]) => String(one.reports)),
      },
      { name: { zh: '可判断的报告', en: 'Reports assessed' }, values: failing.map(([, one]) => String(one.assessed)) },
    ],
  };
}

function coverage({ rows }: Collected, nameOf: (row: PanelRow) => string | null, unknown: string): Chart {
  const groups = groupedBy(rows, (row) => nameOf(row) ?? unknown).toSorted(
    ([, left], [, right]) => right.length - left.length,
  );
  const shown = groups.slice(0, MOST_BARS);
  const years = byYear(rows).map(([year]) => year);
  const countIn = (group: readonly PanelRow[], of: string): number =>
    group.filter(({ year }) => String(year) === of).length;
  const organsIn = (group: readonly PanelRow[]): number =>
    new Set(group.map(({ organ_id, record_id }) => organ_id ?? record_id)).size;
  return {
    ...{ id: 'coverage', kind: 'stack', unit: 'count' },
    title: { zh: '各地区覆盖情况', en: 'Coverage by region' },
    note: {
      zh: '单位×年度的份数，按年度分段；地区由机关名称得出，名称未载明的归入最后一类。',
      en: 'Organs × years, by year; the region is told by the organ’s name, and unknown where it doesn’t tell.',
    },
    categories: shown.map(([name]) => name),
    series: years.map((year) => ({
      name: { zh: `${year} 年`, en: year },
      values: shown.map(([, group]) => countIn(group, year)),
    })),
    details: [{ name: { zh: '单位数', en: 'Organs' }, values: shown.map(([, group]) => String(organsIn(group))) }],
  };
}

function mostFindings({ organs }: Collected): Chart {
  const most = organs
    .filter(({ errors, warnings }) => errors + warnings > 0)
    .toSorted((left, right) => right.errors - left.errors || right.warnings - left.warnings)
    .slice(0, MOST_BARS);
  return {
    ...{ id: 'organs', kind: 'bars', unit: 'count' },
    title: { zh: '问题最多的单位', en: 'Organs with most findings' },
    note: {
      zh: '错误与警告的条数，由另一项引起的不重复计数。',
      en: 'Errors and warnings; what follows from another finding is not counted again.',
    },
    categories: most.map(({ name }) => name),
    series: [
      { name: { zh: '错误', en: 'Errors' }, values: most.map(({ errors }) => errors) },
      { name: { zh: '警告', en: 'Warnings' }, values: most.map(({ warnings }) => warnings) },
    ],
    details: [{ name: { zh: '报告数', en: 'Reports' }, values: most.map(({ reports }) => String(reports)) }],
  };
}

/** In the order of the page; a chart without categories has nothing to show. */
export function chartsOf(collected: Collected, options: ChartOptions): readonly Chart[] {
  const { rows } = collected;
  const { language } = options;
  const nameOf = regionOf(rows);
  const byFunction = groupedBy(rows, (row) => functionOf(row)?.[language] ?? null);
  const byRegion = groupedBy(rows, nameOf);
  const titles = {
    functions: { zh: '公开率：按职能', en: 'Disclosure rate by function' },
    regions: { zh: '公开率：按地区', en: 'Disclosure rate by region' },
  };
  return [
    outcomes(collected),
    disclosureBy('disclosure-functions', titles.functions, byFunction, options),
    disclosureBy('disclosure-regions', titles.regions, byRegion, options),
    disputes(collected, options),
    errorRates(collected, options),
    coverage(collected, nameOf, { zh: '名称未载明', en: 'unknown' }[language]),
    mostFindings(collected),
  ];
}
