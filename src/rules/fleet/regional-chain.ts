/** fleet.regional-chain: what all organs of a place hand on, and what they take over. */
import { listSome } from '../message.ts';
import { fail, notAssessable, type Outcome, pass } from '../rule.ts';
import type { HandedOver, RegionFacts, RegionRule } from '../set/set-rule.ts';

const MOST_LISTED = 8;
/** One organ's chain is its own. */
const LEAST_ORGANS = 2;

interface Numbers {
  readonly organ: string;
  readonly out: number;
  readonly taken: number;
}

const isWhole = (one: HandedOver): one is Numbers => one.out !== null && one.taken !== null;

function* checkChain({ handedOver }: RegionFacts): Iterable<Outcome> {
  const known = handedOver?.filter(isWhole) ?? [];
  if (handedOver === null || known.length < handedOver.length || known.length < LEAST_ORGANS) {
    yield notAssessable;
    return;
  }
  const [left, right] = [known.map(({ out }) => out), known.map(({ taken }) => taken)].map((values) =>
    values.reduce((sum, value) => sum + value, 0),
  );
  const broken = known.filter(({ out, taken }) => out !== taken).map(({ organ }) => organ);
  yield left === right
    ? pass
    : fail([], {
        words: { left: left ?? 0, right: right ?? 0, n: known.length, list: listSome(broken, MOST_LISTED) },
        formula: `${right} ≠ ${left}`,
      });
}

const out = (count: number) => ({ figures: { 'applications.carried_out.total': count } });
const taken = (count: number) => ({ figures: { 'applications.carried_in.total': count } });

export const regionalChain: RegionRule = {
  id: 'fleet.regional-chain',
  severity: 'warning',
  needs: ['report', 'last-year', 'roster'],
  isOfPlace: true,
  title: { zh: '全域结转数与次年承接数不符', en: 'A region’s requests carried out and in' },
  message: {
    zh: '全域 {n} 家单位上年共结转 {left} 件，本年共承接 {right} 件，不符的单位：{list}。',
    en: '{n} organs of the region carried out {left} in all and took over {right}; they differ in {list}.',
  },
  basis: '上年度「结转下年度继续办理」合计即本年度「上年结转」合计',
  advice: { zh: '逐一核对所列单位的结转数。', en: 'Check the organs that are listed.' },
  check: checkChain,
  examples: [
    {
      name: '121 handed on, 118 taken over',
      government: {},
      units: [taken(70), taken(48)],
      lastYear: [out(70), out(51)],
      finds: [null],
    },
    { name: '121 and 121', government: {}, units: [taken(70), taken(51)], lastYear: [out(70), out(51)], finds: [] },
    {
      name: 'an organ without a report of last year',
      government: {},
      units: [taken(70), taken(48), taken(2)],
      lastYear: [out(70), out(51)],
      finds: [],
    },
    {
      name: 'a blank',
      government: {},
      units: [taken(70), { figures: { 'applications.carried_in.total': null } }],
      lastYear: [out(70), out(51)],
      finds: [],
    },
  ],
};
