/** Large words that run across the text of a page: they belong to the page, not to the cells that they cross. */
import { areaOf, intersect } from './box.ts';
import type { Glyph } from './marks.ts';

/** Words of a watermark are larger than the text by this. */
const LARGER = 1.6;
/** Glyphs of the watermark that lie over text, at least. */
const FEWEST = 2;
/** Share of a small glyph that a large one covers where it lies over it. */
const OVER = 0.3;
/** More pairs of large and small glyphs than this are no page of a report; to compare them takes too long. */
const MOST_PAIRS = 5_000_000;

/**
 * Leaves out the watermark: glyphs of one size, much larger than most of the page, some of which lie over others. One with
 * digits stays, for a number put over another may be a correction.
 */
export function withoutWatermark(glyphs: readonly Glyph[]): readonly Glyph[] {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  const usual = inked.map(({ sizePt }) => sizePt).toSorted((a, b) => a - b)[inked.length >> 1] ?? 0;
  const small = inked.filter(({ sizePt }) => sizePt < LARGER * usual);
  const large = inked.filter(({ sizePt }) => sizePt >= LARGER * usual);
  if (large.length * small.length > MOST_PAIRS) return glyphs;
  const bySize = Map.groupBy(large, ({ sizePt, turn }) => `${sizePt.toFixed(1)} ${String(turn)}`);
  const marks = [...bySize.values()].filter((words) => isWatermark(words, small)).flat();
  if (marks.length === 0) return glyphs;
  const left = new Set(marks);
  return glyphs.filter((glyph) => !left.has(glyph));
}

function isWatermark(large: readonly Glyph[], small: readonly Glyph[]): boolean {
  if (large.some(({ text }) => /\p{N}/u.test(text))) return false;
  return large.filter((glyph) => small.some((other) => liesOver(glyph, other))).length >= FEWEST;
}

function liesOver(glyph: Glyph, other: Glyph): boolean {
  const shared = intersect(glyph.box, other.box);
  if (shared[2] <= shared[0] || shared[3] <= shared[1]) return false;
  return areaOf(shared) > OVER * areaOf(other.box);
}
