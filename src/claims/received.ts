/** Requests received, of which the sentence tells parts, or takes some away. */
import { isSetAside } from './bind/set-aside.ts';
import type { Binding, Bound } from './mention.ts';

const isReceived = ({ wording }: Binding): boolean => wording === 'flow.received';
const ACCEPTED = /受理|办理|处理|登记/u;

const others = (one: Bound, bound: readonly Bound[]): readonly Bound[] =>
  bound.filter((other) => other !== one && other.mention.sentence === one.mention.sentence);

/** 收到8件，其中1件撤回，实际受理7件: the figure counts the one or the other. */
function withSetAside(one: Bound, bound: readonly Bound[]): Bound {
  const { value } = one.mention;
  if (value === null || !one.bindings.some(isReceived)) return one;
  const beside = others(one, bound)
    .filter(({ mention }) => isSetAside(mention) && !/不予?受理/u.test(mention.words))
    .reduce((sum, { mention }) => sum + (mention.value ?? 0), 0);
  const isTold = others(one, bound).some(
    ({ mention }) => mention.value === value - beside && ACCEPTED.test(mention.words),
  );
  if (beside === 0 || !isTold) return one;
  return {
    ...one,
    bindings: one.bindings.map((binding) => (isReceived(binding) ? { ...binding, state: 'weak', beside } : binding)),
  };
}

/** 其中6件由法制大队办理: whoever does it does a part. */
const BY_SOMEONE = /由(?!我|本)[^#,]{2,14}(?:办理|承办|处理|答复|负责|受理)/u;

/** 收到7件，其中本局直接受理6件: a part of what is told before it. */
function withoutPart(one: Bound, index: number, bound: readonly Bound[]): Bound {
  const { value, sentence, isPart } = one.mention;
  if (!isPart || value === null) return one;
  const wholes = bound
    .slice(0, index)
    .filter(({ mention }) => mention.sentence === sentence && (mention.value ?? 0) > value)
    .flatMap(({ bindings }) => bindings.map(({ codes }) => codes.join()));
  const isOfWhole = ({ state, codes }: Binding): boolean =>
    wholes.length > 0 && (BY_SOMEONE.test(one.mention.words) || (state === 'weak' && wholes.includes(codes.join())));
  return { ...one, bindings: one.bindings.filter((binding) => !isOfWhole(binding)) };
}

export const settleReceived = (bound: readonly Bound[]): readonly Bound[] =>
  bound.map((one) => withSetAside(one, bound)).map(withoutPart);
