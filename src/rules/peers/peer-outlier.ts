/** plausibility.peer-outlier: a figure far from those of organs of one kind, level and province. */
import { cellWords } from '../cell-name.ts';
import { formatNumber } from '../decimal.ts';
import { fail, notAssessable, type Outcome, pass, type RuleSettings } from '../rule.ts';
import type { Digest } from '../set/digest.ts';
import { explanationOf } from '../set/explanations.ts';
import type { PeerFacts, PeerRule } from '../set/set-rule.ts';
import { deviationOf, middle, type PeerStatistics, usualRange } from './peer-statistics.ts';

/** Figures of one meaning in every year. */
export const peerCodes: readonly string[] = [
  ...['licensing', 'penalties', 'compulsion'].map((row) => `disclosure.${row}.decisions`),
  'disclosure.fees.amount_wan_cny',
  ...['received', 'outcomes.total', 'carried_out'].map((row) => `applications.${row}.total`),
  ...['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].map((row) => `disputes.${row}.total`),
];

interface Odd {
  readonly isSure: boolean;
  /** What would be usual. */
  readonly usual: string;
}

function* checkPeers({ now, neighbours, statistics }: PeerFacts, settings: RuleSettings): Iterable<Outcome> {
  for (const code of peerCodes) {
    const value = now.figures[code];
    const peers = statistics.get(code);
    if (typeof value !== 'number' || peers === undefined || peers.count < settings.threshold('peers'))
      yield notAssessable;
    else {
      const odd = oddAmong(peers, value, settings);
      yield odd === null ? pass : outcomeOf({ now, neighbours, code, value, peers, odd });
    }
  }
}

function oddAmong(peers: PeerStatistics, value: number, settings: RuleSettings): Odd | null {
  const far = settings.threshold('deviation');
  const times = settings.threshold('times');
  const [least, most] = usualRange(peers, far);
  const usual = `${formatNumber(least)}–${formatNumber(most)}`;
  if (value === 0) return isMissing(peers, settings) ? { isSure: true, usual } : null;
  if (peers.positive.length < settings.threshold('positive')) return oddAmongZeros(peers, value, settings);
  const deviation = deviationOf(peers, value);
  const isHigh = deviation > far && value >= times * most && value >= settings.threshold('least');
  const isLow = deviation < -far && value * times <= least && least >= settings.threshold('least');
  return isHigh || isLow ? { isSure: true, usual } : null;
}

/** Nearly all peers have one, and none of them a small one. */
function isMissing({ count, positive }: PeerStatistics, settings: RuleSettings): boolean {
  const small = positive[Math.floor(positive.length * 0.05)] ?? 0;
  // The one that is judged is among those counted.
  return positive.length >= 0.95 * (count - 1) && small >= settings.threshold('least');
}

/** Where few peers have any, an honest exception is only asked about, unless it is beyond all measure. */
function oddAmongZeros({ positive }: PeerStatistics, value: number, settings: RuleSettings): Odd | null {
  const most = positive.findLast((other) => other !== value) ?? 0;
  const isOdd =
    value >= settings.threshold('least') * 10 && value >= settings.threshold('among_zeros') * Math.max(1, most);
  return isOdd ? { isSure: value >= 100_000, usual: `0–${formatNumber(most)}` } : null;
}

interface Case extends Pick<PeerFacts, 'now' | 'neighbours'> {
  readonly code: string;
  readonly value: number;
  readonly peers: PeerStatistics;
  readonly odd: Odd;
}

function outcomeOf({ now, neighbours, code, value, peers, odd }: Case): Outcome {
  const explanation = explanationOf(now.explanations, code);
  const isOwn = neighbours.some((other) => isAsLarge(other, code, value));
  const isMild = !odd.isSure || explanation !== null || isOwn;
  return fail([code], {
    words: {
      cell: cellWords(code, now.edition),
      printed: value,
      median: formatNumber(Math.round(middle(peers.positive))),
      count: peers.count,
      rank: peers.positive.filter((other) => other > value).length + 1,
      expected: odd.usual,
    },
    expected: odd.usual,
    ...(isOwn && { hint: OWN_SIZE }),
    ...(isMild && { severity: 'info' as const }),
    ...(explanation !== null && { quote: explanation.quote }),
  });
}

const OWN_SIZE = {
  zh: '该单位其他年度数据规模相近。',
  en: 'The organ’s other years are of this size.',
};

/** The organ is as large, or as small, in another year. */
function isAsLarge({ figures }: Digest, code: string, value: number): boolean {
  const other = figures[code];
  if (typeof other !== 'number') return false;
  const [low, high] = value < other ? [value, other] : [other, value];
  return high + 1 <= 5 * (low + 1);
}

export const peerOutlier: PeerRule = {
  id: 'plausibility.peer-outlier',
  severity: 'warning',
  otherSeverities: ['info'],
  needs: ['report', 'peers'],
  title: { zh: '与同类单位差异悬殊', en: 'Far from its peers' },
  message: {
    zh: '{cell}为 {printed}，{count} 家同类单位中排第 {rank}，有数据者中位数 {median}，通常在 {expected} 之间。',
    en: '{cell}: {printed}, rank {rank} of {count} peers; the median of those that have any is {median}, usual are {expected}.',
  },
  basis: '推断：与同省、同级、同职能单位同年数据比较，无数据的另计',
  advice: {
    zh: '核对数值和单位；职能、规模确有不同的，请在正文中说明。',
    en: 'Check value and unit; say in the text where the organ’s tasks or size differ.',
  },
  thresholds: {
    peers: threshold(20, '家', '同类单位至少多少家才比较', 'least number of peers'),
    positive: threshold(10, '家', '有数据的同类单位至少多少家才用稳健统计', 'least number of peers that have any'),
    deviation: threshold(3.5, '', '偏离中位数的稳健标准差倍数', 'robust deviations from the median'),
    times: threshold(
      3,
      '倍',
      '为同类单位最大值的多少倍（或最小值的几分之一）',
      'times the largest usual peer, or its inverse',
    ),
    least: threshold(100, '件', '至少多少才比较', 'what the figure must reach'),
    among_zeros: threshold(
      20,
      '倍',
      '同类单位多数为零时，为其最大值的多少倍',
      'times the largest peer where most have none',
    ),
  },
  check: checkPeers,
  examples: [
    {
      name: '42 times the median of county police',
      peers: [...spread(24, 300), { figures: { 'disclosure.penalties.decisions': 12_600 } }],
      finds: ['disclosure.penalties.decisions'],
    },
    { name: 'the largest of an even spread', peers: spread(25, 300), finds: [] },
    {
      name: 'none, where all peers have hundreds',
      peers: [...spread(24, 1000), {}],
      finds: ['disclosure.penalties.decisions'],
    },
    {
      name: 'the text tells of powers that it was given',
      peers: [
        ...spread(24, 300),
        { figures: { 'disclosure.penalties.decisions': 12_600 }, text: '承接乡镇行政处罚权限，案件数量大幅增加。' },
      ],
      finds: [],
    },
    {
      name: 'nineteen peers are too few',
      peers: [...spread(18, 300), { figures: { 'disclosure.penalties.decisions': 12_600 } }],
      finds: [],
    },
  ],
};

function threshold(value: number, unit: string, zh: string, en: string) {
  return { value, unit, meaning: { zh, en }, measured: 'docs/decisions/0052' };
}

/** Peers whose penalties lie evenly between a third and three times the middle one. */
function spread(count: number, centre: number) {
  return Array.from({ length: count }, (_, index) => ({
    figures: { 'disclosure.penalties.decisions': Math.round(centre * 3 ** ((2 * index) / (count - 1) - 1)) },
  }));
}
