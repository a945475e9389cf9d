/** A whole report in one table, as sheets and old pages set it: headings, sentences and the title are rows of one cell. */
import type { Block, Cell, Grid, TextBlock } from '../../model/document.ts';
import { isNumberText } from '../../shapes/number-shape.ts';
import { sectionOf } from './section-heading.ts';

/** So many headings among its rows make a table the whole report. */
const LEAST_HEADINGS = 2;

/** Cells that are alone in their row, in its order. */
export const loneCells = ({ cells }: Grid): readonly Cell[] =>
  [...Map.groupBy(cells, ({ row }) => row).values()].flatMap((row) => {
    const filled = row.filter(({ text }) => text.trim() !== '');
    return filled.length === 1 ? filled : [];
  });

/** A sentence, as no label is. */
export const isProse = (text: string): boolean => /[。；]/u.test(text);

/** Paragraphs, and the rows that are such in a table that holds the whole report. */
export const textsWithRows = (blocks: readonly Block[]): readonly TextBlock[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block] : rowsOfWhole(block)));

function rowsOfWhole(grid: Grid): readonly TextBlock[] {
  const lone = loneCells(grid);
  if (lone.filter(({ text }) => sectionOf(text) !== null).length < LEAST_HEADINGS) return [];
  return lone.map(({ text, pageNumber, box, path }) => ({
    ...{ kind: 'text', text: text.trim(), headingLevel: null, pageNumber, box, path },
  }));
}

/** Sentences that a table sets beside their labels: one without any number of its own is only a frame. */
export const framedProse = ({ cells }: Grid): readonly string[] =>
  cells.some(({ text }) => isNumberText(text))
    ? []
    : [...Map.groupBy(cells, ({ row }) => row).values()]
        .filter((row) => row.some(({ text }) => isProse(text)))
        .map((row) => row.map(({ text }) => text.trim()).join(''));
