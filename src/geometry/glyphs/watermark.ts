/** Large words that run across the text of a page: they belong to the page, not to the cells that they cross. */
import { areaOf, intersect } from '../marks/box.ts';
import type { Glyph } from '../marks/marks.ts';
import { medianOf } from '../../shapes/at.ts';

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
 * digits stays as a doubt, for a number put over another may be a correction.
 */
export function withoutWatermark(glyphs: readonly Glyph[]): readonly Glyph[] {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  const usual = medianOf(inked.map(({ sizePt }) => sizePt)) ?? 0;
  const small = inked.filter(({ sizePt }) => sizePt < LARGER * usual);
  const large = inked.filter(({ sizePt }) => sizePt >= LARGER * usual);
  if (large.length * small.length > MOST_PAIRS) return glyphs;
  const bySize = Map.groupBy(large, ({ sizePt, turn }) => `${sizePt.toFixed(1)} ${String(turn)}`);
  const marks = [...bySize.values()].filter((words) => isWatermark(words, small));
  if (marks.length === 0) return glyphs;
  const [doubtful, left] = [marks.filter(hasDigits), marks.filter((words) => !hasDigits(words))].map(
    (groups) => new Set(groups.flat()),
  );
  return glyphs.flatMap((glyph) => {
    if (left?.has(glyph) === true) return [];
    return [doubtful?.has(glyph) === true ? { ...glyph, uncertain: true } : glyph];
  });
}

function hasDigits(glyphs: readonly Glyph[]): boolean {
  return glyphs.some(({ text }) => /\p{N}/u.test(text));
}

function isWatermark(large: readonly Glyph[], small: readonly Glyph[]): boolean {
  return large.filter((glyph) => small.some((other) => liesOver(glyph, other))).length >= FEWEST;
}

function liesOver(glyph: Glyph, other: Glyph): boolean {
  const shared = intersect(glyph.box, other.box);
  if (shared[2] <= shared[0] || shared[3] <= shared[1]) return false;
  return areaOf(shared) > OVER * areaOf(other.box);
}
