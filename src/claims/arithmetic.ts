/** A sentence's own arithmetic settles what an ambiguous verb means, never what a number is. */
import type { Binding, Bound } from './mention.ts';

const RECEIVED = 'applications.received.total';
const CARRIED_IN = 'applications.carried_in.total';
const PROCESSED = 'applications.outcomes.total.total';
const CARRIED_OUT = 'applications.carried_out.total';

const isOf = ({ codes }: Binding, ...wanted: readonly string[]): boolean =>
  codes.length === wanted.length && wanted.every((code) => codes.includes(code));

const patched = (bound: readonly Bound[], index: number, bindings: readonly Binding[]): readonly Bound[] =>
  bound.map((one, at) => (at === index ? { ...one, bindings } : one));

const isIncluded = ({ mention, bindings }: Bound): boolean =>
  bindings.some(({ wording }) => wording === 'flow.carried-in') && /其中|含|包括/u.test(mention.lead);

/** 收到 58 件，内含上年结转 4 件; 处理 26 件（含上年结转 1 件）: the whole is the sum of both. */
function withCarriedIn(bound: readonly Bound[]): readonly Bound[] {
  return bound.reduce<readonly Bound[]>((all, one, index) => {
    const at = isIncluded(one) ? wholeIndex(all, index) : -1;
    const [whole] = all[at]?.bindings ?? [];
    const [part] = one.bindings;
    if (whole === undefined || part === undefined || whole.value < part.value) return all;
    return patched(all, at, [{ ...whole, codes: [RECEIVED, CARRIED_IN], state: 'settled', wording: 'flow.sum' }]);
  }, bound);
}

/** The number that an inclusion speaks of: 答复 n 件（含上年结转）stays what it is. */
function wholeIndex(bound: readonly Bound[], index: number): number {
  for (let at = index - 1; at >= 0; at -= 1) {
    const wording = bound[at]?.bindings[0]?.wording ?? '';
    if (/^flow\.(?:received|accepted|handled|collected|no-verb)$/u.test(wording)) {
      const isSum = bound
        .slice(at + 1, index)
        .some(({ bindings }) => bindings.some(({ wording: other }) => other === 'flow.received'));
      return isSum && !wording.endsWith('handled') ? -1 : at;
    }
    if (wording === 'flow.processed' || wording.startsWith('flow.carried')) return -1;
  }
  return -1;
}

interface Flows {
  readonly received: number | null;
  readonly carriedIn: number | null;
  readonly processed: number | null;
  readonly carriedOut: number | null;
}

function settledValue(bound: readonly Bound[], ...codes: readonly string[]): number | null {
  const found = bound
    .flatMap(({ bindings }) => bindings)
    .filter((one) => one.state === 'settled' && isOf(one, ...codes));
  const values = new Set(found.map(({ value }) => value));
  return values.size === 1 ? (found[0]?.value ?? null) : null;
}

function flowsOf(bound: readonly Bound[]): Flows {
  const received = settledValue(bound, RECEIVED);
  const whole = settledValue(bound, RECEIVED, CARRIED_IN);
  const carriedIn = settledValue(bound, CARRIED_IN);
  return {
    received: received ?? (whole === null ? null : whole - (carriedIn ?? 0)),
    carriedIn,
    processed: settledValue(bound, PROCESSED),
    carriedOut: settledValue(bound, CARRIED_OUT),
  };
}

const settle = (one: Binding): Binding => ({ ...one, state: 'settled' });

/** What must have been processed; null unless what came in and what is left over are told. */
function balanceOf({ received, carriedIn, carriedOut }: Flows): number | null {
  if (received === null || carriedOut === null) return null;
  return received + (carriedIn ?? 0) - carriedOut;
}

/** 办理 is what was processed if the balance then holds, and one side of it is told. */
function settleHandled(bound: readonly Bound[]): readonly Bound[] {
  const balance = balanceOf(flowsOf(bound));
  const outcomes = outcomesOf(bound);
  return bound.map((one) => {
    const handled = one.bindings.find(({ wording, codes }) => wording === 'flow.handled' && codes[0] === PROCESSED);
    if (handled === undefined || one.mention.scope?.isWeak === true) return one;
    const isProcessed = handled.value === balance || handled.value === outcomes;
    return isProcessed ? { ...one, bindings: [settle(handled)] } : one;
  });
}

/** Sum of the outcomes that stand as parts; null where fewer than two do. */
function outcomesOf(bound: readonly Bound[]): number | null {
  const parts = bound.filter(({ bindings }) => bindings.some(({ wording }) => /^outcome\./u.test(wording)));
  return parts.length < 2 ? null : parts.reduce((sum, { mention }) => sum + (mention.value ?? 0), 0);
}

/** whole − answered = rest. */
function settleUnfinished(bound: readonly Bound[]): readonly Bound[] {
  const { received, carriedIn, processed } = flowsOf(bound);
  if (received === null || processed === null) return bound;
  const rest = received + (carriedIn ?? 0) - processed;
  return bound.map((one) => {
    const isRest = one.bindings.some(
      ({ wording, value }) => wording === 'flow.unfinished' && value === rest && value > 0,
    );
    return isRest && one.mention.isNamed ? { ...one, bindings: one.bindings.map(settle) } : one;
  });
}

/** 受理 beside 另有上年结转 is what was newly received. */
function settleAccepted(bound: readonly Bound[]): readonly Bound[] {
  const isBeside = bound.some(
    ({ mention, bindings }) =>
      bindings.some(({ wording }) => wording === 'flow.carried-in') && !/其中|含|包括/u.test(mention.lead),
  );
  if (!isBeside) return bound;
  return bound.map((one) => {
    const isAccepted = one.bindings.some(({ wording }) => wording === 'flow.accepted');
    const isSure = one.mention.isNamed && one.mention.scope?.isWeak !== true;
    return isAccepted && isSure ? { ...one, bindings: one.bindings.map(settle) } : one;
  });
}

const isPartOf = (bound: readonly Bound[], wording: string): boolean =>
  bound.some(({ mention, bindings }) => mention.isPart && bindings.some((one) => one.wording === wording));

/** 办理9件，其中新收7件、上年结转2件: what there was to handle. */
function wholeOfFlows(bound: readonly Bound[]): readonly Bound[] {
  const { received, carriedIn } = flowsOf(bound);
  if (received === null || carriedIn === null || carriedIn === 0) return bound;
  if (!isPartOf(bound, 'flow.received') || !isPartOf(bound, 'flow.carried-in')) return bound;
  return bound.map((one) => {
    const [first] = one.bindings;
    const isWhole = first !== undefined && /^flow\.(?:handled|accepted|collected)$/u.test(first.wording);
    if (!isWhole || first.value !== received + carriedIn) return one;
    return { ...one, bindings: [{ ...first, codes: [RECEIVED, CARRIED_IN], state: 'settled', wording: 'flow.sum' }] };
  });
}

export const settleFlows = (bound: readonly Bound[]): readonly Bound[] =>
  [withCarriedIn, wholeOfFlows, settleAccepted, settleHandled, settleUnfinished].reduce(
    (all, step) => step(all),
    bound,
  );
