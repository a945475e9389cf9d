/** Reports as organs of each kind publish them: figures of a likely size for level and function, every sum of the form true. */
import { codesIn } from '../rules/made-report.ts';
import {
  organKindNames,
  organKinds,
  tellingOrganName,
  type OrganKindName,
  type Scale,
  type Span,
} from './made-up/organs.ts';
import type { Random } from './made-up/random.ts';

export type LikelyFigures = Readonly<Record<string, number>>;

export interface LikelyReport {
  readonly organ: string;
  readonly kind: OrganKindName;
  readonly year: number;
  readonly figures: LikelyFigures;
}

function within([least, most]: Span, random: Random): number {
  if (most === 0) return 0;
  return Math.round(Math.exp(Math.log(least) + random.next() * (Math.log(most) - Math.log(least))));
}

const unless = (idle: number, span: Span, random: Random): number => (random.chance(idle) ? 0 : within(span, random));

export function likelyReport(random: Random, only?: OrganKindName): LikelyReport {
  const kind = only ?? random.pick(organKindNames);
  const likely = organKinds[kind];
  const figures: Record<string, number> = Object.fromEntries(codesIn('2021').map((code) => [code, 0]));
  Object.assign(figures, disclosure(likely, random), applications(likely, random));
  Object.assign(figures, disputes(figures, random));
  return { organ: tellingOrganName(likely, random), kind, year: random.int(2021, 2025), figures };
}

function disclosure(likely: Scale, random: Random): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const row of ['rules', 'normative_documents'] as const) {
    const span = row === 'rules' ? likely.rules : likely.documents;
    const inForce = unless(likely.idle / 2, span, random);
    const issued = Math.min(inForce, random.chance(0.4) ? 0 : within([1, Math.max(1, inForce / 4)], random));
    figures[`disclosure.${row}.issued`] = issued;
    figures[`disclosure.${row}.repealed`] =
      random.chance(0.6) || span[1] === 0 ? 0 : within([1, Math.max(1, inForce / 5)], random);
    figures[`disclosure.${row}.in_force`] = inForce;
  }
  for (const row of ['licensing', 'penalties', 'compulsion'] as const)
    figures[`disclosure.${row}.decisions`] = unless(likely.idle, likely[row], random);
  const fee = random.chance(likely.idle) || likely.fee[1] === 0 ? 0 : within(likely.fee, random) + random.next();
  figures['disclosure.fees.amount_wan_cny'] = Number(fee.toFixed(random.pick([2, 2, 4, 6])));
  return figures;
}

const classes: readonly (readonly [key: string, weight: number])[] = [
  ['natural_person', 0.8],
  ['business', 0.15],
  ['legal_service', 0.03],
  ['other', 0.015],
  ['research', 0.0025],
  ['public_welfare', 0.0025],
];

const outcomes: readonly (readonly [row: string, weight: number])[] = [
  ['granted', 0.42],
  ['partly_granted', 0.12],
  ['unavailable.not_held', 0.22],
  ['unavailable.needs_creation', 0.04],
  ['unavailable.unclear_after_correction', 0.02],
  ['refused.third_party_rights', 0.02],
  ['refused.internal_affairs', 0.015],
  ['refused.process_information', 0.02],
  ['refused.enforcement_files', 0.015],
  ['refused.administrative_queries', 0.02],
  ['not_processed.complaint', 0.03],
  ['not_processed.duplicate', 0.02],
  ['other_handling.not_corrected_in_time', 0.02],
  ['other_handling.other', 0.02],
];

function weighted(random: Random, items: readonly (readonly [string, number])[]): string {
  let rest = random.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of items) {
    rest -= weight;
    if (rest < 0) return name;
  }
  return items[0]![0];
}

/** As many draws as this place single requests; each stands for a share of the real number. */
const MOST_DRAWS = 400;

function applications({ requests, idle }: Scale, random: Random): Record<string, number> {
  const figures: Record<string, number> = {};
  const add = (row: string, applicant: string, count: number): void => {
    for (const column of [applicant, 'total']) {
      const code = `applications.${row}.${column}`;
      figures[code] = (figures[code] ?? 0) + count;
    }
  };
  const total = random.chance(idle / 2) ? 0 : within(requests, random);
  const carriedIn = random.chance(0.6) ? 0 : Math.round(total * random.next() * 0.12);
  const draws = Math.min(total + carriedIn, MOST_DRAWS);
  let left = total + carriedIn;
  for (let draw = 0; draw < draws; draw += 1) {
    const count = Math.max(1, Math.round(left / (draws - draw)));
    left -= count;
    const applicant = weighted(random, classes);
    const isOpen = random.chance(0.05);
    if (isOpen) add('carried_out', applicant, count);
    else {
      add(`outcomes.${weighted(random, outcomes)}`, applicant, count);
      add('outcomes.total', applicant, count);
    }
    add(draw < (draws * carriedIn) / Math.max(1, total + carriedIn) ? 'carried_in' : 'received', applicant, count);
  }
  return figures;
}

function disputes(figures: Readonly<Record<string, number>>, random: Random): Record<string, number> {
  const closed = figures['applications.outcomes.total.total'] ?? 0;
  const made: Record<string, number> = {};
  for (const procedure of ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration']) {
    let total = 0;
    const cases = random.chance(0.5) ? 0 : Math.round(closed * random.next() * 0.15);
    for (const result of ['upheld', 'corrected', 'other', 'pending']) {
      const count = result === 'pending' ? cases - total : Math.floor(random.next() * (cases - total + 1));
      made[`disputes.${procedure}.${result}`] = count;
      total += count;
    }
    made[`disputes.${procedure}.total`] = total;
  }
  return made;
}
