/** Ruling lines and text of a page → the lattices of its tables, drawn or told by the text alone. */
import type { Box } from '../../model/document.ts';
import { seenLines } from '../rulings/along-grounds.ts';
import { areaOf, centreOf, encloses, holds, intersect } from '../marks/box.ts';
import { linesBetween } from '../rulings/boxes.ts';
import { chunkLines } from '../glyphs/chunks.ts';
import { openEnds } from '../rulings/open-ends.ts';
import { openSides } from './open-sides.ts';
import { withoutFramesRoundText } from '../rulings/frames-in-cells.ts';
import { inferRulings } from './infer-rulings.ts';
import type { Lattice } from '../rulings/lattice.ts';
import { findLattices } from '../rulings/lattice.ts';
import type { Glyph, PageMarks, Ruling } from '../marks/marks.ts';
import { mergeRulings } from '../rulings/merge-rulings.ts';
import { withoutNarrowSteps } from '../rulings/narrow-steps.ts';
import { findOpenTables } from './open-tables.ts';
import { isFigureLine } from './text-columns.ts';
import { splitTextRulings } from '../rulings/text-rulings.ts';
import { at } from '../../shapes/at.ts';

export interface Table extends Lattice {
  /** Columns come from the text: their boundaries are anywhere in the gaps. */
  readonly inferred: boolean;
}

export interface Tables {
  readonly tables: readonly Table[];
  readonly glyphs: readonly Glyph[];
}

/** Lines that nobody sees may still be the trace of a table, but never cut a table that is seen. */
export function findTables({ rulings: all, grounds }: PageMarks, glyphs: readonly Glyph[]): Tables {
  const rulings = withoutFramesRoundText(all, glyphs);
  const visible = splitTextRulings(mergeRulings(seenLines({ rulings, grounds })), glyphs);
  const drawn = drawnTables(visible.rulings, visible.glyphs);
  const unseen = rulings.every((ruling) => ruling.visible)
    ? []
    : drawnTables(splitTextRulings(mergeRulings(rulings), glyphs).rulings, glyphs).filter(({ box }) =>
        isApart(box, drawn),
      );
  const lined = withoutFields(withoutFramesInCells([...drawn, ...unseen]), visible.glyphs);
  const boxed = boxTables([...lined.filter(isBox).map(({ box }) => box), ...grounds], lined, visible.glyphs);
  const framed = [...lined.filter((table) => boxed.length === 0 || !isBox(table)), ...boxed];
  const free = visible.glyphs.filter(({ box }) => !framed.some((table) => holds(table.box, centreOf(box))));
  return { tables: [...framed, ...textTables(free)], glyphs: visible.glyphs };
}

/** A single column within a table is no table of its own, but a frame in a cell: a field of a form. */
function withoutFramesInCells(tables: readonly Table[]): Table[] {
  const wide = tables.filter(({ xs }) => xs.length > 2);
  return tables.filter(({ xs, box }) => xs.length > 2 || !wide.some((other) => encloses(other.box, box)));
}

/** Frames round values alone, whose labels stand beside them in the open, are fields: the text shows the table. */
function withoutFields(tables: readonly Table[], glyphs: readonly Glyph[]): Table[] {
  const letters = glyphs.filter(({ text }) => /\p{L}/u.test(text)).map(({ box }) => ({ box, ...centreOf(box) }));
  const open = letters.filter((letter) => !tables.some(({ box }) => holds(box, letter)));
  return tables.filter(({ box, xs, ys }) => {
    if (letters.some((letter) => holds(box, letter))) return true;
    const beside = open.filter((letter) => letter.box[2] < box[0]).map(({ y }) => y);
    const above = open.filter(({ y }) => y < box[1] && y > box[1] - LABEL_ABOVE_PT).map(({ x }) => x);
    return !hasLabels(ys, beside) && !hasLabels(xs, above);
  });
}

/** Labels stand no further above the values. */
const LABEL_ABOVE_PT = 36;

/** Half of the steps between the boundaries have a letter. */
function hasLabels(boundaries: readonly number[], letters: readonly number[]): boolean {
  const labelled = boundaries.slice(1).filter((to, index) => letters.some((x) => x > at(boundaries, index) && x < to));
  return labelled.length * 2 >= boundaries.length;
}

const isBox = ({ xs, ys }: Lattice): boolean => xs.length === 2 && ys.length === 2;

/**
 * Tables whose cells are boxes of their own, framed or filled. Boxes that leave out some figures of the page are shades
 * and highlights: the text says more.
 */
function boxTables(boxes: readonly Box[], lined: readonly Table[], glyphs: readonly Glyph[]): Table[] {
  const ruled = lined.filter((table) => !isBox(table));
  const isFree = (box: Box): boolean => !ruled.some((table) => holds(table.box, centreOf(box)));
  const cells = boxes.filter(isFree);
  const own = cells.filter((cell) => cells.filter((other) => other !== cell && encloses(cell, other, -1)).length < 2);
  const lattices = findLattices(mergeRulings(linesBetween(own))).filter(({ xs, ys }) => xs.length > 2 && ys.length > 2);
  if (lattices.length === 0) return [];
  const figures = chunkLines(glyphs.filter(({ box }) => isFree(box)))
    .filter((line) => isFigureLine(line))
    .flatMap(({ chunks }) => chunks);
  const held = figures.filter(({ x0, x1, y0, y1 }) =>
    lattices.some(({ box }) => holds(box, centreOf([x0, y0, x1, y1]))),
  );
  return held.length < figures.length ? [] : lattices.map((lattice) => ({ ...lattice, inferred: false }));
}

function isApart(box: Box, tables: readonly Table[]): boolean {
  return tables.every((other) => areaOf(intersect(box, other.box)) === 0);
}

/** More lines than this on one page are a drawing; what isn't drawn is then not looked for. A full page of tables has 200. */
const MAX_RULINGS = 3000;
/** More tables than this on one page are a drawing: the largest are read, the text of the others stays text. */
const MAX_TABLES = 200;

function drawnTables(rulings: readonly Ruling[], glyphs: readonly Glyph[]): Table[] {
  if (rulings.length > MAX_RULINGS)
    return largest(findLattices(rulings)).map((lattice) => ({ ...lattice, inferred: false }));
  const sides = new Set(openSides(rulings));
  return largest(findLattices([...rulings, ...sides]).flatMap(withEnds)).flatMap((lattice) => {
    if (lattice.vertical.some((line) => !sides.has(line)))
      return [{ ...withoutNarrowSteps(lattice, glyphs), inferred: false }];
    return refineTable(
      lattice,
      glyphs.filter(({ box }) => holds(lattice.box, centreOf(box))),
    );
  });
}

/** Ends in the open are those within one table: a frame round it has no part in its rows. */
function withEnds(lattice: Lattice): Lattice[] {
  const lines = [...lattice.horizontal, ...lattice.vertical];
  const ends = openEnds(lines);
  return ends.length === 0 ? [lattice] : findLattices([...lines, ...ends]);
}

/** The lattice with the rows and columns that its text shows beyond those that are drawn; none if it shows none. */
export function refineTable(lattice: Lattice, glyphs: readonly Glyph[]): Table[] {
  const inferred = inferRulings({ ...lattice, open: false }, chunkLines(glyphs));
  if (inferred.length === 0) return [];
  return withInferred([...lattice.horizontal, ...lattice.vertical, ...inferred], lattice.box);
}

function largest(lattices: readonly Lattice[]): Lattice[] {
  return lattices.toSorted((a, b) => areaOf(b.box) - areaOf(a.box)).slice(0, MAX_TABLES);
}

/** Tables without any line: what is left of the page's text must look like one by itself. */
function textTables(glyphs: readonly Glyph[]): Table[] {
  return findOpenTables(chunkLines(glyphs)).flatMap(({ frame, lines }) => {
    const inferred = inferRulings(frame, lines);
    return inferred.length === 0 ? [] : withInferred(inferred, frame.box);
  });
}

function withInferred(rulings: readonly Ruling[], box: Box): Table[] {
  return findLattices([...rulings, ...border(box)]).map((lattice) => ({ ...lattice, inferred: true }));
}

function border([x0, y0, x1, y1]: Box): Ruling[] {
  return [
    { axis: 'horizontal', at: y0, from: x0, to: x1, visible: false },
    { axis: 'horizontal', at: y1, from: x0, to: x1, visible: false },
    { axis: 'vertical', at: x0, from: y0, to: y1, visible: false },
    { axis: 'vertical', at: x1, from: y0, to: y1, visible: false },
  ];
}
