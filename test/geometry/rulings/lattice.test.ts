import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latticeCells } from '../../../src/geometry/rulings/lattice-cells.ts';
import { findLattices } from '../../../src/geometry/rulings/lattice.ts';
import { layOutDocument } from '../../../src/geometry/lay-out-document.ts';
import type { Glyph, PageMarks, Ruling } from '../../../src/geometry/marks/marks.ts';
import { mergeRulings } from '../../../src/geometry/rulings/merge-rulings.ts';
import type { Grid } from '../../../src/model/document.ts';

function across(at: number, from: number, to: number): Ruling {
  return { axis: 'horizontal', at, from, to, visible: true };
}

function down(at: number, from: number, to: number): Ruling {
  return { axis: 'vertical', at, from, to, visible: true };
}

function glyph(text: string, x: number, y: number, sizePt = 10): Glyph {
  return { text, box: [x, y, x + sizePt, y + sizePt], sizePt, turn: 0, uncertain: false };
}

describe('merging lines', () => {
  test('dots become a line, a gap of a cell does not', () => {
    const dots = Array.from({ length: 20 }, (_, index) => across(100, 50 + 3 * index, 51 + 3 * index));
    expect(mergeRulings([...dots, across(100, 140, 200)])).toEqual([across(100, 50, 108), across(100, 140, 200)]);
  });

  test('both sides of a stroked bar are one line, rows of a table are not', () => {
    expect(mergeRulings([across(100, 50, 200), across(101.5, 50, 200), across(112, 50, 200)])).toHaveLength(2);
  });

  test('lines end to end in one row stay apart from those of the next column', () => {
    expect(mergeRulings([down(50, 100, 120), down(50, 123, 140), down(70, 100, 120)])).toEqual([
      down(50, 100, 140),
      down(70, 100, 120),
    ]);
  });
});

describe('cells of a lattice', () => {
  const frame = [across(0, 0, 90), across(60, 0, 90), down(0, 0, 60), down(90, 0, 60)];

  test('a missing edge makes one cell of two', () => {
    const [lattice] = findLattices([
      ...frame,
      across(20, 0, 90),
      across(40, 30, 90),
      down(30, 0, 60),
      down(60, 20, 60),
    ]);
    expect(lattice === undefined ? [] : latticeCells(lattice)).toEqual([
      { row: 0, column: 0, rowSpan: 1, columnSpan: 1 },
      { row: 0, column: 1, rowSpan: 1, columnSpan: 2 },
      { row: 1, column: 0, rowSpan: 2, columnSpan: 1 },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1 },
      { row: 1, column: 2, rowSpan: 1, columnSpan: 1 },
      { row: 2, column: 1, rowSpan: 1, columnSpan: 1 },
      { row: 2, column: 2, rowSpan: 1, columnSpan: 1 },
    ]);
  });

  test('a line that falls short in a narrow step parts the cells all the same', () => {
    const lines = [...frame, down(30, 0, 60), down(36.8, 40, 60), across(20, 33, 90), across(40, 0, 90)];
    const cells = findLattices(lines).flatMap((lattice) => latticeCells(lattice));
    expect(cells.filter(({ row }) => row < 2).map(({ rowSpan }) => rowSpan)).toEqual([2, 1, 1]);
  });

  test('tables that do not touch are two', () => {
    expect(
      findLattices([...frame, across(0, 200, 290), across(60, 200, 290), down(200, 0, 60), down(290, 0, 60)]),
    ).toHaveLength(2);
  });

  test('open sides are closed where lines run on', () => {
    const [lattice] = findLattices([
      across(0, 0, 90),
      across(20, 0, 90),
      across(40, 0, 90),
      down(30, 0, 40),
      down(60, 0, 40),
    ]);
    expect(lattice?.xs).toEqual([0, 30, 60, 90]);
  });
});

const position = fc.integer({ min: 0, max: 40 }).map((step) => step * 7.3);
const ruling: fc.Arbitrary<Ruling> = fc
  .record({
    axis: fc.constantFrom('horizontal' as const, 'vertical' as const),
    at: position,
    a: position,
    b: position,
    visible: fc.boolean(),
  })
  .map(({ axis, at, a, b, visible }) => ({ axis, at, from: Math.min(a, b), to: Math.max(a, b), visible }));
const glyphs = fc.array(
  fc
    .record({ text: fc.constantFrom('0', '7', '规', '章', '-', ' '), x: position, y: position })
    .map(({ text, x, y }) => glyph(text, x, y)),
  { maxLength: 60 },
);

function expectSound({ cells, rowCount, columnCount, pageStarts }: Grid): void {
  const taken = new Set<string>();
  for (const { row, column, rowSpan, columnSpan } of cells) {
    expect(Math.min(row, column)).toBeGreaterThanOrEqual(0);
    expect(rowSpan).toBeGreaterThan(0);
    expect(columnSpan).toBeGreaterThan(0);
    expect(row + rowSpan).toBeLessThanOrEqual(rowCount);
    expect(column + columnSpan).toBeLessThanOrEqual(columnCount);
    for (let r = row; r < row + rowSpan; r += 1) {
      for (let c = column; c < column + columnSpan; c += 1) {
        expect(taken.has(`${r},${c}`)).toBe(false);
        taken.add(`${r},${c}`);
      }
    }
  }
  for (const start of pageStarts) expect(start).toBeLessThanOrEqual(rowCount);
}

test('whatever the lines and texts of the pages: grids are sound and no character is printed twice', () => {
  const page = fc.record({
    rulings: fc.array(ruling, { maxLength: 40 }),
    grounds: fc.constant([]),
    unread: fc.constant([]),
    blots: fc.constant([]),
    strokes: fc.constant([]),
    pictures: fc.constant([]),
    glyphs,
  });
  fc.assert(
    fc.property(fc.array(page, { minLength: 1, maxLength: 3 }), (contents) => {
      const pages = contents.map((content, index): PageMarks => ({
        ...content,
        pageNumber: index + 1,
        widthPt: 300,
        heightPt: 300,
        slantDegrees: 0,
      }));
      const blocks = layOutDocument(pages);
      for (const block of blocks) if (block.kind === 'grid') expectSound(block);
      const printed = blocks.flatMap((block) =>
        block.kind === 'grid' ? block.cells.map((cell) => cell.text) : [block.text],
      );
      const count = (texts: readonly string[]): number => texts.join('').replaceAll(/\s/g, '').length;
      expect(count(printed)).toBeLessThanOrEqual(count(pages.flatMap((own) => own.glyphs.map(({ text }) => text))));
    }),
    { numRuns: 300 },
  );
});
