/** Whether the columns of several tables stand below one another. */
import type { BodyTable } from './body.ts';

/** Edges that are one, in twips from the left. */
export interface EdgeRange {
  readonly from: number;
  readonly to: number;
}

/** Shares of the narrowest column: edges nearer to one another are the same; one varies by less than what lies between two. */
const nearby = 0.25;
const apart = 0.5;

/**
 * The edges of the columns that all tables together have; null where some are so near to one another that it can't be told
 * whether they are the same, or where the tables aren't equally wide.
 */
export function commonEdges(tables: readonly BodyTable[]): readonly EdgeRange[] | null {
  const all = tables.map(({ edges }) => edges ?? []);
  const widths = all.flatMap((edges) => edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)));
  const narrowest = Math.min(...widths);
  const ranges: EdgeRange[] = [];
  for (const edge of all.flat().sort((left, right) => left - right)) {
    const last = ranges.at(-1);
    if (last === undefined || edge - last.to >= narrowest * nearby) ranges.push({ from: edge, to: edge });
    else ranges[ranges.length - 1] = { from: last.from, to: edge };
  }
  const isCertain = ranges.every(({ from, to }, index) => {
    const next = ranges[index + 1]?.from ?? Infinity;
    return to - from < narrowest * apart && next - to >= narrowest * apart;
  });
  const isEven = tables.every((table) => {
    const columns = columnsWithin(ranges, table);
    return columns[0] === 0 && columns.at(-1) === ranges.length - 1;
  });
  return isCertain && isEven ? ranges : null;
}

/** For each of the table's edges the one that it is. */
export function columnsWithin(ranges: readonly EdgeRange[], { edges }: BodyTable): readonly number[] {
  return (edges ?? []).map((edge) => ranges.findIndex(({ from, to }) => from <= edge && edge <= to));
}
