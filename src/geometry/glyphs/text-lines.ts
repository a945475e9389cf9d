/** Glyphs → lines of text, by position alone: the order of painting says nothing. */
import type { Box } from '../../model/document.ts';
import { boxAround } from '../marks/box.ts';
import type { Glyph, Turn } from '../marks/marks.ts';
import { uprightGlyph } from '../marks/turn.ts';

export interface TextLine {
  readonly text: string;
  /** As seen. */
  readonly box: Box;
  readonly sizePt: number;
  readonly turn: Turn;
  /** From left to right in reading direction, spaces included. */
  readonly glyphs: readonly Glyph[];
}

/** Middles of two glyphs of one line differ by less than this share of the smaller one's height. */
const SAME_LINE = 0.5;
/** Raised and lowered marks lie between the middles of one line's glyphs: so many are looked back over. */
const LOOK_BACK = 6;
/** A gap wider than this share of an em is a space: ideographs are often set apart a little, letters never. */
const IDEOGRAPH_SPACE = 0.5;
const LETTER_SPACE = 0.25;

interface Placed {
  readonly glyph: Glyph;
  readonly box: Box;
  readonly middle: number;
}

/** Lines from top to bottom. Text that is turned makes lines of its own, after the upright ones. */
export function textLines(glyphs: readonly Glyph[]): TextLine[] {
  if (glyphs.every(({ turn }) => turn === 0)) return linesOfTurn(glyphs, 0);
  const turns: readonly Turn[] = [0, 90, 180, 270];
  return turns.flatMap((turn) =>
    linesOfTurn(
      glyphs.filter((glyph) => glyph.turn === turn),
      turn,
    ),
  );
}

function linesOfTurn(glyphs: readonly Glyph[], turn: Turn): TextLine[] {
  const placed = glyphs.map((glyph) => {
    const { box } = uprightGlyph(glyph);
    return { glyph, box, middle: (box[1] + box[3]) / 2 };
  });
  const rows: Placed[][] = [];
  for (const item of placed.toSorted((a, b) => a.middle - b.middle)) {
    const row = rows.at(-1);
    if (row !== undefined && isBesideLast(row, item) && isNearStart(row, item)) row.push(item);
    else rows.push([item]);
  }
  return rows.map((row) => toLine(row, turn)).filter(({ text }) => text !== '');
}

function isBesideLast(row: readonly Placed[], item: Placed): boolean {
  for (let back = 1; back <= LOOK_BACK; back += 1) {
    const other = row[row.length - back];
    if (other !== undefined && sameLine(other, item)) return true;
  }
  return false;
}

function isNearStart([first]: readonly Placed[], { middle, glyph }: Placed): boolean {
  return first === undefined || middle - first.middle < Math.max(first.glyph.sizePt, glyph.sizePt);
}

function sameLine(a: Placed, b: Placed): boolean {
  return Math.abs(a.middle - b.middle) < SAME_LINE * Math.min(a.glyph.sizePt, b.glyph.sizePt);
}

function toLine(row: readonly Placed[], turn: Turn): TextLine {
  const sorted = row.toSorted((a, b) => a.box[0] - b.box[0]);
  const inked = sorted.filter(({ glyph }) => glyph.text.trim() !== '');
  return {
    text: lineText(sorted).trim(),
    box: boxAround(inked.map(({ glyph }) => glyph.box)),
    sizePt: Math.max(0, ...inked.map(({ glyph }) => glyph.sizePt)),
    turn,
    glyphs: sorted.map(({ glyph }) => glyph),
  };
}

function lineText(sorted: readonly Placed[]): string {
  let text = '';
  let last: Placed | null = null;
  for (const item of sorted) {
    if (last !== null && isApart(last, item)) text += ' ';
    text += item.glyph.text;
    last = item;
  }
  return text;
}

function isApart(left: Placed, right: Placed): boolean {
  const em = Math.min(left.glyph.sizePt, right.glyph.sizePt);
  const gap = right.box[0] - left.box[2];
  // Most glyphs follow one another, whatever they are.
  if (gap <= em * LETTER_SPACE || /\s$/.test(left.glyph.text) || /^\s/.test(right.glyph.text)) return false;
  const ideographs = isWide(left.glyph.text) || isWide(right.glyph.text);
  return gap > em * (ideographs ? IDEOGRAPH_SPACE : LETTER_SPACE);
}

function isWide(text: string): boolean {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(text);
}
