import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageMarks, Turn } from '../../../src/geometry/marks/marks.ts';
import { boxAsSeen, uprightPage } from '../../../src/geometry/marks/turn.ts';

test('a page turned upright and back has its boxes where they were', () => {
  const turns: readonly Turn[] = [0, 90, 180, 270];
  fc.assert(
    fc.property(fc.constantFrom(...turns), fc.nat(500), fc.nat(700), (turn, x, y) => {
      const page: PageMarks = {
        pageNumber: 1,
        widthPt: 600,
        heightPt: 800,
        slantDegrees: 0,
        rulings: [],
        strokes: [],
        grounds: [],
        unread: [],
        blots: [],
        pictures: [],
        glyphs: [{ text: '规', box: [x, y, x + 12, y + 9], sizePt: 10, turn, uncertain: false }],
      };
      const upright = uprightPage(page, turn);
      const [turned] = upright.glyphs;
      expect(turned?.turn).toBe(0);
      expect(Math.min(...(turned?.box ?? [-1]))).toBeGreaterThanOrEqual(0);
      expect(boxAsSeen(turned?.box ?? [0, 0, 0, 0], page, turn)).toEqual([x, y, x + 12, y + 9]);
    }),
  );
});
