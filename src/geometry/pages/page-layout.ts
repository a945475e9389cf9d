/** A page's marks → its tables and lines of text, from top to bottom. */
import type { Box } from '../../model/document.ts';
import { beginsAsValue, hasDigit } from '../../shapes/number-shape.ts';
import { areaOf, encloses } from '../marks/box.ts';
import { closeSpacing } from '../glyphs/close-spacing.ts';
import { dedupeGlyphs } from '../glyphs/dedupe-glyphs.ts';
import { findTables, refineTable } from '../tables/find-tables.ts';
import type { Table } from '../tables/find-tables.ts';
import type { Fragment, FragmentCell } from '../tables/fragment.ts';
import { readFragment } from '../tables/fragment.ts';
import { hangingText } from '../tables/hanging-text.ts';
import type { Glyph, Ground, PageMarks } from '../marks/marks.ts';
import type { TextLine } from '../glyphs/text-lines.ts';
import { withoutPageNumbers } from './page-numbers.ts';
import { inParts } from './page-parts.ts';
import type { PagePart } from './page-columns.ts';
import { glyphsWithin } from '../tables/place-glyphs.ts';
import { closeTypedSpaces } from '../glyphs/typed-spaces.ts';
import { withoutWatermark } from '../glyphs/watermark.ts';
import { textLines } from '../glyphs/text-lines.ts';

export interface PageLine extends TextLine {
  readonly kind: 'line';
  readonly pageNumber: number;
  /** Of the page, as in {@link PagePart}. */
  readonly column: number;
  /** A picture stands below it. */
  readonly isPictured?: true;
}

export interface PageLayout {
  readonly pageNumber: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly items: readonly (Fragment | PageLine)[];
  readonly pictures: readonly Box[];
  readonly ground: Ground;
  /** Set in columns of characters, as converters set text: what stands below what is only nearly told. */
  readonly isLoose?: true;
}

/** A row over the whole width has a title, in no more lines than this. */
const FRAME_LINES = 3;
/** Tops nearer than this stand side by side and are read from the left. */
const BESIDE_PT = 3;

/** In reading order. */
export function layOutPages(pages: readonly PageMarks[]): PageLayout[] {
  return inParts(
    closeTypedSpaces(withoutPageNumbers(pages)).map((page) => ({
      ...page,
      glyphs: legible(page.glyphs),
    })),
  ).map(({ page, parts }) => ({
    pageNumber: page.pageNumber,
    widthPt: page.widthPt,
    heightPt: page.heightPt,
    items: parts.flatMap((part) => itemsOn(part)),
    pictures: page.pictures,
    ground: page,
  }));
}

/** Each character once, without a watermark and without spacing. */
const legible = (glyphs: readonly Glyph[]): readonly Glyph[] =>
  closeSpacing(withoutWatermark(dedupeGlyphs(glyphs.map(withHeadDownDoubted))));

/** Upside down, a 6 is seen as a 9, and the digits of a number run the other way: it is where it is, but no one knows what. */
const withHeadDownDoubted = (glyph: Glyph): Glyph =>
  glyph.turn === 180 && hasDigit(glyph.text) ? { ...glyph, turn: 0, uncertain: true } : glyph;

function itemsOn({ marks, column }: PagePart): (Fragment | PageLine)[] {
  const { fragments, rest } = readFragments(marks);
  const lines = textLines(rest).map((line) => toPageLine(line, marks.pageNumber));
  return [...fragments, ...lines].toSorted(byPosition).map((item) => ({ ...item, column }));
}

export function toPageLine(line: TextLine, pageNumber: number): PageLine {
  return { ...line, kind: 'line', pageNumber, column: 0 };
}

/** Innermost tables first, so that a table in a cell, or in a frame, takes its own text. */
function readFragments(page: PageMarks): {
  readonly fragments: readonly Fragment[];
  readonly rest: readonly Glyph[];
} {
  const { tables, glyphs } = findTables(page, page.glyphs);
  const fragments: Fragment[] = [];
  let rest = glyphs;
  for (const table of tables.toSorted((a, b) => areaOf(a.box) - areaOf(b.box))) {
    const inside = glyphsWithin(table.box, rest);
    for (const glyph of hangingText(table, rest, page.heightPt)) inside.add(glyph);
    const readings = readTable(table, [...inside], page);
    if (readings.fragments.length === 0 || isFrame(readings.fragments, fragments)) continue;
    const left = new Set(readings.rest);
    fragments.push(...readings.fragments);
    rest = rest.filter((glyph) => !inside.has(glyph) || left.has(glyph));
  }
  return { fragments, rest };
}

/** Reads a table as drawn, and again with more rows and columns if its cells hold more than one value each. */
function readTable(
  table: Table,
  glyphs: readonly Glyph[],
  page: PageMarks,
): {
  readonly fragments: readonly Fragment[];
  readonly rest: readonly Glyph[];
} {
  const drawn = readFragment(table, glyphs, page);
  const refined = !table.inferred && drawn.fragment?.cells.some(isCrowded) === true ? refineTable(table, glyphs) : [];
  if (refined.length === 0)
    return {
      fragments: drawn.fragment === null ? [] : [drawn.fragment],
      rest: drawn.rest,
    };
  const fragments: Fragment[] = [];
  let rest = glyphs;
  for (const part of refined) {
    const reading = readFragment(part, rest, page);
    if (reading.fragment !== null) fragments.push(reading.fragment);
    rest = reading.rest;
  }
  return { fragments, rest };
}

/** A frame round other tables, or round more text than a row of a table has: its text keeps its place among the rest. */
function isFrame([only, ...others]: readonly Fragment[], inner: readonly Fragment[]): boolean {
  if (only === undefined || others.length > 0 || only.cells.some(({ column }) => column > 0)) return false;
  const around = inner.some(({ box }) => encloses(only.box, box));
  return around || only.cells.some(({ text }) => text.split('\n').length > FRAME_LINES);
}

/** Several numbers or dashes in one cell, side by side or one under another. */
function isCrowded({ text }: FragmentCell): boolean {
  return text.split(/\s+/).filter((word) => beginsAsValue(word)).length > 1;
}

export function byPosition(a: Fragment | PageLine, b: Fragment | PageLine): number {
  const dy = a.box[1] - b.box[1];
  return Math.abs(dy) > BESIDE_PT ? dy : a.box[0] - b.box[0];
}
