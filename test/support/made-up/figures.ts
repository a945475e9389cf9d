/** Random figures of an edition with every identity of the form true. */
import { codeOf } from '../../../src/forms/catalogue.ts';
import type { Edition } from '../../../src/forms/form.ts';
import { applicants } from '../../../src/forms/applications.ts';
import { none, type Scale, type Span } from './organs.ts';
import type { Random } from './random.ts';

/** From an organ without any case to a large city with figures of eight digits. */
export type Size = 'zero' | 'few' | 'county' | 'city';
export type Values = Readonly<Record<string, number | null>>;
type Numbers = Record<string, number>;

/** What is drawn from: for each cell, where it isn't zero. */
interface Limits {
  readonly licensing: Span;
  readonly penalties: Span;
  readonly compulsion: Span;
  readonly fee: Span;
  /** Made in a year. */
  readonly documents: Span;
  readonly rules: Span;
  /** A cell of table three. */
  readonly cases: Span;
  /** How often a number of decisions is zero. */
  readonly idle: number;
  /** Whether table four goes by table three, as it does for an organ that is known. */
  readonly isLikely: boolean;
}

const USUALLY_IDLE = 0.3;

function limitsOfSize(decisions: number, documents: number, cases: number): Limits {
  const [decided, made]: readonly Span[] = [
    [1, decisions],
    [1, documents],
  ] as const;
  return {
    ...{ licensing: decided, penalties: decided, compulsion: decided, fee: [0, Math.min(decisions, 900_000)] },
    ...{ documents: made, rules: made, cases: [1, cases], idle: USUALLY_IDLE, isLikely: false },
  };
}

/** An organ of which nothing is known. */
export const sizes: Readonly<Record<Size, Limits>> = {
  zero: limitsOfSize(0, 0, 0),
  few: limitsOfSize(90, 4, 2),
  county: limitsOfSize(90_000, 60, 40),
  city: limitsOfSize(90_000_000, 4000, 9000),
};

/** Every cell of table three may hold something, so each holds a part of what such an organ receives. */
export function limitsOf({ documents, rules, requests, ...scale }: Scale): Limits {
  const part = ([least, most]: Span): Span => [Math.min(1, least), most / 3];
  return { ...scale, documents: part(documents), rules: part(rules), cases: part(requests), isLikely: true };
}

export function madeUpFigures(edition: Edition, rows: ReadonlySet<string>, limits: Limits, random: Random): Values {
  const disclosure = edition.id === '2019' ? disclosure2019(limits, random) : disclosure2021(limits, random);
  const requests = applications(rows, limits, random);
  return { ...disclosure, ...requests, ...disputes(disputeLimits(limits, requests), random) };
}

/** Small numbers are the most frequent, so that zeros, digits and large figures all occur. */
function count([least, most]: Span, random: Random, idle = USUALLY_IDLE): number {
  if (most === 0 || random.chance(idle)) return 0;
  const value = Math.floor(least * (most / least) ** random.next());
  return isAskedAbout(value) ? value + 13 : value;
}

/** A year, 4444, 12345 or 305305: by right a checker is told to look at such a number. */
const isAskedAbout = (value: number): boolean =>
  (value >= 2017 && value <= 2027) ||
  /^(?:(\d)\1{3,}|(\d{3,})\2)$/u.test(String(value)) ||
  (value > 1000 && ['0123456789', '9876543210'].some((run) => run.includes(String(value))));

/** 0–6 decimals, as 万元 converted from 元 and 分. */
function fee([least, most]: Span, random: Random): number {
  const decimals = random.int(0, 6);
  const value = Number((least + random.next() * (most - least)).toFixed(decimals));
  return isAskedAbout(value) ? value + 13 : value;
}

function disclosure2021(limits: Limits, random: Random): Numbers {
  const figures: Numbers = {};
  for (const row of ['rules', 'normative_documents']) {
    const documents = row === 'rules' ? limits.rules : limits.documents;
    const issued = count(documents, random);
    const repealed = count(documents, random);
    const floor = Math.max(issued - repealed, issued > 0 ? 1 : 0);
    figures[`disclosure.${row}.issued`] = issued;
    figures[`disclosure.${row}.repealed`] = repealed;
    figures[`disclosure.${row}.in_force`] = floor + count(documents, random);
  }
  for (const row of ['licensing', 'penalties', 'compulsion'] as const)
    figures[`disclosure.${row}.decisions`] = count(limits[row], random, limits.idle);
  figures['disclosure.fees.amount_wan_cny'] = fee(limits.fee, random);
  return figures;
}

function disclosure2019(limits: Limits, random: Random): Numbers {
  const { documents, idle } = limits;
  const figures: Numbers = {};
  for (const row of ['rules', 'normative_documents']) {
    const own = row === 'rules' ? limits.rules : documents;
    const made = count(own, random);
    const disclosed = Math.min(made, count(own, random));
    figures[`disclosure.${row}.newly_made`] = made;
    figures[`disclosure.${row}.newly_disclosed`] = disclosed;
    figures[`disclosure.${row}.total_disclosed`] = disclosed + count(own, random);
  }
  for (const row of ['licensing', 'other_services', 'penalties', 'compulsion', 'fees'] as const) {
    const items = count(documents, random);
    figures[`disclosure.${row}.items_previous_year`] = items;
    figures[`disclosure.${row}.items_change`] = random.chance(0.5)
      ? -random.int(0, items) + 0
      : count(documents, random);
    const decided = row === 'other_services' ? limits.licensing : row === 'fees' ? none : limits[row];
    if (row !== 'fees') figures[`disclosure.${row}.decisions`] = count(decided, random, idle);
  }
  const projects = count(documents, random);
  figures['disclosure.procurement.projects'] = projects;
  const cents = random.int(0, 2);
  figures['disclosure.procurement.amount_cny'] =
    projects === 0 ? 0 : Number((projects * (1000 + random.next() * 90_000)).toFixed(cents));
  return figures;
}

function applications(rows: ReadonlySet<string>, { cases, isLikely }: Limits, random: Random): Numbers {
  const outcomeRows = [...rows].filter((row) => row.startsWith('outcomes.') && row !== 'outcomes.total');
  const figures: Numbers = {};
  const at = (row: string, applicant: string): string => codeOf('applications', row, applicant);
  for (const { key } of applicants.filter((applicant) => applicant.key !== 'total')) {
    const max: Span = key === 'natural_person' ? cases : [cases[0], cases[1] / 10];
    const isRare = isLikely && key !== 'natural_person';
    for (const row of outcomeRows) figures[at(row, key)] = random.chance(isRare ? 0.35 : 0.5) ? count(max, random) : 0;
    const closed = outcomeRows.reduce((sum, row) => sum + figures[at(row, key)]!, 0);
    // Few but natural persons ask late in the year.
    const idle = isRare ? 0.8 : USUALLY_IDLE;
    const carriedOut = count(max, random, idle);
    const carriedIn = Math.min(count(max, random, idle), closed);
    figures[at('outcomes.total', key)] = closed;
    figures[at('carried_out', key)] = carriedOut;
    figures[at('carried_in', key)] = carriedIn;
    figures[at('received', key)] = closed + carriedOut - carriedIn;
  }
  for (const row of rows) {
    const parts = applicants.filter(({ key }) => key !== 'total').map(({ key }) => figures[at(row, key)]!);
    figures[at(row, 'total')] = parts.reduce((sum, part) => sum + part, 0);
  }
  return figures;
}

/** Over twelve cells hardly more than there were answers to dispute. */
function disputeLimits({ cases: [least, most], isLikely }: Limits, requests: Numbers): readonly [Span, number] {
  if (!isLikely) return [[least, most / 4], USUALLY_IDLE];
  const closed = requests['applications.outcomes.total.total'] ?? 0;
  return [[least, Math.max(2.5, Math.min(most, closed) / 12)], 0.5];
}

function disputes([most, idle]: readonly [Span, number], random: Random): Numbers {
  const figures: Numbers = {};
  for (const procedure of ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration']) {
    const parts = ['upheld', 'corrected', 'other', 'pending'].map((result) => {
      const value = count(most, random, idle);
      figures[codeOf('disputes', procedure, result)] = value;
      return value;
    });
    figures[codeOf('disputes', procedure, 'total')] = parts.reduce((sum, part) => sum + part, 0);
  }
  return figures;
}
