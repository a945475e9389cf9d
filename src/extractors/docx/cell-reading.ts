/** A Word cell as its reader sees it: its text, and what makes it doubtful. */
import type { CellDoubt } from '../../model/document.ts';
import { unknownCharacters, withoutStruck } from '../characters.ts';
import { LineWriter } from '../html/line-writer.ts';
import { holdsPlaceholder } from '../../shapes/unfilled.ts';
import type { SetLine, SetText } from './set-lines.ts';

export interface CellReading {
  readonly text: string;
  readonly doubts: readonly CellDoubt[];
  /** All of its text is in the colour of its ground. */
  readonly pale: boolean;
  /** What is struck out of it. */
  readonly struck: string;
}

const digit = /[\p{Nd}\p{No}]/u;
const noDoubts: readonly CellDoubt[] = [];

type Aspect = 'struck' | 'pale' | 'raised' | 'plain';
type Held = Readonly<Record<Aspect, string>>;

/** `lines`: of the cell, those of its nested tables too. */
export function readCell(written: readonly SetLine[]): CellReading {
  const lines = written.map((line) => line.flatMap(partsOf));
  const held: Record<Aspect, string> = { struck: '', pale: '', raised: '', plain: '' };
  for (const one of lines.flat()) held[aspectOf(one)] += one.text.trim();
  const skips = skipsOf(held);
  const writer = new LineWriter();
  for (const line of lines) {
    for (const one of line) if (!isLeftOut(one, skips)) writer.write(one.text, false);
    writer.endLine();
  }
  const text = writer.take().join('\n');
  return {
    text,
    doubts: doubtsOf(text, held, skips, lines),
    pale: held.plain === '' && held.raised === '' && held.pale !== '',
    struck: held.struck,
  };
}

/** What its letters strike out themselves is struck like what a format strikes. */
function partsOf(one: SetText): readonly SetText[] {
  const { text, struck } = withoutStruck(one.text);
  return struck === ''
    ? [one]
    : [
        { ...one, text: struck, struck: true },
        { ...one, text },
      ];
}

interface Skips {
  readonly raisedDigits: boolean;
  readonly pale: boolean;
}

/** A cell set wholly in raised or white letters holds its value there. */
const skipsOf = ({ plain, pale, raised }: Held): Skips => ({
  raisedDigits: plain !== '' && digit.test(raised),
  pale: plain !== '' && pale !== '',
});

function aspectOf({ struck, unseen, raised }: SetText): Aspect {
  if (struck) return 'struck';
  if (unseen) return 'pale';
  return raised ? 'raised' : 'plain';
}

function isLeftOut(one: SetText, skips: Skips): boolean {
  const aspect = aspectOf(one);
  if (aspect === 'pale') return skips.pale;
  return aspect === 'struck' || (aspect === 'raised' && skips.raisedDigits && digit.test(one.text));
}

function doubtsOf(text: string, held: Held, skips: Skips, lines: readonly SetLine[]): readonly CellDoubt[] {
  const doubts: CellDoubt[] = [...doubtsOfOthers(digit.test(text), held, skips)];
  if (isUnseen(text, held, lines)) doubts.push('two-readings');
  if (unknownCharacters.test(text) || holdsPlaceholder(text)) doubts.push('unknown-characters');
  return doubts.length === 0 ? noDoubts : doubts;
}

/** Of digits that are no part of the text: all of them struck out, or others beside it. */
function doubtsOfOthers(hasDigits: boolean, { struck, raised, pale }: Held, skips: Skips): readonly CellDoubt[] {
  if (digit.test(struck)) return [hasDigits ? 'two-numbers' : 'struck'];
  const leftOut = (skips.raisedDigits ? raised : '') + (skips.pale ? pale : '');
  return hasDigits && digit.test(leftOut) ? ['two-numbers'] : noDoubts;
}

/** The file says a number that its reader doesn't see, as far as its looks tell. */
function isUnseen(text: string, { plain, pale }: Held, lines: readonly SetLine[]): boolean {
  if (plain === '' && digit.test(pale)) return true;
  return text.trim() === '' && lines.some((line) => line.some((one) => !one.struck && digit.test(one.text)));
}
