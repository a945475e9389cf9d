/**
 * Faults that a clerk makes, each planted into one report of the made-up province, with what must be found of it: a finding of the
 * catalogue's severity at the right report and cell.
 */
import type { Random } from '../made-up/random.ts';
import type { FleetReport } from './report.ts';

export interface Planted {
  readonly kind: string;
  readonly organ: string;
  readonly year: number;
  /** A finding about any of these cells counts; empty: one about the report. */
  readonly cells: readonly string[];
  /** Infos are told, not counted against anyone. */
  readonly isInfo?: boolean;
  /** Reports, beside this one, that may be named: the other year or the other organ of a pair that nothing tells apart. */
  readonly also?: readonly FleetReport[];
}

export interface Scene {
  readonly random: Random;
  readonly reports: FleetReport[];
  /** The organ's reports by year. */
  readonly of: (organ: string, year: number) => FleetReport | undefined;
  /** Takes a report that meets the condition and wasn't taken before; its organ is no one else's afterwards. */
  readonly take: (fits: (report: FleetReport) => boolean) => FleetReport | null;
}

export interface Fault {
  readonly kind: string;
  readonly plant: (scene: Scene) => Planted | null;
}

export const value = (report: FleetReport | undefined, code: string): number => report?.figures[code] ?? 0;

export const LICENSING = 'disclosure.licensing.decisions';
export const PENALTIES = 'disclosure.penalties.decisions';
const FEE = 'disclosure.fees.amount_wan_cny';
const IN_FORCE = 'disclosure.normative_documents.in_force';
const ISSUED = 'disclosure.normative_documents.issued';
const REPEALED = 'disclosure.normative_documents.repealed';
const CARRIED_IN = 'applications.carried_in.total';

/** A fault in the figures of a report that has a report before it. */
const inFigures = (
  kind: string,
  cells: readonly string[],
  fits: (now: FleetReport, before: FleetReport) => boolean,
  change: (now: FleetReport, before: FleetReport, random: Random) => void,
  rest: Partial<Pick<Planted, 'isInfo'>> = {},
): Fault => ({
  kind,
  plant: ({ of, take, random }) => {
    const now = take((report) => {
      const before = of(report.organ, report.year - 1);
      return before !== undefined && fits(report, before);
    });
    if (now === null) return null;
    change(now, of(now.organ, now.year - 1)!, random);
    return { kind, organ: now.organ, year: now.year, cells, ...rest };
  },
});

export const isNew = ({ year }: FleetReport): boolean => year >= 2022;

export const copyTable = (table: string, from: FleetReport, to: FleetReport): void => {
  for (const code of Object.keys(to.figures))
    if (code.startsWith(`${table}.`) && code in from.figures) to.figures[code] = from.figures[code]!;
};

export const historyFaults: readonly Fault[] = [
  inFigures('carried-in one more', [CARRIED_IN], isNew, ({ figures }) => {
    figures[CARRIED_IN]! += 1;
    figures['applications.carried_in.natural_person']! += 1;
  }),
  inFigures(
    'carried-in left out',
    [CARRIED_IN],
    (now) => isNew(now) && value(now, CARRIED_IN) > 0,
    ({ figures }) => {
      for (const code of Object.keys(figures)) if (code.startsWith('applications.carried_in.')) figures[code] = 0;
    },
  ),
  inFigures(
    'carried-in under another applicant',
    ['applications.carried_in.natural_person', 'applications.carried_in.other'],
    (now) => value(now, 'applications.carried_in.natural_person') > 0,
    ({ figures }) => {
      figures['applications.carried_in.natural_person']! -= 1;
      figures['applications.carried_in.other']! += 1;
    },
  ),
  inFigures('stock off by one', [IN_FORCE], isNew, ({ figures }) => void (figures[IN_FORCE]! += 1)),
  inFigures(
    'stock of last year left in',
    [IN_FORCE],
    (now, before) => isNew(now) && value(now, IN_FORCE) !== value(before, IN_FORCE) && !/失效/u.test(now.text),
    (now, before) => void (now.figures[IN_FORCE] = value(before, IN_FORCE)),
  ),
  inFigures(
    'stock lost its last digits',
    [IN_FORCE],
    (now) => isNew(now) && value(now, IN_FORCE) > 20 && !/失效/u.test(now.text),
    ({ figures }) => void (figures[IN_FORCE] = Math.floor(figures[IN_FORCE]! / 10)),
  ),
  inFigures(
    'more repealed than there were',
    [REPEALED],
    isNew,
    (now, before) => void (now.figures[REPEALED] = value(before, IN_FORCE) + value(now, ISSUED) + 3),
  ),
  inFigures(
    'items of last year',
    ['disclosure.licensing.items_previous_year'],
    ({ year }) => year === 2020,
    ({ figures }) => void (figures['disclosure.licensing.items_previous_year'] = 77),
  ),
  inFigures(
    'total disclosed fell',
    ['disclosure.normative_documents.total_disclosed'],
    (now, before) => now.year === 2020 && value(before, 'disclosure.normative_documents.total_disclosed') > 2,
    ({ figures }) => void (figures['disclosure.normative_documents.total_disclosed'] = 0),
    { isInfo: true },
  ),
  inFigures(
    'both tables of last year',
    [],
    (now, before) => isNew(now) && value(before, LICENSING) > 60 && value(before, 'applications.received.total') > 4,
    (now, before) => ['disclosure', 'applications'].forEach((table) => copyTable(table, before, now)),
  ),
  inFigures(
    'table two of last year',
    [],
    (now, before) => isNew(now) && value(before, LICENSING) > 200 && value(before, PENALTIES) > 50,
    (now, before) => copyTable('disclosure', before, now),
  ),
  inFigures(
    'narrative of last year',
    [],
    (now) => isNew(now) && /局$/u.test(now.organ) && now.figures[LICENSING]! > 0,
    (now, before) => void (now.text = before.text.replaceAll(String(before.year), String(now.year))),
  ),
  inFigures(
    'a digit too many',
    [LICENSING],
    (now, before) => isNew(now) && value(now, LICENSING) > 30 && value(before, LICENSING) > 30,
    ({ figures }) => void (figures[LICENSING]! *= 10),
  ),
  inFigures(
    'two digits too many',
    [PENALTIES],
    (now, before) => isNew(now) && value(now, PENALTIES) > 30 && value(before, PENALTIES) > 30,
    ({ figures }) => void (figures[PENALTIES]! *= 100),
  ),
  inFigures(
    'a digit too few',
    [LICENSING],
    (now, before) => isNew(now) && value(now, LICENSING) > 300 && value(before, LICENSING) > 300,
    ({ figures }) => void (figures[LICENSING] = Math.floor(figures[LICENSING]! / 10)),
  ),
  inFigures(
    'enforcement left out',
    [LICENSING, PENALTIES],
    (now, before) => isNew(now) && value(before, LICENSING) > 80 && value(before, PENALTIES) > 80,
    ({ figures }) =>
      ['licensing', 'penalties', 'compulsion'].forEach((row) => (figures[`disclosure.${row}.decisions`] = 0)),
  ),
  inFigures(
    'one figure left out',
    [PENALTIES],
    (now, before) => isNew(now) && value(before, PENALTIES) > 80 && value(now, LICENSING) > 0,
    ({ figures }) => void (figures[PENALTIES] = 0),
  ),
  inFigures(
    'fee in yuan',
    [FEE],
    (now, before) => isNew(now) && value(now, FEE) > 5 && value(before, FEE) > 5,
    ({ figures }) => void (figures[FEE] = Math.round(figures[FEE]! * 10_000)),
  ),
  inFigures(
    'licences and penalties in each other’s rows',
    [LICENSING, PENALTIES],
    (now, before) =>
      isNew(now) &&
      value(before, LICENSING) > 8 * value(before, PENALTIES) &&
      value(before, PENALTIES) > 5 &&
      value(now, LICENSING) > 8 * value(now, PENALTIES),
    ({ figures }) => ([figures[LICENSING], figures[PENALTIES]] = [figures[PENALTIES]!, figures[LICENSING]!]),
  ),
  inFigures(
    'requests thirty times as many',
    ['applications.received.total', 'applications.outcomes.total.total'],
    (now, before) =>
      isNew(now) && value(before, 'applications.received.total') > 4 && value(now, 'applications.received.total') > 4,
    ({ figures }) => ['received', 'outcomes.total'].forEach((row) => (figures[`applications.${row}.total`]! *= 30)),
  ),
  inFigures(
    'disputes beyond decisions',
    ['disputes.reconsideration.total'],
    (now) => isNew(now) && value(now, 'applications.outcomes.total.total') > 0,
    (now, before) =>
      void (now.figures['disputes.reconsideration.total'] =
        25 + value(now, 'applications.outcomes.total.total') + value(before, 'applications.outcomes.total.total')),
  ),
  inFigures(
    'suits beyond reviews',
    ['disputes.litigation_after_reconsideration.total'],
    (now, before) =>
      isNew(now) && value(now, 'disputes.reconsideration.total') + value(before, 'disputes.reconsideration.total') > 0,
    ({ figures }) => void (figures['disputes.litigation_after_reconsideration.total'] = 29),
  ),
  inFigures(
    'pending cases vanished',
    ['disputes.reconsideration.total'],
    isNew,
    (_, before) => void (before.figures['disputes.reconsideration.pending'] = 90),
    { isInfo: true },
  ),
  {
    kind: 'fee in yuan in the first year',
    plant: ({ of, take }) => {
      const now = take(
        (report) => report.year === 2021 && value(report, FEE) > 5 && value(of(report.organ, 2022), FEE) > 5,
      );
      if (now === null) return null;
      now.figures[FEE] = Math.round(now.figures[FEE]! * 10_000);
      return { kind: 'fee in yuan in the first year', organ: now.organ, year: 2021, cells: [FEE] };
    },
  },
  {
    kind: 'a digit too many in the middle year',
    plant: ({ of, take }) => {
      const fits = (year: number, report: FleetReport): boolean => value(of(report.organ, year), LICENSING) > 60;
      const now = take((report) => report.year === 2022 && [2021, 2022, 2023].every((year) => fits(year, report)));
      if (now === null) return null;
      now.figures[LICENSING]! *= 100;
      return { kind: 'a digit too many in the middle year', organ: now.organ, year: 2022, cells: [LICENSING] };
    },
  },
];
