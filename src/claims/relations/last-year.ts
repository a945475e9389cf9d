/** Last year's numbers beside this year's: 上年收到8件, 较2022年的8件增加4件, （2022年为8件）. */
import type { LastYearNumber } from '../../model/claim.ts';
import type { Binding, Bound } from '../mention.ts';
import { type BoundParagraph, isCount, sameSentence } from './relation.ts';

/** What stands at once before a number of last year that has no verb of its own. */
const LAST_YEAR =
  /(?:(?:较|比|与|同|跟|相比)(?:于)?上年|(?:^|[,(、])上年|同期)(?:度)?(?:全年|同期)?(?:数|数量)?(?:的|为|是|则为|共)?$/u;

const isOfLastYear = ({ mention: { period, lead, value, piece } }: Bound): boolean =>
  (value !== null && period === 't-1') ||
  (piece.quantity?.kind === 'count' && !piece.quantity.isApprox && LAST_YEAR.test(lead));

const settledOf = ({ bindings }: Bound): Binding | null => bindings.find(({ state }) => state === 'settled') ?? null;

/** This year's number of the same figure: the one before it, for a number without a verb; any of the paragraph, for one that is bound. */
function nowOf(bound: readonly Bound[], index: number): Binding | null {
  const one = bound[index];
  if (one === undefined) return null;
  const own = settledOf(one);
  const ofYear = bound.filter((other) => other !== one && isCount(other));
  if (own !== null)
    return ofYear.map(settledOf).find((other) => other !== null && other.codes.join() === own.codes.join()) ?? null;
  const before = bound.slice(0, index).findLast(isCount);
  return before !== undefined && sameSentence(before.mention, one.mention) ? settledOf(before) : null;
}

function lastYearAt({ bound, quote }: BoundParagraph, index: number): LastYearNumber | null {
  const one = bound[index];
  const quantity = one?.mention.piece.quantity ?? null;
  if (one === undefined || quantity === null || !isOfLastYear(one)) return null;
  const now = nowOf(bound, index);
  if (now === null || now.precision !== 0) return null;
  const { from, to } = one.mention.piece;
  return { codes: now.codes, value: quantity.value, now: now.value, ...quote(from, to) };
}

export const lastYearIn = (paragraph: BoundParagraph): readonly LastYearNumber[] =>
  paragraph.bound.flatMap((_, index) => lastYearAt(paragraph, index) ?? []);
