/** Tables without a grid, or with one that says little, found again by what is known of their words. */
import type { Box } from '../../model/document.ts';
import type { KnownTable } from '../../model/known-table.ts';
import { isNumberPart, isNumberText } from '../../shapes/number-shape.ts';
import { centreOf, holds } from '../marks/box.ts';
import type { Fragment } from '../tables/fragment.ts';
import type { Glyph } from '../marks/marks.ts';
import type { PageLayout, PageLine } from '../pages/page-layout.ts';
import { byPosition, toPageLine } from '../pages/page-layout.ts';
import { textLines, type TextLine } from '../glyphs/text-lines.ts';
import { facesOf } from './faces.ts';
import { fragmentsOf } from './known-grid.ts';
import { type Part, partOf, type Piece, piecesOf } from './pieces.ts';
import { stretchesOf } from './stretches.ts';
import { readApart } from './read-apart.ts';
import { type KnownPiece, readFace, readOfficial } from './read-face.ts';

/** Fewer numbers outside of grids are no rows of a table. */
const FEWEST_NUMBERS = 3;
/** A grid most of whose text stands in a table found is a part of that. */
const PART = 0.5;

/** What stands in no grid, and in tables whose rows and columns were told by the places of their texts alone. */
export function withKnownTables(pages: readonly PageLayout[], known: readonly KnownTable[]): readonly PageLayout[] {
  const texts = textsOf(pages);
  const weak = new Set(pages.flatMap(({ items }) => items.filter(isWeak).flatMap(({ glyphs }) => glyphs)));
  const found = known.flatMap((table) => tableIn(texts, table, pages, weak));
  // Labels that a break cuts, and heads that it parts from their rows, have a part on each page.
  const used = new Set(found.flatMap(({ glyphs }) => glyphs));
  return found.length === 0 ? pages : pages.map((page) => replaced(page, found, used));
}

/** The text of all pages in parts, one after the other. */
interface Text {
  readonly parts: readonly Part[];
  readonly pieces: readonly Piece[];
  /** What stands in grids too. */
  readonly isMixed: boolean;
}

/**
 * Whole pages first: columns of text may be those of a table. Then the columns one after the other, and last also what
 * stands in grids: some of a table's rows may have one, on one of its pages.
 */
function textsOf(pages: readonly PageLayout[]): readonly Text[] {
  const toText = (parts: readonly Part[], isMixed = false): Text => ({
    parts,
    pieces: piecesOf(parts),
    isMixed,
  });
  const partsIn = (isIn: (item: Item) => boolean): readonly Part[] =>
    pages.map(({ items, isLoose }, index) =>
      partOf(
        index,
        0,
        items.filter(isIn).flatMap(({ glyphs }) => glyphs),
        isLoose === true,
      ),
    );
  const whole = toText(partsIn(isWeak));
  const columns = pages.flatMap((page, index) => partsOf(page, index));
  const hasGrids = pages.some(({ items }) => items.some((item) => !isWeak(item)));
  const isMixed = hasGrids && whole.pieces.filter(({ numeric }) => numeric).length >= FEWEST_NUMBERS;
  return [
    whole,
    ...(columns.every(({ column }) => column === 0) ? [] : [toText(columns)]),
    ...(isMixed
      ? [
          toText(
            partsIn(() => true),
            true,
          ),
        ]
      : []),
  ];
}

/** `weak`: what stands in no grid, or in a weak one. A table that has a grid throughout is read by that. */
function tableIn(
  texts: readonly Text[],
  table: KnownTable,
  pages: readonly PageLayout[],
  weak: ReadonlySet<Glyph>,
): readonly Fragment[] {
  const isWeakPiece = ({ glyphs }: Piece): boolean => glyphs.some((glyph) => weak.has(glyph));
  const hasWeak = ({ grid }: KnownPiece): boolean =>
    grid.rows.some(({ cells }) => cells.some((cell) => cell.pieces.some(isWeakPiece)));
  const find = (own: readonly Text[], read: Read): readonly Fragment[] => {
    for (const { parts, pieces } of own) {
      const found = read(pieces);
      if (!found.some(hasWeak)) continue;
      return found.flatMap(({ grid, known }) =>
        fragmentsOf(grid, parts, pages).map((fragment) => ({ ...fragment, known })),
      );
    }
    return [];
  };
  const official = find(texts, (pieces) => readOfficial(table, pieces));
  if (official.length > 0) return official;
  const several = find(texts, (pieces) => stretchesOf(table, pieces).flatMap((own) => readOfficial(table, own)));
  if (several.length > 0) return several;
  // Other faces stand in no grid at all.
  const open = texts.filter(({ isMixed }) => !isMixed);
  for (const face of facesOf(table)) {
    const found = find(open, (pieces) => readFace(face, pieces));
    if (found.length > 0) return found;
  }
  return find(open, (pieces) => readApart(table, pieces));
}

type Read = (pieces: readonly Piece[]) => readonly KnownPiece[];

type Item = Fragment | PageLine;

/** Columns that text alone tells, or cells that hold several numbers, or numbers with their heads: no lines part them. */
const isWeak = (item: Item): boolean =>
  item.kind === 'line' ||
  item.inferred ||
  item.cells.some(({ text }) => text.split(/\s+/u).filter(isNumberPart).length > 1) ||
  item.cells.filter(({ text }) => isUnderWords(text)).length >= FEWEST_NUMBERS;

/** Such as `结果\n维持\n0`. */
function isUnderWords(text: string): boolean {
  const lines = text.split('\n');
  return lines.length > 1 && isNumberText(lines.at(-1) ?? '') && /\p{L}/u.test(lines[0] ?? '');
}

function partsOf(page: PageLayout, index: number): readonly Part[] {
  const open = page.items.filter(isWeak);
  const columns = [...new Set(open.map(({ column }) => column))].toSorted((a, b) => a - b);
  return columns.map((column) =>
    partOf(
      index,
      column,
      open.filter((item) => item.column === column).flatMap(({ glyphs }) => glyphs),
      page.isLoose === true,
    ),
  );
}

/** All that stands in the tables found is theirs; what else stood in a table read before is text again. */
function replaced(page: PageLayout, all: readonly Fragment[], used: ReadonlySet<Glyph>): PageLayout {
  const found = all.filter(({ pageNumber }) => pageNumber === page.pageNumber);
  if (found.length === 0 && !page.items.some(({ glyphs }) => glyphs.some((glyph) => used.has(glyph)))) return page;
  const isOverColumns = (column: number): boolean => column > 0 && found.some((fragment) => fragment.column === 0);
  const isTaken = (glyph: Glyph, column: number): boolean =>
    used.has(glyph) ||
    found.some((fragment) => (fragment.column === 0 || fragment.column === column) && isIn(fragment.box, glyph.box));
  // Numbers beside the rows count them.
  const isRowNumber = ({ text, box }: TextLine): boolean =>
    isNumberText(text) && found.some((fragment) => box[1] > fragment.box[1] && box[3] < fragment.box[3]);
  const toLines = (glyphs: readonly Glyph[], column: number): readonly PageLine[] =>
    textLines(glyphs)
      .filter((line) => !isRowNumber(line))
      .map((line) => ({ ...toPageLine(line, page.pageNumber), column }));
  const isPart = (item: Item): boolean =>
    isWeak(item) || item.glyphs.filter((glyph) => used.has(glyph)).length > PART * item.glyphs.length;
  // Columns of text that a table runs over are none.
  const [cut, kept] = [
    page.items.filter((item) => isPart(item) && isOverColumns(item.column)),
    page.items.filter((item) => !isPart(item) || !isOverColumns(item.column)),
  ];
  const items = [
    ...toLines(
      cut.flatMap(({ glyphs, column }) => glyphs.filter((glyph) => !isTaken(glyph, column))),
      0,
    ),
    ...kept.flatMap((item): readonly Item[] => {
      if (!isPart(item) || !item.glyphs.some((glyph) => isTaken(glyph, item.column))) return [item];
      return toLines(
        item.glyphs.filter((glyph) => !isTaken(glyph, item.column)),
        item.column,
      );
    }),
    ...found,
  ];
  const columns = [...new Set(items.map(({ column }) => column))].toSorted((a, b) => a - b);
  return {
    ...page,
    items: columns.flatMap((own) => items.filter(({ column }) => column === own).toSorted(byPosition)),
  };
}

const isIn = (outer: Box, inner: Box): boolean => holds(outer, centreOf(inner));
