/** A document may hold several reports, of two years or two organs: one run of blocks for each. */
import type { Block, Grid, TextBlock } from '../model/document.ts';
import type { TableName } from '../model/report.ts';
import { areOfTwoReports } from './facts/choose-title.ts';
import type { PlacedTitle } from './facts/placed-titles.ts';

/** A part is a report if it has at least two of the three tables; one alone may be last year's, for comparison. */
const MIN_TABLES = 2;

/** `titles`: those of `texts`, the document's; `tablesIn`: the statutory tables that a grid holds rows of. */
export function splitReports(
  blocks: readonly Block[],
  texts: readonly TextBlock[],
  titles: readonly PlacedTitle[],
  tablesIn: TablesIn,
): readonly (readonly Block[])[] {
  const starts = titles
    .filter(({ year }) => year !== null)
    .filter((title, index, all) => all[index - 1] === undefined || areOfTwoReports(title, all[index - 1] ?? title))
    .map(({ index }) => texts[index])
    .flatMap((block) => (block === undefined ? [] : [blocks.indexOf(block)]));
  const parts = starts.map((start, index) => blocks.slice(index === 0 ? 0 : start, starts[index + 1]));
  const whole = parts.filter((part) => isReport(part, tablesIn));
  return whole.length > 1 ? merged(parts, tablesIn) : [blocks];
}

type TablesIn = (grid: Grid) => readonly TableName[];

const isReport = (part: readonly Block[], tablesIn: TablesIn): boolean =>
  new Set(part.flatMap((block) => (block.kind === 'grid' ? tablesIn(block) : []))).size >= MIN_TABLES;

/** Parts without a table (a quoted title, a menu) go with the part before. */
function merged(parts: readonly (readonly Block[])[], tablesIn: TablesIn): readonly (readonly Block[])[] {
  const whole: Block[][] = [];
  for (const part of parts) {
    if (isReport(part, tablesIn) || whole.length === 0) whole.push([...part]);
    else whole.at(-1)?.push(...part);
  }
  return whole;
}
