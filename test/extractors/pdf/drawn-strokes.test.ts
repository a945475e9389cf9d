import { expect, test } from 'vitest';
import { drawnStrokes } from '../../../src/extractors/pdf/drawn-strokes.ts';
import type { Ruling } from '../../../src/geometry/marks/marks.ts';

const EM_PT = 10.5;

/** So many pieces of a length, one after another with a gap between them. */
const pieces = (axis: Ruling['axis'], count: number, lengthPt: number, gapPt: number): Ruling[] =>
  Array.from({ length: count }, (_, index) => {
    const from = 100 + index * (lengthPt + gapPt);
    return { axis, at: 300, from, to: from + lengthPt, visible: true };
  });

test.each([
  ['five dashes up the side of a low cell', pieces('vertical', 5, 2.2, 1.7), 0],
  ['eight along a row', pieces('horizontal', 8, 2.2, 1.7), 0],
  ['five along a row, which may be drawn signs', pieces('horizontal', 5, 2.2, 1.7), 5],
  ['a drawn 1 in each of four rows', pieces('vertical', 4, 6, 3), 4],
  ['three dashes no taller than a sign', pieces('vertical', 3, 2.2, 1.7), 3],
])('%s', (_, rulings, strokes) => expect(drawnStrokes(rulings, EM_PT).size).toBe(strokes));
