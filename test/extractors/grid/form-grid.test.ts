import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formGrid, type SpannedRow } from '../../../src/extractors/grid/form-grid.ts';

interface Named {
  readonly name: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

function cell(name: string, rowSpan = 1, columnSpan = 1): Named {
  return { name, rowSpan, columnSpan };
}

function layout(rows: readonly SpannedRow<Named>[]) {
  const { rowCount, columnCount, cells } = formGrid(rows);
  return {
    size: `${rowCount}x${columnCount}`,
    at: Object.fromEntries(cells.map((c) => [c.source.name, [c.row, c.column, c.rowSpan, c.columnSpan]])),
  };
}

const span = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.constantFrom(-3, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9, 65_534),
);
const spannedRows = fc.array(
  fc.record({
    group: fc.integer({ min: 0, max: 2 }),
    cells: fc.array(fc.record({ name: fc.constant(''), rowSpan: span, columnSpan: span }), { maxLength: 8 }),
  }),
  { maxLength: 10 },
);

describe('formGrid', () => {
  it('lets cells neither overlap nor leave the grid, whatever the spans', () => {
    fc.assert(
      fc.property(spannedRows, (unsorted) => {
        const rows = unsorted.toSorted((a, b) => a.group - b.group);
        const { rowCount, columnCount, cells } = formGrid(rows);
        const taken = new Uint8Array(rowCount * columnCount);
        for (const { row, column, rowSpan, columnSpan } of cells) {
          expect(Math.min(rowSpan, columnSpan)).toBeGreaterThanOrEqual(1);
          expect(row + rowSpan).toBeLessThanOrEqual(rowCount);
          expect(column + columnSpan).toBeLessThanOrEqual(columnCount);
          for (let r = row; r < row + rowSpan; r += 1) {
            for (let c = column; c < column + columnSpan; c += 1) taken[r * columnCount + c]! += 1;
          }
        }
        expect(taken.some((count) => count > 1)).toBe(false);
        expect(cells.length).toBe(rows.reduce((sum, row) => sum + row.cells.length, 0));
      }),
      { numRuns: 500 },
    );
  });

  it('ends a row span with its row group', () => {
    const rows = [
      { group: 1, cells: [cell('a', 5), cell('b')] },
      { group: 1, cells: [cell('c')] },
      { group: 2, cells: [cell('d'), cell('e')] },
    ];
    expect(layout(rows)).toEqual({
      size: '3x2',
      at: { a: [0, 0, 2, 1], b: [0, 1, 1, 1], c: [1, 1, 1, 1], d: [2, 0, 1, 1], e: [2, 1, 1, 1] },
    });
  });

  it('takes a row span of zero to the end of the group', () => {
    const rows = [
      { group: 1, cells: [cell('a', 0), cell('b')] },
      ...[1, 2].map((n) => ({ group: 1, cells: [cell(`c${n}`)] })),
    ];
    expect(layout(rows).at['a']).toEqual([0, 0, 3, 1]);
  });

  it('ends a column span where a cell reaches down from above', () => {
    const rows = [
      { group: 1, cells: [cell('a'), cell('b'), cell('c', 2)] },
      { group: 1, cells: [cell('d', 1, 3), cell('e')] },
    ];
    expect(layout(rows).at).toMatchObject({ d: [1, 0, 1, 2], e: [1, 3, 1, 1] });
  });

  it('cuts off the columns in which no cell begins', () => {
    const rows = [
      { group: 1, cells: [cell('title', 1, 1_000_000_000)] },
      { group: 1, cells: [cell('a'), cell('b')] },
    ];
    expect(layout(rows)).toMatchObject({ size: '2x2', at: { title: [0, 0, 1, 2] } });
  });

  it('refuses grids that would take more than linear work', () => {
    const wide = Array.from({ length: 400 }, () => cell('', 65_534, 1000));
    const rows = [{ group: 1, cells: wide }, ...Array.from({ length: 5000 }, () => ({ group: 1, cells: [cell('')] }))];
    expect(() => formGrid(rows)).toThrow(expect.objectContaining({ code: 'extract.too-complex' }));
  });
});
