/** Text that is painted twice at one place: bold made by a second print a hair aside counts once. */
import { hasDigit } from '../../shapes/number-shape.ts';
import { centreOf } from '../marks/box.ts';
import type { Glyph } from '../marks/marks.ts';

/** Prints of one character are apart by less than this share of an em; doubled digits of a number by half an em or more. */
const OFFSET = 0.18;
/** … and by less than this share of the character's own width: narrow digits of one number may be set tight, … */
const DIGIT_SHARE = 0.4;
/** … but no two points or minus signs: they go with the prints of the digits beside them, as in the shadow of a text. */
const WIDTH_SHARE = 0.75;
/** … and of one size, or nearly: a digit of a watermark is no print of the digit below it. */
const SIZE_SHARE = 0.8;

/** Squares are numbered by columns of this many rows; pages have far fewer. */
const ROWS = 1 << 20;
/** From a square to itself and its eight neighbours: a print within reach lies in one of them. */
const AROUND = [0, -1, 1].flatMap((dx) => [0, -1, 1].map((dy) => dx * ROWS + dy));

interface Print {
  readonly glyph: Glyph;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Keeps one print of each, in the order given. */
export function dedupeGlyphs(glyphs: readonly Glyph[]): Glyph[] {
  const byText = Map.groupBy(glyphs, ({ text }) => text);
  const reprints = new Set([...byText.values()].flatMap((same) => findReprints(same)));
  return reprints.size === 0 ? [...glyphs] : glyphs.filter((glyph) => !reprints.has(glyph));
}

function findReprints(glyphs: readonly Glyph[]): Glyph[] {
  const reach = OFFSET * glyphs.reduce((most, { sizePt }) => Math.max(most, sizePt), 1);
  const kept = new Map<number, Print[]>();
  return glyphs.filter((glyph) => {
    const print = { glyph, ...centreOf(glyph.box), width: glyph.box[2] - glyph.box[0] };
    const [column, row] = [Math.floor(print.x / reach), Math.floor(print.y / reach)];
    if (AROUND.some((offset) => kept.get(column * ROWS + row + offset)?.some((other) => sameplace(other, print)))) {
      return true;
    }
    const key = column * ROWS + row;
    const own = kept.get(key);
    if (own === undefined) kept.set(key, [print]);
    else own.push(print);
    return false;
  });
}

function sameplace(a: Print, b: Print): boolean {
  const [small, large] = [Math.min(a.glyph.sizePt, b.glyph.sizePt), Math.max(a.glyph.sizePt, b.glyph.sizePt)];
  if (small < SIZE_SHARE * large) return false;
  const limit = OFFSET * small;
  const share = hasDigit(a.glyph.text) ? DIGIT_SHARE : WIDTH_SHARE;
  const across = Math.min(limit, share * Math.min(a.width, b.width));
  return Math.abs(a.x - b.x) <= across && Math.abs(a.y - b.y) <= limit;
}
