/** Page numbers: those that stand so near to a table that they would be text of its last row, and what they say of the file. */
import { textLines } from '../glyphs/text-lines.ts';
import type { Glyph, PageMarks } from '../marks/marks.ts';

/** Furniture stands in the outer share of a page. */
const MARGIN = 0.12;
/** What says of itself that it numbers a page: a number alone may be a figure. */
const SAYS_SO = /^第\d{1,4}页(?:[/／,，]?共\d{1,4}页)?$|^[-—–－]\d{1,4}[-—–－]$/u;
/** At one height of this many pages. */
const FEWEST_PAGES = 2;

/** Leaves out strings that number their page at the same height of several. */
export function withoutPageNumbers(pages: readonly PageMarks[]): readonly PageMarks[] {
  const found = pages.map(pageNumbersOn);
  const counts = new Map<string, number>();
  for (const height of found.flatMap((on) => [...new Set(on.map((number) => number.height))]))
    counts.set(height, (counts.get(height) ?? 0) + 1);
  return pages.map((page, index) => {
    const repeated = (found[index] ?? []).filter(({ height }) => (counts.get(height) ?? 0) >= FEWEST_PAGES);
    const left = new Set(repeated.flatMap(({ glyphs }) => glyphs));
    return left.size === 0 ? page : { ...page, glyphs: page.glyphs.filter((glyph) => !left.has(glyph)) };
  });
}

/** 第1页 共3页, 1/3, -1 of 3-: the page's number and that of all pages. */
const OF_SO_MANY = /^[-—–－]?第?(\d{1,3})页?(?:[/／,，]|of)?共?(\d{1,3})页?[-—–－]?$/iu;
/** Without any of these two numbers run together. */
const PARTS_THEM = /[/／,，]|of|页共|页[/／,，]?\d/iu;

/** Whether the last page says of itself that more of them follow. */
export function saysMoreFollows(pages: readonly PageMarks[]): boolean {
  const last = pages.at(-1);
  if (last === undefined) return false;
  const edges = last.glyphs.filter(isAtEdgeOf(last));
  return textLines(edges).some(({ text }) => {
    const words = text.normalize('NFKC').replaceAll(/\s/gu, '');
    const [, number, all] = (PARTS_THEM.test(words) && OF_SO_MANY.exec(words)) || [];
    return Number(number) < Number(all) && Number(all) > pages.length;
  });
}

const isAtEdgeOf =
  ({ heightPt }: PageMarks) =>
  ({ box }: Glyph): boolean =>
    box[3] < MARGIN * heightPt || box[1] > (1 - MARGIN) * heightPt;

interface PageNumber {
  readonly height: string;
  readonly glyphs: readonly Glyph[];
}

function pageNumbersOn(page: PageMarks): PageNumber[] {
  const isAtEdge = isAtEdgeOf(page);
  const strings = Map.groupBy(
    page.glyphs.filter((glyph) => glyph.run !== undefined && isAtEdge(glyph)),
    ({ run }) => run,
  );
  return [...strings.values()].flatMap((own) => {
    const words = own.map(({ text }) => text).join('');
    if (!SAYS_SO.test(words.normalize('NFKC').replaceAll(/\s/gu, ''))) return [];
    return [{ height: (own[0]?.box[1] ?? 0).toFixed(0), glyphs: own }];
  });
}
