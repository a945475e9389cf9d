/** More or less than last year: 同比增长10%, 较上年减少3件. */
import type { Comparison } from '../../model/claim.ts';
import type { Quantity } from '../quantities.ts';
import type { Binding, Bound, Mention } from '../mention.ts';
import { type BoundParagraph, sameSentence } from './relation.ts';

const WITH_LAST_YEAR = /同比|(?:较|比|与|相比)(?:于)?上年/u;
const MORE = /增|升|多|涨|提高/u;
const LESS = /减|降|少|回落|下滑/u;

const signOf = (lead: string): 1 | -1 | null => (LESS.test(lead) ? -1 : MORE.test(lead) ? 1 : null);

const isCompared = ({ lead, before }: Mention): boolean =>
  !/占|百分点/u.test(lead) && (WITH_LAST_YEAR.test(lead) || WITH_LAST_YEAR.test(before.slice(-14)));

/** The settled number of this year that stands before it in the sentence. */
function comparedAt(bound: readonly Bound[], index: number): Binding | null {
  const subject = bound.slice(0, index).findLast(({ mention }) => mention.value !== null);
  const own = bound[index];
  if (subject === undefined || own === undefined || !isOfYear(subject)) return null;
  if (!sameSentence(subject.mention, own.mention)) return null;
  return subject.bindings.find(({ state }) => state === 'settled') ?? null;
}

function quantityOf({ mention }: Bound): Quantity | null {
  const { quantity } = mention.piece;
  return quantity === null || quantity.isApprox || quantity.kind === 'money' ? null : quantity;
}

function comparisonAt({ bound, quote }: BoundParagraph, index: number): Comparison | null {
  const own = bound[index];
  const quantity = own === undefined ? null : quantityOf(own);
  if (own === undefined || quantity === null) return null;
  const { mention } = own;
  const sign = signOf(mention.lead);
  const binding = comparedAt(bound, index);
  if (sign === null || binding === null || !isCompared(mention)) return null;
  return {
    codes: binding.codes,
    value: binding.value,
    change: sign * quantity.value,
    unit: quantity.kind === 'percent' ? 'percent' : 'count',
    decimals: quantity.decimals,
    ...quote(mention.piece.from, mention.piece.to),
  };
}

const isOfYear = ({ mention: { period } }: Bound): boolean => period === null || period === 't';

export const comparisonsIn = (paragraph: BoundParagraph): readonly Comparison[] =>
  paragraph.bound.flatMap((_, index) => comparisonAt(paragraph, index) ?? []);
