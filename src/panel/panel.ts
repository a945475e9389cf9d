/** Records → organ × year: one report each, its measures and rates, and the chain to the year before. */
import { figureRows } from '../exports/tables/figures.ts';
import { type Fact, fact, valuesOf } from '../exports/tables/fact.ts';
import { originColumns } from '../exports/tables/origin.ts';
import { column, type Row, type Table } from '../exports/tables/table.ts';
import type { ReportRecord } from '../model/record.ts';
import type { Alias } from '../organs/aliases.ts';
import { identitiesIn } from '../organs/identities.ts';
import { measures, type Rate, rates } from './measures.ts';

export interface PanelOptions {
  /** A rate of fewer cases than this is null: one more would change it by too much. */
  readonly leastCases: number;
  readonly aliases: readonly Alias[];
}

type Numbers = Readonly<Record<string, number | null>>;

interface Entry {
  readonly name: string | null;
  readonly year: number | null;
  readonly facts: Row;
  readonly numbers: Numbers;
  readonly doubts: number;
  /** How much of the report was read. */
  readonly rank: number;
}

const ofReport: readonly Fact[] = [
  ...originColumns.filter(({ name }) => name !== 'record_id' && name !== 'organ_key'),
  fact('record_id', 'text', '记录标识', 'Record', ({ record_id }) => record_id),
  fact('status', 'text', '读取状态', 'How the reading ended', ({ status }) => status),
  fact('verdict', 'text', '核查结论', 'Verdict', ({ verdict }) => verdict),
  fact('source_uri', 'text', '来源', 'Source', ({ source }) => source.uri),
];

export const panelTable: Table = {
  name: 'panel',
  title: { zh: '机关×年度', en: 'Organs by years' },
  columns: [
    column(
      'organ_id',
      'text',
      '机关（历年一致，含更名）',
      'The organ, the same over the years and renames; null: not known which',
    ),
    ...ofReport,
    column('reports', 'integer', '该机关该年度的报告数', 'Reports of this organ and year; the one read best counts'),
    column('doubts', 'integer', '读取存疑、未计入的数据项数', 'Figures in doubt, which do not count'),
    ...measures.map(({ name, title: { zh, en } }) => column(name, 'number', zh, en)),
    column('previous_carried_out', 'number', '上年报告的结转下年度', "Carried out in last year's report"),
    column('chain_gap', 'number', '结转差：本年上年结转 − 上年结转下年度', "Carried in, less last year's carried out"),
    ...rates.flatMap(({ name, title: { zh, en } }) => [
      column(`${name}_numerator`, 'number', `${zh}分子`, `${en}: numerator`),
      column(`${name}_denominator`, 'number', `${zh}分母`, `${en}: denominator`),
      column(`${name}_rate`, 'number', zh, `${en}; null below the least number of cases`),
    ]),
  ],
};

const RANKS = { failed: 0, partial: 1, complete: 2 } as const;

/** Some kilobytes a report are held. */
export class Panel {
  readonly #entries: Entry[] = [];
  #unnamed = 0;

  /** Records whose report names no organ or no year: they have no place in the panel. */
  get unnamed(): number {
    return this.#unnamed;
  }

  add(record: ReportRecord): void {
    const rows = figureRows(record);
    const name = record.report?.organ?.name ?? null;
    const year = record.report?.year ?? null;
    if (name === null || year === null) {
      this.#unnamed += 1;
      return;
    }
    this.#entries.push({
      ...{ name, year },
      facts: valuesOf(ofReport, record),
      numbers: numbersOf(new Map(rows.map(({ code, value, state }) => [code, state === 'number' ? value : null]))),
      doubts: rows.filter(({ state }) => state === 'doubtful').length,
      rank: RANKS[record.status],
    });
  }

  /** By organ and year; of several reports of one organ and year the one read best, the last of equals. */
  rows({ leastCases, aliases }: PanelOptions): readonly Row[] {
    const names = new Set(this.#entries.flatMap(({ name }) => name ?? []));
    const identities = identitiesIn(names, aliases);
    const organOf = ({ name, year }: Entry): string | null => (name === null ? null : identities.of(name, year));
    const known = Map.groupBy(this.#entries, organOf);
    const nobody = known.get(null) ?? [];
    known.delete(null);
    const organs = [...known].toSorted(([left], [right]) => ((left ?? '') < (right ?? '') ? -1 : 1));
    return [
      ...organs.flatMap(([organ, entries]) => rowsOfOrgan(organ, entries, leastCases)),
      ...nobody.map((entry) => rowOf(null, entry, 1, null, leastCases)),
    ];
  }
}

function rowsOfOrgan(organ: string | null, entries: readonly Entry[], leastCases: number): readonly Row[] {
  const years = [...Map.groupBy(entries, ({ year }) => year ?? 0)].toSorted(([left], [right]) => left - right);
  const chosen = years.map(([year, all]) => ({ year, count: all.length, entry: best(all) }));
  return chosen.map(({ year, count, entry }) => {
    const before = chosen.find((one) => one.year === year - 1);
    return rowOf(organ, entry, count, before?.entry.numbers['carried_out'] ?? null, leastCases);
  });
}

const best = (entries: readonly Entry[]): Entry =>
  entries.reduce((chosen, entry) => (entry.rank >= chosen.rank ? entry : chosen));

function rowOf(
  organ: string | null,
  { facts, numbers, doubts }: Entry,
  reports: number,
  before: number | null,
  leastCases: number,
): Row {
  const carriedIn = numbers['carried_in'] ?? null;
  const gap = before === null || carriedIn === null ? null : carriedIn - before;
  return [
    ...[organ, ...facts, reports, doubts],
    ...measures.map(({ name }) => numbers[name] ?? null),
    ...[before, gap],
    ...rates.flatMap((one) => rateOf(one, numbers, leastCases)),
  ];
}

function rateOf({ numerator, denominator }: Rate, numbers: Numbers, leastCases: number): Row {
  const [above, below] = [sumOf(numerator, numbers), sumOf(denominator, numbers)];
  const isEnough = above !== null && below !== null && below >= leastCases && below > 0;
  return [above, below, isEnough ? above / below : null];
}

/** Null where one of them is. */
function sumOf(names: readonly string[], numbers: Numbers): number | null {
  const values = names.map((name) => numbers[name] ?? null).filter((value) => value !== null);
  return values.length === names.length ? values.reduce((sum, value) => sum + value, 0) : null;
}

function numbersOf(figures: ReadonlyMap<string, number | null>): Numbers {
  return Object.fromEntries(
    measures.map(({ name, codes }) => {
      const of = codes.flatMap((code) => codesLike(code, figures));
      return [
        name,
        of.length === 0 ? null : sumOf(of, Object.fromEntries(of.map((code) => [code, figures.get(code) ?? null]))),
      ];
    }),
  );
}

function codesLike(code: string, figures: ReadonlyMap<string, unknown>): readonly string[] {
  if (!code.includes('*')) return [code];
  const [before = '', after = ''] = code.split('*');
  return [...figures.keys()].filter((one) => one.startsWith(before) && one.endsWith(after));
}
