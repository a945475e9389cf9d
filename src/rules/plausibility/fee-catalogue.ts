/** plausibility.fee-catalogue: fees of an organ that the place's list of fees doesn't name. */
import type { FeeCatalogue } from '../../model/rule-overrides.ts';
import type { OrganDescription } from '../../organs/describe-organ.ts';
import { foldName } from '../../organs/fold-name.ts';
import { formatNumber } from '../decimal.ts';
import type { Facts } from '../facts.ts';
import { fail, notAssessable, type Outcome, pass, type Rule, type RuleSettings } from '../rule.ts';
import { figureAt } from './read.ts';

const fee = 'disclosure.fees.amount_wan_cny';

/** A government tells of all its organs' fees. */
const isOfOne = ({ kind }: OrganDescription): boolean => kind !== null && kind !== 'government' && kind !== 'zone';

const holdsFor = ({ region }: FeeCatalogue, { regionCode }: OrganDescription): boolean =>
  region === undefined || regionCode?.startsWith(region) === true;

const isNamed = ({ organs }: FeeCatalogue, { name }: OrganDescription): boolean =>
  organs.some((one) => foldName(name).includes(foldName(one)));

function* checkFee(facts: Facts, { local: { fee_catalogue: catalogue } }: RuleSettings): Iterable<Outcome> {
  const { organ, layouts } = facts;
  if (catalogue === undefined || layouts.disclosure?.codes.includes(fee) !== true) return;
  if (organ === null || !isOfOne(organ) || !holdsFor(catalogue, organ)) return;
  const amount = figureAt(facts, fee);
  if (amount === null) yield notAssessable;
  else if (amount === 0 || isNamed(catalogue, organ)) yield pass;
  else yield fail([fee], { words: { organ: organ.name, printed: formatNumber(amount) } });
}

export const feeNotInCatalogue: Rule = {
  id: 'plausibility.fee-catalogue',
  severity: 'info',
  needs: ['report'],
  title: { zh: '收费目录中没有该单位', en: 'Fees of an organ that the list of fees doesn’t name' },
  message: {
    zh: '本地收费目录中没有{organ}的收费项目，却填行政事业性收费 {printed} 万元。',
    en: 'The local list of fees has no item of {organ}, which reports {printed} 万元.',
  },
  basis: '本地收费目录（规则文件 local.fee_catalogue）',
  advice: { zh: '核对是否误填，或收费目录是否有更新。', en: 'Check the figure, and whether the list is up to date.' },
  check: checkFee,
  examples: [
    {
      name: 'an archive with 3.2',
      figures: { [fee]: 3.2 },
      local: { fee_catalogue: { organs: ['公安', '自然资源'] } },
      finds: [fee],
    },
    {
      name: 'police',
      report: { organ: { name: '青山县公安局' } },
      figures: { [fee]: 1202.3 },
      local: { fee_catalogue: { organs: ['公安', '自然资源'] } },
      finds: [],
    },
    {
      name: 'a government tells of all its organs',
      report: { organ: { name: '青山县人民政府' } },
      figures: { [fee]: 320 },
      local: { fee_catalogue: { organs: ['公安'] } },
      finds: [],
    },
    {
      name: 'the list of another place',
      report: { organ: { name: '怀远县档案局' } },
      figures: { [fee]: 3.2 },
      local: { fee_catalogue: { region: '3213', organs: ['公安'] } },
      finds: [],
    },
    { name: 'no list', figures: { [fee]: 3.2 }, finds: [] },
  ],
};
