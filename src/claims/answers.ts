/**
 * Answers that were counted beside requests which ended in other ways, or among those received only. The form's total may
 * hold the others too (收到7件，其中1件撤回，6件作出答复), and what came from last year.
 */
import { isAmended, isLapsed, isNoRequest, isSetAside } from './bind/set-aside.ts';
import type { Binding, Bound, Mention } from './mention.ts';

const isProcessed = ({ wording }: Binding): boolean => /^flow\.(?:processed|in-time)$/u.test(wording);
const isReceived = ({ wording }: Binding): boolean => /^flow\.(?:received|accepted|no-verb)$/u.test(wording);
const isFlowIn = (one: Binding): boolean => isReceived(one) || one.wording === 'flow.sum';
/** Outcomes that some count as no answers. */
const isUnanswered = ({ codes }: Binding): boolean =>
  codes.length > 0 && codes.every((code) => /^applications\.outcomes\.(?:not_processed|other_handling)\./u.test(code));

const sumOf = (bound: readonly Bound[]): number => bound.reduce((sum, { mention }) => sum + (mention.value ?? 0), 0);

/** The number of another mention of the paragraph. */
const valueOf = (bound: readonly Bound[], is: (one: Binding) => boolean): number | null =>
  bound.find(({ bindings }) => bindings.some(is))?.mention.value ?? null;

/** What the paragraph sets beside the answers; outcomes only if the answers and they are all that came in. */
function besideOf({ mention }: Bound, bound: readonly Bound[]): number {
  const aside = sumOf(bound.filter((one) => one.bindings.length === 0 && isSetAside(one.mention)));
  const unanswered = sumOf(
    bound.filter(({ mention: { sentence }, bindings }) => sentence === mention.sentence && bindings.some(isUnanswered)),
  );
  const received = valueOf(bound, isFlowIn);
  const isAll = received !== null && (mention.value ?? 0) + aside + unanswered === received;
  return isAll ? aside + unanswered : aside;
}

const OPENING = /其中|内含|包括|包含|(?<!办)(?:中|里)(?:已|有)?(?=#|[^#]{0,6}#)/u;

/** The number of 收到 before a list that begins with 其中, if it is a list of what became of them. */
function isAmongReceived(index: number, bound: readonly Bound[]): boolean {
  const { sentence } = bound[index]?.mention ?? { sentence: '' };
  const opened = bound.findLastIndex(
    ({ mention }, at) => at <= index && mention.sentence === sentence && OPENING.test(mention.words),
  );
  const opener = bound[opened];
  if (opener === undefined || opener.mention.piece.isBracket) return false;
  const isOfEnds =
    isSetAside(opener.mention) || opener.bindings.some((one) => isProcessed(one) || /^outcome\./u.test(one.wording));
  const whole = bound.slice(0, opened).findLast(({ bindings }) => bindings.length > 0);
  return isOfEnds && whole?.bindings.some(isReceived) === true;
}

/** 收到 + 上年结转 − 结转下年 = 办结 settles that all answers are meant. */
function isBalanced({ mention }: Bound, bound: readonly Bound[]): boolean {
  const [received, carriedIn, carriedOut] = [
    valueOf(bound, isReceived),
    valueOf(bound, ({ wording }) => wording === 'flow.carried-in'),
    valueOf(bound, ({ wording }) => wording === 'flow.carried-out'),
  ];
  return received !== null && carriedIn !== null && received + carriedIn - (carriedOut ?? 0) === mention.value;
}

/** 收到7件，办结5件，剩余2件: of what came this year, where nothing is said of last year's. */
function isOfReceived({ mention }: Bound, bound: readonly Bound[]): boolean {
  const received = valueOf(bound, isReceived);
  const rest = valueOf(bound, ({ wording }) => wording === 'flow.carried-out' || wording === 'flow.unfinished');
  const carriedIn = valueOf(bound, ({ wording }) => wording === 'flow.carried-in');
  if (received === null || rest === null || rest === 0 || carriedIn !== null) return false;
  return received - rest === mention.value;
}

const ofReceived = (one: Bound): Bound => ({
  ...one,
  bindings: one.bindings.map((binding) =>
    binding.wording === 'flow.processed' ? { ...binding, wording: 'flow.processed-of-received' } : binding,
  ),
});

function weakened(one: Bound, index: number, bound: readonly Bound[]): Bound {
  if (!one.bindings.some(isProcessed) || isBalanced(one, bound)) return one;
  const beside = besideOf(one, bound);
  if (beside === 0 && !isAmongReceived(index, bound)) return isOfReceived(one, bound) ? ofReceived(one) : one;
  const bindings = one.bindings.map((binding): Binding =>
    isProcessed(binding) ? { ...binding, state: 'weak', wording: 'flow.answered', beside } : binding,
  );
  return { ...one, bindings };
}

const DOCUMENTS = 'disclosure.normative_documents';

/** What may be counted in the figure of a binding or not, as the other numbers of its sentence tell. */
function besideBinding(binding: Binding, one: Bound, bound: readonly Bound[]): number {
  const others = bound.filter(({ mention }) => mention.sentence === one.mention.sentence && mention !== one.mention);
  const sumOfThose = (is: (mention: Mention) => boolean): number => sumOf(others.filter(({ mention }) => is(mention)));
  if (isReceived(binding)) return sumOfThose(isNoRequest);
  if (binding.wording === 'flow.handled') return besideOf(one, bound);
  const code = binding.codes.join();
  return code === `${DOCUMENTS}.issued`
    ? sumOfThose(isAmended)
    : code === `${DOCUMENTS}.repealed`
      ? sumOfThose(isLapsed)
      : 0;
}

/** No requests among those that came in, requests beside those handled, documents amended or lapsed beside others. */
const withBeside = (one: Bound, bound: readonly Bound[]): Bound => ({
  ...one,
  bindings: one.bindings.map((binding) => {
    const beside = besideBinding(binding, one, bound);
    return beside === 0 ? binding : { ...binding, beside };
  }),
});

export const weakenAnswers = (bound: readonly Bound[]): readonly Bound[] =>
  bound.map((one, index) => withBeside(weakened(one, index, bound), bound));
