/** The text that a reader sees in a cell, and what makes it doubtful. */
import type { CellDoubt } from '../../model/document.ts';
import { isNumberText, isUnitAlone } from '../../shapes/number-shape.ts';
import { unknownCharacters, withoutStruck } from '../characters.ts';
import { digit, readCell, type Reading, type Skips } from './cell-reading.ts';
import { holdsOtherNumber } from './held-number.ts';
import type { PageElement } from './page.ts';
import { holdsInk } from './ink.ts';
import { holdsPlaceholder } from '../../shapes/unfilled.ts';
import type { Surroundings } from './surroundings.ts';

export interface CellText {
  readonly text: string;
  readonly doubts: readonly CellDoubt[];
  /** All of its text is white on white. */
  readonly pale: boolean;
  /** What is struck out of it. */
  readonly struck: string;
}

const zero = /^\s*[0０]+(?:[.．][0０]+)?\s*$/;
const noDoubts: readonly CellDoubt[] = [];

/** `ofHidden`: the cell stands in a table that isn't shown, whose text is wanted all the same. */
export function readCellText(cell: PageElement, ofHidden: boolean, around: Surroundings): CellText {
  const whole = readCell(cell, { raisedDigits: false, pale: false, nothingUnseen: ofHidden }, around);
  const { plain, pale, raised } = whole;
  // A cell set wholly in raised or white letters holds its value there.
  const skips = {
    raisedDigits: plain !== '' && digit.test(raised),
    pale: plain !== '' && pale !== '',
    nothingUnseen: ofHidden,
  };
  const seen = skips.raisedDigits || skips.pale ? readCell(cell, skips, around) : whole;
  const text = seen.writer.take().join('\n');
  return {
    text,
    doubts: doubtsOf(cell, text, whole, skips, around),
    pale: plain === '' && raised === '' && pale !== '',
    struck: whole.struck,
  };
}

function doubtsOf(
  cell: PageElement,
  text: string,
  whole: Reading,
  skips: Skips,
  around: Surroundings,
): readonly CellDoubt[] {
  const doubts: CellDoubt[] = [...doubtsOfSeveral(text, whole, skips), ...doubtsOfShow(text, whole)];
  if (isSetApart(whole) || isUnseen(cell, text, whole, skips)) doubts.push('two-readings');
  if (isUnread(text, whole, cell)) doubts.push('unknown-characters');
  if (isInked(text, cell, around)) doubts.push('not-text');
  return doubts.length === 0 ? noDoubts : doubts;
}

/** Of how its text is shown. */
function doubtsOfShow(text: string, { ownFont, cut, lined, clipped }: Reading): readonly CellDoubt[] {
  const seen: readonly (readonly [CellDoubt, boolean])[] = [
    ['own-font', ownFont],
    ['cut-off', cut],
    ['struck', lined && digit.test(text)],
    ['covered', clipped],
  ];
  return seen.flatMap(([doubt, isSeen]) => (isSeen ? [doubt] : []));
}

/** Of digits that are no part of the text: all of them struck out, or others beside it. */
function doubtsOfSeveral(text: string, whole: Reading, skips: Skips): readonly CellDoubt[] {
  if (!digit.test(text) && digit.test(whole.struck)) return ['struck'];
  return isTwoNumbers(text, whole, skips) ? ['two-numbers'] : noDoubts;
}

/** Words beside a picture are a label's. */
function isInked(text: string, cell: PageElement, around: Surroundings): boolean {
  const isBlank = text.trim() === '';
  return (isBlank || digit.test(text) || !/\p{L}/u.test(text)) && holdsInk(cell, isBlank, around);
}

/** Digits that are two numbers, or marks of notes, are told as such. */
const isSetApart = ({ setApart, struck, raised, unsure }: Reading): boolean =>
  setApart && struck === '' && raised === '' && unsure === '';

function isTwoNumbers(text: string, whole: Reading, skips: Skips): boolean {
  if (digit.test(whole.struck)) return true;
  return isJoined(whole) || (digit.test(leftOut(whole, skips)) && digit.test(text));
}

/** Digits that may not be shown stand beside others. */
const isJoined = ({ unsure, plain }: Reading): boolean => unsure !== '' && plain.length > unsure.length;

/** The page says a number that its reader doesn't see, as far as its own styles tell. */
function isUnseen(cell: PageElement, text: string, whole: Reading, { nothingUnseen }: Skips): boolean {
  if ((whole.unsure !== '' && !isJoined(whole)) || isOfUnsureWords(text, whole)) return true;
  if (whole.plain === '' && digit.test(whole.pale)) return true;
  return text.trim() === '' && !nothingUnseen && holdsDigits(cell);
}

/** Words that may not be shown stand beside a number: `数量：503`. A unit changes nothing, and a label is no number. */
function isOfUnsureWords(text: string, { unsureWords }: Reading): boolean {
  if (unsureWords === '' || isUnitAlone(unsureWords) || !digit.test(text)) return false;
  return isNumberText(text.replace(unsureWords, ''));
}

/** What the markup itself hides is hidden for certain, what a style sheet hides as far as it is understood. */
function holdsDigits(element: PageElement): boolean {
  return element.children.some((child) => {
    if (child.kind === 'text') return digit.test(withoutStruck(child.text).text) && !isHiddenForCertain(element);
    return !child.struck && !isHiddenForCertain(child) && holdsDigits(child);
  });
}

function isHiddenForCertain({ attributes, visible, display }: PageElement): boolean {
  const isMarked = attributes['style'] !== undefined || attributes['hidden'] !== undefined;
  return isMarked && (!visible || display === 'none');
}

function leftOut({ raised, pale }: Reading, skips: Skips): string {
  return (skips.raisedDigits ? raised : '') + (skips.pale ? pale : '');
}

function isUnread(text: string, whole: Reading, cell: PageElement): boolean {
  if (unknownCharacters.test(text) || holdsPlaceholder(text) || isRearranged(whole)) return true;
  const isBlank = text.trim() === '';
  if (whole.altered && (isBlank || digit.test(text))) return true;
  return (isBlank || zero.test(text)) && holdsOtherNumber(cell, isBlank);
}

/** Digits of one number are nearly as high as each other, whatever was pasted together: those of a note are not. */
const noteHeight = 0.85;

function isRearranged({ reordered, displaced, placed, apart, lowestPx, highestPx }: Reading): boolean {
  // A seal or a watermark over the number is none of its words.
  if (placed && apart !== '' && !isUnitAlone(apart)) return true;
  return reordered || displaced.length > (placed ? 0 : 1) || lowestPx < highestPx * noteHeight;
}
