/** Numbers that the text itself gives in two ways. */
import type { Claim } from '../../model/claim.ts';

const keyOf = ({ codes, scope }: Claim): string => `${codes.join()} ${scope}`;

export interface Contradiction {
  readonly first: Claim;
  readonly second: Claim;
}

const differ = (left: Claim, right: Claim): boolean =>
  Math.abs(left.value - right.value) > Math.max(left.precision, right.precision);

/** Settled claims on one figure in one scope with two values. */
export function contradictionsIn(claims: readonly Claim[]): readonly Contradiction[] {
  const settled = claims.filter(({ state, period }) => state === 'settled' && period === 't');
  return [...Map.groupBy(settled, keyOf).values()].flatMap((same) => {
    const [first] = same;
    const second = same.find((claim) => first !== undefined && differ(first, claim));
    return first === undefined || second === undefined ? [] : [{ first, second }];
  });
}

/** Codes, joined, of what isn't compared with the tables as well. */
export const contradictions = (claims: readonly Claim[]): ReadonlySet<string> =>
  new Set(contradictionsIn(claims).map(({ first }) => first.codes.join()));
