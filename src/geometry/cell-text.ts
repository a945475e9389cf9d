/** The glyphs of one cell → its text as printed, and doubts about it. */
import type { CellDoubt } from '../model/document.ts';
import { centreOf } from './box.ts';
import type { Glyph } from './marks.ts';
import type { TextLine } from './text-lines.ts';
import { textLines } from './text-lines.ts';
import { uprightGlyph } from './turn.ts';

export interface CellText {
  readonly text: string;
  readonly doubts: readonly CellDoubt[];
}

/** Different characters whose middles are nearer than this share of their width are printed over one another. */
const OVERPRINT = 0.35;

export function cellText(glyphs: readonly Glyph[]): CellText {
  const lines = textLines(glyphs);
  return { text: joinLines(lines), doubts: doubtsOf(lines) };
}

function doubtsOf(lines: readonly TextLine[]): CellDoubt[] {
  const doubts: CellDoubt[] = [];
  if (lines.some(({ glyphs }) => glyphs.some(({ uncertain }) => uncertain))) doubts.push('unknown-characters');
  if (lines.some(({ glyphs }) => isOverprinted(glyphs) || glyphs.some(({ struck }) => struck === true)))
    doubts.push('two-numbers');
  return doubts;
}

/** Words set one ideograph a line are one word; digits one a line may be several numbers and stay apart. */
function joinLines(lines: readonly TextLine[]): string {
  const vertical = lines.length > 2 && lines.every(({ text }) => /^[^\d０-９\s]$/u.test(text));
  return lines.map(({ text }) => text).join(vertical ? '' : '\n');
}

function isOverprinted(glyphs: readonly Glyph[]): boolean {
  const inked = glyphs.filter(({ text }) => text.trim() !== '').map((glyph) => uprightGlyph(glyph));
  return inked.some((glyph, index) => {
    const next = inked[index + 1];
    if (next === undefined) return false;
    const width = Math.min(glyph.box[2] - glyph.box[0], next.box[2] - next.box[0]);
    return Math.abs(centreOf(glyph.box).x - centreOf(next.box).x) < OVERPRINT * width;
  });
}
