/**
 * Which cell of table three is wrong. Each cell takes part in a different set of sums, so the set of failing sums names
 * a single wrong cell; two wrong cells are searched for among all pairs; more are found where their sums are apart.
 */
import type { Report } from '../model/report.ts';
import { decimalOf, toNumber, unitsAt } from './decimal.ts';
import type { Layout, Membership } from './layout.ts';
import { type CheckedSum, numberAt } from './sums.ts';

/** A cell that would make its sums hold with another value. */
export interface Suspect {
  readonly code: string;
  readonly printed: number;
  readonly expected: number;
}

/** A set of suspects that together clear every failing sum and break none. */
export type Explanation = readonly Suspect[];

export type Diagnosis =
  /** A single cell explains everything that could be checked. */
  | { readonly kind: 'cell'; readonly explanation: Explanation }
  /** No single cell does, but one pair of cells, or more cells that have no sum in common. */
  | { readonly kind: 'cells'; readonly explanation: Explanation }
  /** Several pairs do: none can be named. */
  | { readonly kind: 'several-pairs'; readonly explanations: readonly Explanation[] }
  | { readonly kind: 'unexplained' }
  /** Sums that can't be assessed could fail too, and the others leave several cells open: none can be named. */
  | { readonly kind: 'incomplete' };

/** Amounts are units at one scale for the whole table, so that they add up exactly. */
interface Search {
  readonly layout: Layout;
  readonly scale: number;
  readonly printed: ReadonlyMap<string, bigint>;
  /** The sums that can be assessed: what the others would say isn't known. */
  readonly assessable: ReadonlySet<number>;
  /** Left − right by index of the sum; 0n where it holds. */
  readonly residuals: readonly bigint[];
  /** Indices of the failing sums. */
  readonly failing: readonly number[];
}

/** A cell with the amount by which it would be too large. */
interface Shift {
  readonly code: string;
  readonly excess: bigint;
}

function searchOf(report: Report, layout: Layout, sums: readonly CheckedSum[]): Search {
  const decimals = layout.codes.map((code) => [code, decimalOf(numberAt(report, code) ?? 0)] as const);
  const scale = Math.max(...decimals.map(([, value]) => value.scale));
  const printed = new Map(decimals.map(([code, value]) => [code, unitsAt(value, scale)]));
  const total = (codes: readonly string[]): bigint => codes.reduce((sum, code) => sum + (printed.get(code) ?? 0n), 0n);
  const residuals = layout.equalities.map(({ left, right }) => total(left) - total(right));
  const failing = sums.filter(({ status }) => status === 'fail').map(({ index }) => index);
  const assessable = new Set(sums.filter(({ status }) => status !== 'not-assessable').map(({ index }) => index));
  return { layout, scale, printed, assessable, residuals, failing };
}

const membershipsAt = ({ layout, assessable }: Search, code: string): readonly Membership[] =>
  (layout.memberships.get(code) ?? []).filter(({ equality }) => assessable.has(equality));

const codesOfSum = ({ layout }: Search, index: number): readonly string[] => {
  const equality = layout.equalities[index];
  return equality === undefined ? [] : [...equality.left, ...equality.right];
};

/** What a cell would print without its excess: a count, so whole and not negative. */
function correctable({ printed, scale }: Search, { code, excess }: Shift): boolean {
  const corrected = (printed.get(code) ?? 0n) - excess;
  return excess !== 0n && corrected >= 0n && corrected % 10n ** BigInt(scale) === 0n;
}

/** Whether the shifts account for every residual: all that fails and nothing that holds. */
function clears(search: Search, shifts: readonly Shift[]): boolean {
  const effects = new Map<number, bigint>();
  for (const { code, excess } of shifts) {
    for (const { equality, sign } of membershipsAt(search, code)) {
      effects.set(equality, (effects.get(equality) ?? 0n) + BigInt(sign) * excess);
    }
  }
  return (
    search.failing.every((index) => effects.has(index)) &&
    effects.entries().every(([index, effect]) => effect === search.residuals[index])
  );
}

/** The excess of a cell as the sum that `other` takes no part in shows it; any of its sums if there is no other. */
function excessOf(search: Search, code: string, other: readonly Membership[]): bigint {
  const own = membershipsAt(search, code).find(({ equality }) => other.every((member) => member.equality !== equality));
  return own === undefined ? 0n : BigInt(own.sign) * (search.residuals[own.equality] ?? 0n);
}

const explains = (search: Search, shifts: readonly Shift[]): boolean =>
  shifts.every((shift) => correctable(search, shift)) && clears(search, shifts);

/** Some cell of the first failing sum must be wrong: only these are worth trying. */
const firstCandidates = (search: Search): readonly string[] => codesOfSum(search, search.failing[0] ?? -1);

function singles(search: Search): readonly (readonly Shift[])[] {
  return firstCandidates(search)
    .map((code) => [{ code, excess: excessOf(search, code, []) }])
    .filter((shifts) => explains(search, shifts));
}

/** Cells that take part in every failing sum that the first cell doesn't explain. */
function partners(search: Search, first: string): readonly string[] {
  const own = new Set(membershipsAt(search, first).map(({ equality }) => equality));
  const rest = search.failing.filter((index) => !own.has(index));
  const [index] = rest;
  const codes = index === undefined ? search.layout.codes : codesOfSum(search, index);
  return codes.filter((code) => {
    const members = new Set(membershipsAt(search, code).map(({ equality }) => equality));
    return code !== first && rest.every((wanted) => members.has(wanted));
  });
}

/** No two cells touch more sums than this: 3 each. */
const MOST_SUMS_OF_A_PAIR = 6;

function pairs(search: Search): readonly (readonly Shift[])[] {
  if (search.failing.length > MOST_SUMS_OF_A_PAIR) return [];
  const candidates = firstCandidates(search);
  return candidates.flatMap((first, order) =>
    partners(search, first)
      .filter((second) => !candidates.slice(0, order).includes(second))
      .map((second) => [
        { code: first, excess: excessOf(search, first, membershipsAt(search, second)) },
        { code: second, excess: excessOf(search, second, membershipsAt(search, first)) },
      ])
      .filter((shifts) => explains(search, shifts)),
  );
}

function explanationOf({ printed, scale }: Search, shifts: readonly Shift[]): Explanation {
  return shifts.map(({ code, excess }) => {
    const units = printed.get(code) ?? 0n;
    return { code, printed: toNumber({ units, scale }), expected: toNumber({ units: units - excess, scale }) };
  });
}

/**
 * Cells all of whose sums fail by the same amount, each a cause of its own: only if they are at least three, share no
 * sum, and leave no failing sum over. The caller has ruled out one and two cells.
 */
function separateCells(search: Search): readonly Shift[] {
  const failing = new Set(search.failing);
  const isAlone = (shift: Shift): boolean =>
    membershipsAt(search, shift.code).every(
      ({ equality, sign }) => failing.has(equality) && search.residuals[equality] === BigInt(sign) * shift.excess,
    );
  const shifts = [...new Set(search.failing.flatMap((index) => codesOfSum(search, index)))]
    .map((code) => ({ code, excess: excessOf(search, code, []) }))
    .filter((shift) => correctable(search, shift) && isAlone(shift));
  const touched = shifts.flatMap(({ code }) => membershipsAt(search, code).map(({ equality }) => equality));
  const isPartition = touched.length === failing.size && new Set(touched).size === failing.size;
  return isPartition ? shifts : [];
}

function locateCells(search: Search): Diagnosis {
  const [pair, ...others] = pairs(search).map((shifts) => explanationOf(search, shifts));
  if (pair !== undefined && others.length === 0) return { kind: 'cells', explanation: pair };
  if (pair !== undefined) return { kind: 'several-pairs', explanations: [pair, ...others] };
  const separate = separateCells(search);
  return separate.length === 0
    ? { kind: 'unexplained' }
    : { kind: 'cells', explanation: explanationOf(search, separate) };
}

/** `sums`: all sums of table three. Null if none fails. */
export function locate(report: Report, sums: readonly CheckedSum[]): Diagnosis | null {
  const [first] = sums;
  if (first === undefined || sums.every(({ status }) => status !== 'fail')) return null;
  const search = searchOf(report, first.layout, sums);
  const [single, ...others] = singles(search);
  const isComplete = search.assessable.size === sums.length;
  if (single !== undefined && (isComplete || others.length === 0))
    return { kind: 'cell', explanation: explanationOf(search, single) };
  return isComplete ? locateCells(search) : { kind: 'incomplete' };
}
