/** Page numbers and running headers and footers: text of the page, not of the document. */
import { halfWidth } from '../../shapes/number-shape.ts';
import type { PageLayout, PageLine } from './page-layout.ts';
import { at } from '../../shapes/at.ts';

/** Furniture stands in the outer share of a page. */
const MARGIN = 0.12;
/** Lines of furniture to look for at either end of a page. */
const DEPTH = 3;
const PAGE_NUMBER =
  /^[-—–―－─·.\s]*(?:第?\s*[\d０-９]{1,4}\s*页?|[ivx]{1,5}|第?\s*[\d０-９]{1,4}\s*页?\s*[/／,，、共of]\s*[/／,，、共of\s]*[\d０-９]{1,4}\s*页?)[-—–―－─·.\s]*$/i;
/** Parts of a line that are further apart than this, in ems, are cells of a row. */
const CELL_GAP_EMS = 1.2;

/** Leaves out what is furniture; tables stay as they are. */
export function withoutFurniture(pages: readonly PageLayout[]): PageLayout[] {
  const repeated = repeatedLines(pages);
  const offset = usualOffset(pages);
  return pages.map((page) => {
    const furniture = new Set(
      edgeLines(page).filter((line) => isPageNumber(line, page, offset) || repeated.has(keyOf(line, page))),
    );
    return { ...page, items: page.items.filter((item) => item.kind !== 'line' || !furniture.has(item)) };
  });
}

/** A number alone may be the only figure of a row that a page begins or ends with: a page's number counts the pages. */
function isPageNumber(line: PageLine, page: PageLayout, offset: number): boolean {
  if (!PAGE_NUMBER.test(line.text) || hasCells(line)) return false;
  const number = loneNumber(line);
  return number === null || number === page.pageNumber + offset;
}

const hasCells = ({ glyphs }: PageLine): boolean => {
  const inked = glyphs.filter(({ text }) => text.trim() !== '');
  return inked.slice(1).some(({ box, sizePt }, index) => box[0] - at(inked, index).box[2] > CELL_GAP_EMS * sizePt);
};

/** Null for a number that says what it is: 第3页, 3/5, — 3 —. */
function loneNumber({ text }: PageLine): number | null {
  const digits = halfWidth(text).trim();
  return /^\d+$/u.test(digits) ? Number(digits) : null;
}

/** What most pages' numbers are beyond their own: a report may be part of a longer file. */
function usualOffset(pages: readonly PageLayout[]): number {
  const offsets = pages.flatMap((page) =>
    edgeLines(page).flatMap((line) => {
      const number = PAGE_NUMBER.test(line.text) && !hasCells(line) ? loneNumber(line) : null;
      return number === null ? [] : [number - page.pageNumber];
    }),
  );
  const counts = [...Map.groupBy(offsets, (offset) => offset)];
  const [usual] = counts.toSorted((a, b) => b[1].length - a[1].length || Math.abs(a[0]) - Math.abs(b[0]));
  return usual !== undefined && usual[1].length > 1 ? usual[0] : 0;
}

/** Lines above or below everything else, within the margins: a table ends the search. */
function edgeLines(page: PageLayout): PageLine[] {
  const fromTop = page.items.toSorted((a, b) => a.box[1] - b.box[1]);
  const fromBottom = page.items.toSorted((a, b) => b.box[1] - a.box[1]);
  const top = takeLines(fromTop, (line) => line.box[3] < MARGIN * page.heightPt);
  const bottom = takeLines(fromBottom, (line) => line.box[1] > (1 - MARGIN) * page.heightPt);
  return [...top, ...bottom];
}

function takeLines(items: PageLayout['items'], isAtEdge: (line: PageLine) => boolean): PageLine[] {
  const taken: PageLine[] = [];
  for (const item of items.slice(0, DEPTH)) {
    if (item.kind !== 'line' || !isAtEdge(item)) break;
    taken.push(item);
  }
  return taken;
}

/** Lines that say the same, but for digits, at the same height of at least three pages, or of every page of two. */
function repeatedLines(pages: readonly PageLayout[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(edgeLines(page).map((line) => keyOf(line, page))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const needed = Math.max(2, Math.min(3, pages.length));
  return new Set([...counts].filter(([, count]) => count >= needed).map(([key]) => key));
}

function keyOf(line: PageLine, page: PageLayout): string {
  const fromTop = line.box[1] < page.heightPt / 2;
  const distance = fromTop ? line.box[1] : page.heightPt - line.box[3];
  return `${fromTop ? 'top' : 'bottom'} ${String(Math.round(distance / 4))} ${line.text.replaceAll(/[\d０-９]+/g, '#')}`;
}
