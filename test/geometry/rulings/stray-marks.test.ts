import { describe, expect, it } from 'vitest';
import type { Ground, Ruling } from '../../../src/geometry/marks/marks.ts';
import { hasStray, smallMarks } from '../../../src/geometry/rulings/stray-marks.ts';

const line = (axis: Ruling['axis'], at: number, from: number, to: number): Ruling => ({
  axis,
  at,
  from,
  to,
  visible: true,
});

/** A cell of 30 × 16 pt that shows no glyph, with these lines. */
function isDoubted(...strokes: readonly Ruling[]): boolean {
  const ground: Pick<Ground, 'strokes' | 'grounds'> = { strokes, grounds: [] };
  const glyph = { text: '0', sizePt: 10 } as Parameters<typeof smallMarks>[1][number];
  return hasStray({ box: [0, 0, 30, 16], glyphs: [] }, smallMarks(ground as Ground, [glyph]));
}

describe('a cell without a glyph', () => {
  it('is blank where a blank is underlined, its rectangle given along both sides', () => {
    expect(isDoubted(line('horizontal', 12.4, 13, 16), line('vertical', 14.5, 12, 12.8))).toBe(false);
  });

  it.each([
    ['an upright stroke', [line('vertical', 14.5, 4, 12)]],
    ['a cross', [line('horizontal', 8, 11, 18), line('vertical', 14.5, 4, 12)]],
    ['two lines, one above the other', [line('horizontal', 6, 11, 18), line('horizontal', 11, 11, 18)]],
  ])('is in doubt with %s', (_, strokes) => {
    expect(isDoubted(...strokes)).toBe(true);
  });
});
