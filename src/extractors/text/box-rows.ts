/**
 * Tables in boxes of drawn lines, as browsers in a terminal print them: a cell is what its lines enclose, over however many
 * lines of the text, so that cells beside it may have other heights.
 */
import { type Effort, spend } from './effort.ts';
import type { ListedCell, ListedTable } from './listed-table.ts';
import { textWidth } from './text-width.ts';

const corner = /^\s*[┌╔┏╒╓]/u;
const line = /[\u2500-\u257f]/u;
/** Places of a page of text. */
const MOST_PLACES = 2_000_000;

/** A place of the page: what stands there; null for the second half of a wide character. */
type Page = readonly (readonly (string | null)[])[];

interface Region {
  readonly top: number;
  readonly left: number;
  readonly text: string;
}

export function readBoxRows(lines: readonly string[], start: number, effort: Effort): ListedTable | null {
  if (!corner.test(lines[start] ?? '')) return null;
  let end = start;
  while (end < lines.length && line.test(lines[end] ?? '')) end += 1;
  if (!lines.slice(start, end).every(isClosed)) return null;
  const page = lines.slice(start, end).map(placesOf);
  const width = Math.max(...page.map((row) => row.length));
  spend(effort, page.length);
  if (page.length * width > MOST_PLACES) return null;
  const regions = regionsOf(page, width);
  const rows = [...Map.groupBy(regions, ({ top }) => top)]
    .sort(([above], [below]) => above - below)
    .map(([top, own]): readonly ListedCell[] =>
      own.toSorted((a, b) => a.left - b.left).map(({ text }) => ({ text, line: start + top })),
    );
  return rows.length >= 2 && rows.some((row) => row.length >= 2)
    ? { rows, end, keepsPlaces: true, rowsAreLines: false }
    : null;
}

/** Between two edges. One that is cut off opens its last cell to what stands below. */
const isClosed = (text: string): boolean => /^\s*[\u2500-\u257f].*[\u2500-\u257f]\s*$/u.test(text);

const placesOf = (text: string): readonly (string | null)[] =>
  Array.from(text).flatMap((character) => (textWidth(character) > 1 ? [character, null] : [character]));

/** What no line parts, in the order of its first places. Beyond the frame nothing is a region. */
function regionsOf(page: Page, width: number): readonly Region[] {
  const seen = new Uint8Array(page.length * width);
  const isFree = (row: number, column: number): boolean => {
    const place = page[row]?.[column];
    return place !== undefined && (place === null || !line.test(place)) && seen[row * width + column] === 0;
  };
  const regions: Region[] = [];
  page.forEach((own, row) => {
    const frame = own.findIndex((place) => place !== null && line.test(place));
    for (let column = frame + 1; column < own.length; column += 1) {
      if (isFree(row, column)) regions.push(filled(page, row, column, { width, seen, isFree }));
    }
  });
  return regions.filter(({ left }) => left > 0);
}

interface Filling {
  readonly width: number;
  readonly seen: Uint8Array;
  readonly isFree: (row: number, column: number) => boolean;
}

function filled(page: Page, top: number, from: number, { width, seen, isFree }: Filling): Region {
  const places = new Map<number, number[]>();
  const open: (readonly [number, number])[] = [[top, from]];
  seen[top * width + from] = 1;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [row, column] = next;
    const own = places.get(row);
    if (own === undefined) places.set(row, [column]);
    else own.push(column);
    for (const [y, x] of [
      [row, column + 1],
      [row, column - 1],
      [row + 1, column],
      [row - 1, column],
    ] as const) {
      if (!isFree(y, x)) continue;
      seen[y * width + x] = 1;
      open.push([y, x]);
    }
  }
  const texts = [...places]
    .sort(([above], [below]) => above - below)
    .map(([row, columns]) =>
      columns
        .sort((a, b) => a - b)
        .map((column) => page[row]?.[column] ?? '')
        .join('')
        .trim(),
    );
  return { top, left: from, text: texts.filter((text) => text !== '').join('\n') };
}
