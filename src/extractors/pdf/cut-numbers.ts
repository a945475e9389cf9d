/**
 * Numbers that may go on beyond their clip, where the producer left out what is not seen: they fill a clip in which other
 * numbers leave room. A clip drawn round each text leaves none, and is as wide as its text.
 */
import type { Box } from '../../model/document.ts';
import { centreOf, holds } from '../../geometry/marks/box.ts';
import { hasDigit } from '../../shapes/number-shape.ts';
import type { FieldValue } from './form-fields.ts';
import type { PaintedGlyph } from './graphics-state.ts';

/** Nothing of a further digit would show in what is left, in ems: its ink begins a little after its box. */
const FULL_EMS = 0.2;
/** Digits of one number stand nearer than this, in ems. */
const NEXT_EMS = 1.1;

interface NumberEnd {
  readonly last: PaintedGlyph;
  /** From the last digit to the end of the clip, in ems. */
  readonly roomEms: number;
}

/** Their last digits. `values`: of form fields; a number that shows all of its field's value is whole. */
export function cutNumbers(glyphs: readonly PaintedGlyph[], values: readonly FieldValue[]): ReadonlySet<PaintedGlyph> {
  const ends = glyphs.flatMap((glyph, index): NumberEnd[] => {
    if (glyph.turn !== 0 || !hasDigit(glyph.text) || goesOn(glyph, glyphs[index + 1])) return [];
    return [{ last: glyph, roomEms: (glyph.clip[2] - glyph.box[2]) / glyph.sizePt }];
  });
  // Clips leave room, as a rule.
  if (ends.every(({ roomEms }) => roomEms > FULL_EMS)) return new Set();
  const byClip = Map.groupBy(ends, ({ last }) => `${widthOf(last.clip)} ${last.sizePt.toFixed(1)}`);
  const full = [...byClip.values()].flatMap((own) =>
    own.some(({ roomEms }) => roomEms > FULL_EMS) ? own.filter(({ roomEms }) => roomEms <= FULL_EMS) : [],
  );
  return new Set(full.map(({ last }) => last).filter((last) => !isWholeValue(last, glyphs, values)));
}

function isWholeValue(last: PaintedGlyph, glyphs: readonly PaintedGlyph[], values: readonly FieldValue[]): boolean {
  const value = values.find(({ box }) => holds(box, centreOf(last.box)));
  if (value === undefined) return false;
  const shown = glyphs.filter(({ run }) => run === last.run).map(({ text }) => text);
  return shown.join('').trim() === value.text;
}

const widthOf = ([x0, , x1]: Box): string => (x1 - x0).toFixed(0);

function goesOn(glyph: PaintedGlyph, next: PaintedGlyph | undefined): boolean {
  if (next === undefined || next.run !== glyph.run || !hasDigit(next.text)) return false;
  const [a, b] = [centreOf(glyph.box), centreOf(next.box)];
  return Math.hypot(a.x - b.x, a.y - b.y) < NEXT_EMS * glyph.sizePt;
}
