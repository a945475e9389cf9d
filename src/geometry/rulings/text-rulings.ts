/** Lines that belong to text, not to a table: underlines, and lines through words that were struck out. */
import type { Glyph, Ruling } from '../marks/marks.ts';

/** Where a line under a word runs, in ems below the base line; lower ones are borders. */
const UNDER: readonly [from: number, to: number] = [-0.05, 0.3];
/** Where a line through a word runs, in ems below the base line. */
const THROUGH: readonly [from: number, to: number] = [-0.6, -0.15];
/** Base line above the lower edge of a glyph's box, in ems. */
const BASE = 0.12;
/** A line that belongs to words ends with them: within this many points, a border runs on to the cell's other side. */
const END_PT = 1.6;
/** Words under one line are apart by less than this many ems. */
const GAP_EMS = 1.2;

export interface RuledText {
  /** Without the lines that belong to text. */
  readonly rulings: readonly Ruling[];
  readonly glyphs: readonly Glyph[];
}

export function splitTextRulings(rulings: readonly Ruling[], glyphs: readonly Glyph[]): RuledText {
  const upright = glyphs
    .filter(({ turn, text }) => turn === 0 && text.trim() !== '')
    .toSorted((a, b) => a.box[3] - b.box[3]);
  const struck = new Set<Glyph>();
  const kept = rulings.filter((ruling) => {
    if (ruling.axis === 'vertical') return true;
    const through = wordsAt(ruling, upright, THROUGH);
    for (const glyph of through ?? []) struck.add(glyph);
    return through === null && wordsAt(ruling, upright, UNDER) === null;
  });
  return {
    rulings: kept,
    glyphs:
      struck.size === 0 ? glyphs : glyphs.map((glyph) => (struck.has(glyph) ? { ...glyph, struck: true } : glyph)),
  };
}

/** The glyphs that a line runs along from its first to its last end, or null if it isn't theirs. */
function wordsAt(
  { at, from, to }: Ruling,
  sorted: readonly Glyph[],
  [above, below]: readonly [number, number],
): Glyph[] | null {
  const along: Glyph[] = [];
  for (let index = firstBelow(sorted, at - 40); index < sorted.length; index += 1) {
    const glyph = sorted[index];
    if (glyph === undefined || glyph.box[3] > at + 40) break;
    const offset = (at - (glyph.box[3] - BASE * glyph.sizePt)) / glyph.sizePt;
    if (offset >= above && offset <= below && glyph.box[0] < to && glyph.box[2] > from) along.push(glyph);
  }
  return isCovered(from, to, along) ? along : null;
}

function firstBelow(sorted: readonly Glyph[], y: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.box[3] ?? Infinity) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isCovered(from: number, to: number, glyphs: readonly Glyph[]): boolean {
  let reached: number | null = null;
  for (const { box, sizePt } of glyphs.toSorted((a, b) => a.box[0] - b.box[0])) {
    if (reached === null ? box[0] > from + END_PT : box[0] > reached + GAP_EMS * sizePt) return false;
    reached = Math.max(reached ?? -Infinity, box[2]);
  }
  return reached !== null && reached >= to - END_PT;
}
