/** cross.* and chain.*: disputes against the requests and the disputes of two years. */
import { fail, notAssessable, type Outcome, pass } from '../rule.ts';
import { sumOfFigures } from '../set/digest.ts';
import type { YearRule } from '../set/set-rule.ts';
import type { YearPair } from '../set/year-pair.ts';

const procedures = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'] as const;

const ofProcedures = (result: string): readonly string[] => procedures.map((row) => `disputes.${row}.${result}`);

const all = (values: readonly (number | null)[]): readonly number[] | null => {
  const numbers = values.filter((value) => value !== null);
  return numbers.length === values.length ? numbers : null;
};

/** `values`: what the rule weighs, first of this year; `judge` says whether they can't be. */
const weighing = (
  cell: string,
  values: (pair: YearPair) => readonly (number | null)[],
  judge: (values: readonly number[]) => Readonly<Record<string, number>> | null,
) =>
  function* (pair: YearPair): Iterable<Outcome> {
    const known = all(values(pair));
    if (known === null) {
      yield notAssessable;
      return;
    }
    const words = judge(known);
    yield words === null ? pass : fail([cell], { words });
  };

const advice = {
  zh: '核对表四，确认案件对应的申请和统计年度。',
  en: 'Check table four: which requests and which year the cases belong to.',
};

const requestCodes = ['applications.received.total', 'applications.carried_in.total'];

export const disputesWithoutRequests: YearRule = {
  id: 'cross.disputes-without-requests',
  severity: 'info',
  needs: ['report', 'last-year'],
  title: { zh: '两年均无申请却有复议诉讼', en: 'Disputes, but no requests in two years' },
  message: { zh: '两年均无申请，却有复议诉讼 {n} 件。', en: '{n} disputes, but no requests in two years.' },
  basis: '复议诉讼通常由申请引起',
  advice,
  check: weighing(
    'disputes.reconsideration.total',
    ({ now, before }) => [
      sumOfFigures(now, ofProcedures('total')),
      sumOfFigures(now, requestCodes),
      sumOfFigures(before, requestCodes),
    ],
    ([disputes = 0, requests = 0, past = 0]) => (disputes > 0 && requests + past === 0 ? { n: disputes } : null),
  ),
  examples: [
    {
      name: 'no requests, 3 disputes',
      years: [{}, { figures: { 'disputes.reconsideration.total': 3 } }],
      finds: ['disputes.reconsideration.total'],
    },
    {
      name: 'disputes about requests of last year',
      years: [{ figures: { 'applications.received.total': 4 } }, { figures: { 'disputes.reconsideration.total': 3 } }],
      finds: [],
    },
  ],
};

/** Fewer may well be about what was published unasked. */
const LEAST_DISPUTES = 10;

export const disputesExceedDecisions: YearRule = {
  id: 'cross.disputes-exceed-decisions',
  severity: 'warning',
  needs: ['report', 'last-year'],
  title: { zh: '复议诉讼多于两年办结总数', en: 'More disputes than decisions in two years' },
  message: {
    zh: '复议诉讼 {left} 件，多于两年办结总数 {right} 件。',
    en: '{left} disputes against {right} decisions in two years.',
  },
  basis: '推断：争议一般由答复引起；也可能涉及主动公开',
  advice,
  check: weighing(
    'disputes.reconsideration.total',
    ({ now, before }) => [
      sumOfFigures(now, ofProcedures('total')),
      sumOfFigures(now, ['applications.outcomes.total.total']),
      sumOfFigures(before, ['applications.outcomes.total.total']),
    ],
    // Without any request the rule above speaks.
    ([disputes = 0, closed = 0, past = 0]) =>
      disputes > closed + past && disputes >= LEAST_DISPUTES && closed + past > 0
        ? { left: disputes, right: closed + past }
        : null,
  ),
  examples: [
    {
      name: '45 against 20',
      years: [
        { figures: { 'applications.outcomes.total.total': 12 } },
        { figures: { 'applications.outcomes.total.total': 8, 'disputes.reconsideration.total': 45 } },
      ],
      finds: ['disputes.reconsideration.total'],
    },
    {
      name: '31 against 39 replies',
      years: [{}, { figures: { 'applications.outcomes.total.total': 39, 'disputes.reconsideration.total': 31 } }],
      finds: [],
    },
  ],
};

const suits = 'disputes.litigation_after_reconsideration.total';

export const suitWithoutReview: YearRule = {
  id: 'cross.suit-without-review',
  severity: 'info',
  needs: ['report', 'last-year'],
  title: { zh: '有复议后起诉而两年均无复议', en: 'Suits after review, but no review in two years' },
  message: { zh: '有复议后起诉 {n} 件，但两年均无复议。', en: '{n} suits after review, no review in two years.' },
  basis: '复议后起诉以复议为前提；复议也可能由其他机关统计',
  advice,
  check: weighing(
    suits,
    ({ now, before }) => [
      sumOfFigures(now, [suits]),
      sumOfFigures(now, ['disputes.reconsideration.total']),
      sumOfFigures(before, ['disputes.reconsideration.total']),
    ],
    ([count = 0, reviews = 0, past = 0]) => (count > 0 && reviews + past === 0 ? { n: count } : null),
  ),
  examples: [
    { name: '2 suits, no review', years: [{}, { figures: { [suits]: 2 } }], finds: [suits] },
    {
      name: 'a review last year',
      years: [{ figures: { 'disputes.reconsideration.total': 2 } }, { figures: { [suits]: 2 } }],
      finds: [],
    },
  ],
};

const closedReviews = ['upheld', 'corrected', 'other'].map((result) => `disputes.reconsideration.${result}`);

export const suitsExceedReviews: YearRule = {
  id: 'cross.suits-exceed-reviews',
  severity: 'warning',
  needs: ['report', 'last-year'],
  title: { zh: '复议后起诉多于两年已结复议', en: 'More suits after review than reviews closed in two years' },
  message: {
    zh: '复议后起诉 {left} 件，多于两年已结复议 {right} 件。',
    en: '{left} suits after review, {right} reviews closed in two years.',
  },
  basis: '推断：复议后起诉针对已结的复议',
  advice,
  check: weighing(
    suits,
    ({ now, before }) => [
      sumOfFigures(now, [suits]),
      sumOfFigures(now, closedReviews),
      sumOfFigures(before, closedReviews),
    ],
    // Without any review the rule above speaks.
    ([count = 0, closed = 0, past = 0]) =>
      count > closed + past && closed + past > 0 ? { left: count, right: closed + past } : null,
  ),
  examples: [
    {
      name: '19 against 6 + 2',
      years: [
        { figures: { 'disputes.reconsideration.upheld': 2 } },
        { figures: { 'disputes.reconsideration.upheld': 6, [suits]: 19 } },
      ],
      finds: [suits],
    },
    {
      name: '3 against 2 + 11',
      years: [
        { figures: { 'disputes.reconsideration.upheld': 11 } },
        { figures: { 'disputes.reconsideration.corrected': 2, [suits]: 3 } },
      ],
      finds: [],
    },
  ],
};

export const pendingVanished: YearRule = {
  id: 'chain.pending-vanished',
  severity: 'info',
  needs: ['report', 'last-year'],
  title: { zh: '上年未审结案件本年未体现', en: 'Cases pending last year don’t reappear' },
  message: {
    zh: '上年未审结 {left} 件，本年案件共 {right} 件。',
    en: '{left} pending last year, only {right} cases now.',
  },
  basis: '推断：未审结案件应在次年体现；表四统计受理还是办结未经核实',
  unverified: true,
  advice,
  check: weighing(
    'disputes.reconsideration.total',
    ({ now, before }) => [sumOfFigures(now, ofProcedures('total')), sumOfFigures(before, ofProcedures('pending'))],
    ([count = 0, pending = 0]) => (pending > count ? { left: pending, right: count } : null),
  ),
  examples: [
    {
      name: '5 pending, then none',
      years: [{ figures: { 'disputes.reconsideration.pending': 5 } }, {}],
      finds: ['disputes.reconsideration.total'],
    },
    {
      name: '1 pending, then 26',
      years: [
        { figures: { 'disputes.reconsideration.pending': 1 } },
        { figures: { 'disputes.reconsideration.total': 26 } },
      ],
      finds: [],
    },
  ],
};
