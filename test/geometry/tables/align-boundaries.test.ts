import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignBoundaries } from '../../../src/geometry/tables/align-boundaries.ts';

test('every boundary of every fragment is one of all, in its order, whatever later fragments bring', () => {
  const boundaries = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(boundaries, { minLength: 1, maxLength: 4 }), (fragments) => {
      const sorted = fragments.map((xs) => xs.toSorted((a, b) => a - b));
      const { count, columnsOf } = alignBoundaries(sorted, 14);
      for (const columns of columnsOf) {
        expect(columns).toEqual([...new Set(columns)].toSorted((a, b) => a - b));
        expect(Math.min(...columns)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...columns)).toBeLessThan(count);
      }
    }),
  );
});
