/** The glyphs of one cell → its text as printed, and doubts about it. */
import type { CellDoubt } from '../../model/document.ts';
import { hasDigit } from '../../shapes/number-shape.ts';
import { centreOf } from '../marks/box.ts';
import type { Glyph } from '../marks/marks.ts';
import type { TextLine } from './text-lines.ts';
import { textLines } from './text-lines.ts';
import { uprightGlyph } from '../marks/turn.ts';
import { isWrappedNumber } from './wrapped-number.ts';

export interface CellText {
  readonly text: string;
  readonly doubts: readonly CellDoubt[];
}

/** Different characters whose middles are nearer than this share of their width are printed over one another. */
const OVERPRINT = 0.35;
/** … and digits nearer than this: those of one number are set tight by a fifth at most. */
const DIGIT_OVERPRINT = 0.65;

/** Vertical writing goes down with this share of its steps; the others start a column. */
const DOWNWARDS = 0.6;

/** `widthPt`: what the cell's lines may take, where its sides are known. */
export function cellText(glyphs: readonly Glyph[], widthPt = Infinity): CellText {
  const lines = textLines(glyphs);
  const text = isVertical(glyphs) ? verticalText(glyphs) : joinLines(lines, widthPt);
  return { text, doubts: doubtsOf(lines) };
}

function doubtsOf(lines: readonly TextLine[]): CellDoubt[] {
  const doubts: CellDoubt[] = [];
  if (lines.some(({ glyphs }) => glyphs.some(({ uncertain }) => uncertain))) doubts.push('unknown-characters');
  if (lines.some(({ glyphs }) => hasTwoNumbers(glyphs))) doubts.push('two-numbers');
  if (lines.some(({ glyphs }) => glyphs.some(({ struck }) => struck === true))) doubts.push('struck');
  if (lines.some(({ glyphs }) => glyphs.some(({ typed }) => typed === true))) doubts.push('form-field');
  return doubts;
}

const hasTwoNumbers = (glyphs: readonly Glyph[]): boolean => isOverprinted(glyphs) || isFootnoted(glyphs);

/** Digits so much smaller than others of their line are a footnote's mark: browsers raise at 0.83, Word and LibreOffice at 0.58 to 0.67. */
const FOOTNOTE_SIZE = 0.9;

const isDigit = ({ text }: Glyph): boolean => hasDigit(text);

function isFootnoted(glyphs: readonly Glyph[]): boolean {
  const sizes = glyphs.filter(isDigit).map(({ sizePt }) => sizePt);
  return sizes.length > 1 && Math.min(...sizes) <= FOOTNOTE_SIZE * Math.max(...sizes);
}

/** Words set one ideograph a line are one word; digits one a line may be several numbers and stay apart. */
function joinLines(lines: readonly TextLine[], widthPt: number): string {
  const vertical = lines.length > 2 && lines.every(({ text }) => /^\S$/u.test(text) && !hasDigit(text));
  return lines.map(({ text }) => text).join(vertical || isWrappedNumber(lines, widthPt) ? '' : '\n');
}

/** Upright glyphs that were painted one below the other: vertical writing, in columns from the right. */
function isVertical(glyphs: readonly Glyph[]): boolean {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  if (inked.length < 3 || inked.some(({ text, turn }) => turn !== 0 || hasDigit(text))) return false;
  const next = inked.slice(1);
  if (next.some((glyph, index) => isBeside(inked[index], glyph))) return false;
  const steps = next.filter((glyph, index) => isBelow(inked[index], glyph));
  return steps.length >= DOWNWARDS * (inked.length - 1);
}

/** On the same line, further right: vertical writing never goes there. */
function isBeside(left: Glyph | undefined, right: Glyph): boolean {
  if (left === undefined) return false;
  const [a, b] = [centreOf(left.box), centreOf(right.box)];
  return b.x - a.x > 0.5 * right.sizePt && Math.abs(a.y - b.y) < 0.3 * right.sizePt;
}

function isBelow(upper: Glyph | undefined, lower: Glyph): boolean {
  if (upper === undefined) return false;
  const [a, b] = [centreOf(upper.box), centreOf(lower.box)];
  return Math.abs(a.x - b.x) < 0.3 * lower.sizePt && b.y - a.y > 0.5 * lower.sizePt && b.y - a.y < 2 * lower.sizePt;
}

function verticalText(glyphs: readonly Glyph[]): string {
  const columns: Glyph[][] = [];
  for (const glyph of glyphs.toSorted((a, b) => centreOf(b.box).x - centreOf(a.box).x)) {
    const first = columns.at(-1)?.[0];
    if (first !== undefined && centreOf(first.box).x - centreOf(glyph.box).x < 0.5 * glyph.sizePt)
      columns.at(-1)?.push(glyph);
    else columns.push([glyph]);
  }
  const texts = columns.flatMap((column) => column.toSorted((a, b) => a.box[1] - b.box[1]).map(({ text }) => text));
  return texts.join('').trim();
}

function isOverprinted(glyphs: readonly Glyph[]): boolean {
  const inked = glyphs.filter(({ text }) => text.trim() !== '').map((glyph) => uprightGlyph(glyph));
  return inked.some((glyph, index) => {
    const next = inked[index + 1];
    if (next === undefined) return false;
    const width = Math.min(glyph.box[2] - glyph.box[0], next.box[2] - next.box[0]);
    const share = isDigit(glyph) && isDigit(next) ? DIGIT_OVERPRINT : OVERPRINT;
    return Math.abs(centreOf(glyph.box).x - centreOf(next.box).x) < share * width;
  });
}
