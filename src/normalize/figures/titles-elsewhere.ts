/** Title rows of table two that stand outside of the table as it was read: a missing row is a fault, a row elsewhere is none. */
import type { Block } from '../../model/document.ts';
import type { TableReading } from '../../model/report.ts';
import { foldBody } from '../labels/fold.ts';

/** Longer texts are prose, which may well cite an article. */
const MAX_LENGTH = 80;

/** A page may set title rows in tables of their own, as lines of text, or in one cell with the header below them. */
export function withoutTitlesElsewhere(reading: TableReading, blocks: readonly Block[]): TableReading {
  if (reading.missingBlockTitles.length === 0) return reading;
  const printed = blocks
    .flatMap((block) => (block.kind === 'grid' ? block.cells.map(({ text }) => text) : [block.text]))
    .filter((text) => text.includes('条') && text.length <= MAX_LENGTH)
    .map(foldBody);
  const isPrinted = (title: string): boolean => printed.some((text) => text.includes(foldBody(title)));
  return { ...reading, missingBlockTitles: reading.missingBlockTitles.filter((title) => !isPrinted(title)) };
}
