/** Vertical lines that end in the open → the horizontal lines that would close the cells there. */
import type { Ruling } from '../marks/marks.ts';

/** A horizontal line this near closes an end. */
const CLOSED_PT = 6;
/** A line crosses a height if it runs on by more than this. */
const CROSSING_PT = 3;

/** In a table without horizontal lines a vertical one starts where a merged cell ends, and the other way round. */
export function openEnds(rulings: readonly Ruling[]): Ruling[] {
  const horizontal = rulings.filter(({ axis }) => axis === 'horizontal');
  const vertical = rulings.filter(({ axis }) => axis === 'vertical');
  return vertical.flatMap((line) =>
    [line.from, line.to].flatMap((end): Ruling[] => {
      if (horizontal.some((other) => closes(other, line.at, end))) return [];
      const crossing = vertical.filter(({ from, to }) => from < end - CROSSING_PT && to > end + CROSSING_PT);
      const left = Math.max(...crossing.filter(({ at }) => at < line.at).map(({ at }) => at));
      const right = Math.min(...crossing.filter(({ at }) => at > line.at).map(({ at }) => at));
      return Number.isFinite(left) && Number.isFinite(right)
        ? [{ axis: 'horizontal', at: end, from: left, to: right, visible: false }]
        : [];
    }),
  );
}

function closes({ at, from, to }: Ruling, x: number, y: number): boolean {
  return Math.abs(at - y) <= CLOSED_PT && from <= x + CLOSED_PT && to >= x - CLOSED_PT;
}
