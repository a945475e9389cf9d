/** What relations need: a paragraph's bound mentions, and the way to the words as printed. */
import type { Quote } from '../../model/claim.ts';
import type { Bound, Mention } from '../mention.ts';

export interface BoundParagraph {
  readonly bound: readonly Bound[];
  readonly quote: (from: number, to: number) => Quote;
  /** Folded text. */
  readonly text: string;
}

/** Mentions of one sentence stand together. */
export const sameSentence = (left: Mention, right: Mention): boolean => left.sentence === right.sentence;

/** A number of the reporting year with an exact value. */
export const isCount = ({ mention: { value, piece, period, scope } }: Bound): boolean =>
  value !== null &&
  piece.kind === 'number' &&
  piece.quantity?.kind === 'count' &&
  scope !== null &&
  (period === null || period === 't');

export const wordingOf = ({ bindings }: Bound): string => bindings[0]?.wording ?? '';
