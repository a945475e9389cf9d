/** Random figures of an edition with every identity of the form true (rules.md 3 and 4). */
import { codeOf } from '../../../src/forms/catalogue.ts';
import type { Edition } from '../../../src/forms/form.ts';
import { applicants } from '../../../src/forms/applications.ts';
import type { Random } from './random.ts';

/** From an organ without any case to a large city with figures of eight digits. */
export type Size = 'zero' | 'few' | 'county' | 'city';
export type Values = Readonly<Record<string, number | null>>;
type Numbers = Record<string, number>;

/** Largest count of decisions, of documents and of applications in one cell. */
const largest: Readonly<Record<Size, { decisions: number; documents: number; cases: number }>> = {
  zero: { decisions: 0, documents: 0, cases: 0 },
  few: { decisions: 90, documents: 4, cases: 2 },
  county: { decisions: 90_000, documents: 60, cases: 40 },
  city: { decisions: 90_000_000, documents: 4000, cases: 9000 },
};

export function madeUpFigures(edition: Edition, rows: ReadonlySet<string>, size: Size, random: Random): Values {
  const disclosure = edition.id === '2019' ? disclosure2019(size, random) : disclosure2021(size, random);
  return { ...disclosure, ...applications(rows, size, random), ...disputes(size, random) };
}

/** Small numbers are the most frequent, so that zeros, digits and large figures all occur. */
function count(max: number, random: Random): number {
  if (max === 0 || random.chance(0.3)) return 0;
  return Math.floor(max ** random.next());
}

/** 0–6 decimals, as 万元 converted from 元 and 分. */
function fee(max: number, random: Random): number {
  const decimals = random.int(0, 6);
  return Number((random.next() * Math.min(max, 900_000)).toFixed(decimals));
}

function disclosure2021(size: Size, random: Random): Numbers {
  const { decisions, documents } = largest[size];
  const figures: Numbers = {};
  for (const row of ['rules', 'normative_documents']) {
    const issued = count(documents, random);
    const repealed = count(documents, random);
    const floor = Math.max(issued - repealed, issued > 0 ? 1 : 0);
    figures[`disclosure.${row}.issued`] = issued;
    figures[`disclosure.${row}.repealed`] = repealed;
    figures[`disclosure.${row}.in_force`] = floor + count(documents, random);
  }
  for (const row of ['licensing', 'penalties', 'compulsion'])
    figures[`disclosure.${row}.decisions`] = count(decisions, random);
  figures['disclosure.fees.amount_wan_cny'] = fee(decisions, random);
  return figures;
}

function disclosure2019(size: Size, random: Random): Numbers {
  const { decisions, documents } = largest[size];
  const figures: Numbers = {};
  for (const row of ['rules', 'normative_documents']) {
    const made = count(documents, random);
    const disclosed = Math.min(made, count(documents, random));
    figures[`disclosure.${row}.newly_made`] = made;
    figures[`disclosure.${row}.newly_disclosed`] = disclosed;
    figures[`disclosure.${row}.total_disclosed`] = disclosed + count(documents, random);
  }
  for (const row of ['licensing', 'other_services', 'penalties', 'compulsion', 'fees']) {
    const items = count(documents, random);
    figures[`disclosure.${row}.items_previous_year`] = items;
    figures[`disclosure.${row}.items_change`] = random.chance(0.5)
      ? -random.int(0, items) + 0
      : count(documents, random);
    if (row !== 'fees') figures[`disclosure.${row}.decisions`] = count(decisions, random);
  }
  const projects = count(documents, random);
  figures['disclosure.procurement.projects'] = projects;
  const cents = random.int(0, 2);
  figures['disclosure.procurement.amount_cny'] =
    projects === 0 ? 0 : Number((projects * (1000 + random.next() * 90_000)).toFixed(cents));
  return figures;
}

function applications(rows: ReadonlySet<string>, size: Size, random: Random): Numbers {
  const { cases } = largest[size];
  const outcomeRows = [...rows].filter((row) => row.startsWith('outcomes.') && row !== 'outcomes.total');
  const figures: Numbers = {};
  const at = (row: string, applicant: string): string => codeOf('applications', row, applicant);
  for (const { key } of applicants.filter((applicant) => applicant.key !== 'total')) {
    const max = key === 'natural_person' ? cases : cases / 10;
    for (const row of outcomeRows) figures[at(row, key)] = random.chance(0.5) ? count(max, random) : 0;
    const closed = outcomeRows.reduce((sum, row) => sum + figures[at(row, key)]!, 0);
    const carriedOut = count(max, random);
    const carriedIn = Math.min(count(max, random), closed + carriedOut);
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

function disputes(size: Size, random: Random): Numbers {
  const figures: Numbers = {};
  for (const procedure of ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration']) {
    const parts = ['upheld', 'corrected', 'other', 'pending'].map((result) => {
      const value = count(largest[size].cases / 4, random);
      figures[codeOf('disputes', procedure, result)] = value;
      return value;
    });
    figures[codeOf('disputes', procedure, 'total')] = parts.reduce((sum, part) => sum + part, 0);
  }
  return figures;
}
