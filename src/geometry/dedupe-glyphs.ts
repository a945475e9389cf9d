/** Text that is painted twice at one place: bold made by a second print a hair aside counts once. */
import { centreOf } from './box.ts';
import type { Glyph } from './marks.ts';

/** Prints of one character are apart by less than this share of an em; doubled digits of a number by half an em or more. */
const OFFSET = 0.18;
/** … and by less than this share of the character's own width, however narrow it is. */
const WIDTH_SHARE = 0.4;

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
  const prints = glyphs
    .map((glyph) => ({ glyph, ...centreOf(glyph.box), width: glyph.box[2] - glyph.box[0] }))
    .toSorted((a, b) => a.x - b.x);
  const kept: Print[] = [];
  const reprints: Glyph[] = [];
  let start = 0;
  for (const print of prints) {
    while ((kept[start]?.x ?? Infinity) < print.x - OFFSET * print.glyph.sizePt) start += 1;
    if (isReprint(kept, start, print)) reprints.push(print.glyph);
    else kept.push(print);
  }
  return reprints;
}

function isReprint(kept: readonly Print[], start: number, print: Print): boolean {
  for (let index = start; index < kept.length; index += 1) {
    const other = kept[index];
    if (other !== undefined && sameplace(other, print)) return true;
  }
  return false;
}

function sameplace(a: Print, b: Print): boolean {
  const limit = OFFSET * Math.min(a.glyph.sizePt, b.glyph.sizePt);
  const across = Math.min(limit, WIDTH_SHARE * Math.min(a.width, b.width));
  return Math.abs(a.x - b.x) <= across && Math.abs(a.y - b.y) <= limit;
}
