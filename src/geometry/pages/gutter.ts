/** Where the gap between two columns of text runs down a page. */
import type { Box } from '../../model/document.ts';
import type { PageMarks } from '../marks/marks.ts';

/** It is as wide as this at least … */
const GAP_PT = 5;
/** … runs through this part of the text's width … */
const MIDDLE: readonly [from: number, to: number] = [0.3, 0.7];
/** … and past text on both sides for this height at least. */
const HEIGHT_PT = 30;
/** The page is looked at in squares of a point by two. */
const ROW_PT = 2;
/** Above and below its lines a table goes on: the gaps between its columns are none of the text. */
const TABLE_PT = 15;
/** The columns of a table have gaps too: so many are looked at. */
const MOST_GAPS = 6;

/** The middles of the gaps that have most text beside them, the most first. */
export function findGutters({ glyphs, rulings, heightPt }: PageMarks): number[] {
  const boxes = glyphs.filter(({ text }) => text.trim() !== '').map(({ box }) => box);
  if (boxes.length === 0) return [];
  const [x0, x1] = [Math.min(...boxes.map((box) => box[0])), Math.max(...boxes.map((box) => box[2]))];
  const from = Math.round(x0 + MIDDLE[0] * (x1 - x0));
  const width = Math.round((MIDDLE[1] - MIDDLE[0]) * (x1 - x0));
  const lines = rulings.flatMap(({ axis, at, visible, ...line }): Box[] =>
    visible && axis === 'horizontal' ? [[line.from, at - TABLE_PT, line.to, at + TABLE_PT]] : [],
  );
  const room = roomBeside([...boxes, ...lines], { from, width, rows: Math.ceil(heightPt / ROW_PT) });
  const found: number[] = [];
  while (found.length < MOST_GAPS) {
    const most = Math.max(0, ...room);
    if (most * ROW_PT < HEIGHT_PT) break;
    const best = room.indexOf(most);
    let last = best;
    while (room[last + 1] === most) last += 1;
    found.push(from + (best + last + GAP_PT) / 2);
    room.fill(0, Math.max(0, best - GAP_PT), last + GAP_PT);
  }
  return found;
}

interface Zone {
  readonly from: number;
  readonly width: number;
  readonly rows: number;
}

/** What stands in a row of squares: the points that are taken, and from where to where. */
interface Row {
  readonly taken: Uint8Array;
  from: number;
  to: number;
}

function rowsOf(boxes: readonly Box[], zone: Zone): Row[] {
  const rows = Array.from({ length: zone.rows }, (): Row => {
    return { taken: new Uint8Array(Math.max(0, zone.width)), from: Infinity, to: -Infinity };
  });
  for (const [x0, y0, x1, y1] of boxes) {
    for (const row of rows.slice(Math.max(0, Math.floor(y0 / ROW_PT)), Math.floor(y1 / ROW_PT) + 1)) {
      row.from = Math.min(row.from, x0);
      row.to = Math.max(row.to, x1);
      row.taken.fill(1, Math.max(0, Math.floor(x0 - zone.from)), Math.max(0, Math.ceil(x1 - zone.from)));
    }
  }
  return rows;
}

/** For each point across the zone, the number of rows in which a gap begins there that has something on both sides. */
function roomBeside(boxes: readonly Box[], zone: Zone): number[] {
  const room = new Array<number>(Math.max(0, zone.width)).fill(0);
  for (const { taken, from, to } of rowsOf(boxes, zone)) {
    let free = 0;
    for (let point = zone.width - 1; point >= 0; point -= 1) {
      free = taken[point] === 1 ? 0 : free + 1;
      const x = zone.from + point;
      if (free >= GAP_PT && x > from && x + GAP_PT < to) room[point] = (room[point] ?? 0) + 1;
    }
  }
  return room;
}
