/** A page's marks → its tables and lines of text, from top to bottom. */
import { areaOf, centreOf, holds, intersect } from './box.ts';
import { closeOpenSides } from './close-open-sides.ts';
import { dedupeGlyphs } from './dedupe-glyphs.ts';
import type { Fragment } from './fragment.ts';
import { readFragment } from './fragment.ts';
import { hangingText } from './hanging-text.ts';
import type { Lattice } from './lattice.ts';
import { findLattices } from './lattice.ts';
import type { Glyph, PageMarks, Ruling } from './marks.ts';
import { mergeRulings } from './merge-rulings.ts';
import { splitTextRulings } from './text-rulings.ts';
import type { TextLine } from './text-lines.ts';
import { textLines } from './text-lines.ts';

export interface PageLine extends TextLine {
  readonly kind: 'line';
  readonly pageNumber: number;
}

export interface PageLayout {
  readonly pageNumber: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly items: readonly (Fragment | PageLine)[];
}

/** Tops nearer than this stand side by side and are read from the left. */
const BESIDE_PT = 3;

export function layOutPage(page: PageMarks): PageLayout {
  const { fragments, rest } = readFragments(page);
  const lines = textLines(rest).map((line) => toPageLine(line, page.pageNumber));
  return {
    pageNumber: page.pageNumber,
    widthPt: page.widthPt,
    heightPt: page.heightPt,
    items: [...fragments, ...lines].toSorted(byPosition),
  };
}

export function toPageLine(line: TextLine, pageNumber: number): PageLine {
  return { ...line, kind: 'line', pageNumber };
}

/** Innermost tables first, so that a table in a cell, or in a frame, takes its own text. */
function readFragments(page: PageMarks): { readonly fragments: readonly Fragment[]; readonly rest: readonly Glyph[] } {
  const { lattices, glyphs } = findTables(page.rulings, dedupeGlyphs(page.glyphs));
  const fragments: Fragment[] = [];
  let rest = glyphs;
  for (const lattice of lattices.toSorted((a, b) => areaOf(a.box) - areaOf(b.box))) {
    const inside = new Set(rest.filter(({ box }) => holds(lattice.box, centreOf(box))));
    for (const glyph of hangingText(lattice, rest, page.heightPt)) inside.add(glyph);
    const reading = readFragment(lattice, [...inside], page.pageNumber);
    if (reading.fragment === null) continue;
    const left = new Set(reading.rest);
    fragments.push(reading.fragment);
    rest = rest.filter((glyph) => !inside.has(glyph) || left.has(glyph));
  }
  return { fragments, rest };
}

interface Tables {
  readonly lattices: readonly Lattice[];
  readonly glyphs: readonly Glyph[];
}

/** Lines that nobody sees may still be the trace of a table, but never cut a table that is seen. */
function findTables(rulings: readonly Ruling[], glyphs: readonly Glyph[]): Tables {
  const visible = splitTextRulings(mergeRulings(rulings.filter((ruling) => ruling.visible)), glyphs);
  const lattices = findLattices(closeOpenSides(visible.rulings));
  if (rulings.every((ruling) => ruling.visible)) return { lattices, glyphs: visible.glyphs };
  const all = findLattices(closeOpenSides(splitTextRulings(mergeRulings(rulings), glyphs).rulings));
  const unseen = all.filter((lattice) => lattices.every((other) => areaOf(intersect(lattice.box, other.box)) === 0));
  return { lattices: [...lattices, ...unseen], glyphs: visible.glyphs };
}

function byPosition(a: Fragment | PageLine, b: Fragment | PageLine): number {
  const dy = a.box[1] - b.box[1];
  return Math.abs(dy) > BESIDE_PT ? dy : a.box[0] - b.box[0];
}
