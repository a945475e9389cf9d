/** 复议6件，诉讼4件，其中被纠正1件: a result of the last procedure, or of both together. */
import type { Binding, Bound, Mention } from '../mention.ts';

export const isTotal = ({ wording }: Pick<Binding, 'wording'>): boolean =>
  /^dispute\.(?:direct|after|litigation|reconsideration|both|concluded)$/u.test(wording);

const EITHER = 'dispute.of-either';

const isCounted = ({ mention }: Bound): boolean => (mention.value ?? 0) > 0;

/** A result without a procedure of its own, in a list behind 其中. */
function resultIn({ isPart, words }: Mention, [first]: readonly Binding[]): Binding | null {
  if (first === undefined || first.value === 0 || !isPart || /复议|诉讼|起诉/u.test(words)) return null;
  return first.wording.startsWith('dispute.') && !isTotal(first) ? first : null;
}

/** The totals of two procedures that stand one behind the other before the list. */
function totalsBefore({ sentence }: Mention, before: readonly Bound[]): readonly Bound[] {
  const told = before.filter(({ mention, bindings }) => mention.sentence === sentence && bindings.length > 0);
  const last = told.filter(({ bindings }) => bindings[0]?.wording !== EITHER).slice(-2);
  const [first] = last;
  const areTotals = last.length === 2 && last.every(({ bindings }) => bindings.some(isTotal));
  return areTotals && first !== undefined && isCounted(first) ? last : [];
}

const resultsOf = (totals: readonly Bound[], result: string): readonly string[] => [
  ...new Set(
    totals.flatMap(({ bindings }) =>
      bindings.flatMap(({ codes }) => codes.map((code) => code.replace(/[^.]+$/u, result))),
    ),
  ),
];

export function ofEither(mention: Mention, before: readonly Bound[], found: readonly Binding[]): readonly Binding[] {
  const first = resultIn(mention, found);
  const totals = first === null ? [] : totalsBefore(mention, before);
  if (first === null || totals.length === 0) return found;
  const result = first.codes[0]?.replace(/^.*\./u, '') ?? '';
  const counted = totals.filter(isCounted);
  // 复议3件、诉讼0件，其中维持3件: of none there is no part.
  if (counted.length < totals.length) return [{ ...first, codes: resultsOf(counted, result) }];
  const weak = { ...first, state: 'weak' as const, wording: EITHER };
  return [weak, { ...weak, codes: resultsOf(totals, result) }];
}
