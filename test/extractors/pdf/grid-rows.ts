import type { Document, Grid } from '../../../src/model/document.ts';

export function gridsOf({ blocks }: Document): Grid[] {
  return blocks.filter((block) => block.kind === 'grid');
}

export function rowsOf({ cells, rowCount }: Grid): string[][] {
  return Array.from({ length: rowCount }, (_, row) =>
    cells.filter((cell) => cell.row === row).map((cell) => cell.text),
  );
}
