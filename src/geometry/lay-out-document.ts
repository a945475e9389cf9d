/** Pages of marks → blocks in reading order, tables joined over page breaks. */
import type { Block, Place } from '../model/document.ts';
import type { KnownTable } from '../model/known-table.ts';
import type { Fragment } from './tables/fragment.ts';
import { withoutFurniture } from './pages/furniture.ts';
import { isContinuation, joinFragments } from './tables/join-fragments.ts';
import { withKnownTables } from './known/known-tables.ts';
import { markPictures } from './pages/mark-pictures.ts';
import type { PageMarks } from './marks/marks.ts';
import type { PageLine } from './pages/page-layout.ts';
import { layOutPages, toPageLine } from './pages/page-layout.ts';
import { measureColumns, toParagraphs } from './pages/paragraphs.ts';
import { textLines } from './glyphs/text-lines.ts';
import { boxAsSeen, turnOf, uprightPage } from './marks/turn.ts';

type Run =
  { readonly kind: 'table'; readonly fragments: Fragment[] } | { readonly kind: 'lines'; readonly lines: PageLine[] };

/** `known`: tables that are looked for by their words where no grid shows. */
export function layOutDocument(pages: readonly PageMarks[], known: readonly KnownTable[] = []): Block[] {
  const turns = new Map(pages.map((page) => [page.pageNumber, { page, turn: turnOf(page) }]));
  const upright = [...turns.values()].map(({ page, turn }) => uprightPage(page, turn));
  const asSeen = <T extends Place>(place: T): T => {
    const turned = turns.get(place.pageNumber ?? 0);
    if (turned === undefined || place.box === null) return place;
    const { slantDegrees, scale = 1 } = turned.page;
    if (turned.turn === 0 && slantDegrees === 0 && scale === 1) return place;
    return { ...place, box: boxAsSeen(place.box, turned.page, turned.turn) };
  };
  return layOutUpright(upright, known).map((block) =>
    block.kind === 'grid' ? { ...block, cells: block.cells.map(asSeen) } : asSeen(block),
  );
}

function layOutUpright(pages: readonly PageMarks[], known: readonly KnownTable[]): Block[] {
  const layouts = markPictures(withKnownTables(withoutFurniture(layOutPages(pages)), known));
  const runs = toRuns(layouts.flatMap((layout) => layout.items));
  const settled = mergeLines(
    runs.map((run) => (run.kind === 'table' && !isTable(run.fragments) ? asLines(run.fragments) : run)),
  );
  const columnOf = measureColumns(settled.flatMap((run) => (run.kind === 'lines' ? run.lines : [])));
  let ordinal = 0;
  return settled.flatMap((run): Block[] =>
    run.kind === 'lines' ? toParagraphs(run.lines, columnOf) : [joinFragments(run.fragments, (ordinal += 1))],
  );
}

function toRuns(items: readonly (Fragment | PageLine)[]): Run[] {
  const runs: Run[] = [];
  for (const item of items) {
    if (!extendLast(runs.at(-1), item) && !extendBeside(runs, item)) runs.push(startRun(item));
  }
  return runs;
}

/** Tables that stand side by side go on next to one another: those after the last line of text are looked at, latest first. */
function extendBeside(runs: readonly Run[], item: Fragment | PageLine): boolean {
  const lastLines = runs.findLastIndex(({ kind }) => kind === 'lines');
  const later = runs.slice(lastLines + 1).toReversed();
  // What comes after a table that ends above it on its page is no part of one before that.
  const barrier = later.findIndex((run) => run.kind === 'table' && run.fragments.some((other) => isAbove(other, item)));
  return (barrier < 0 ? later : later.slice(0, barrier)).some((run) => run.kind === 'table' && extendLast(run, item));
}

const isAbove = (fragment: Fragment, item: Fragment | PageLine): boolean =>
  fragment.pageNumber === item.pageNumber && fragment.box[3] <= item.box[1];

function startRun(item: Fragment | PageLine): Run {
  return item.kind === 'line' ? { kind: 'lines', lines: [item] } : { kind: 'table', fragments: [item] };
}

function extendLast(last: Run | undefined, item: Fragment | PageLine): boolean {
  if (last?.kind === 'lines' && item.kind === 'line') return last.lines.push(item) > 0;
  if (last?.kind !== 'table' || item.kind !== 'fragment') return false;
  const before = last.fragments.at(-1);
  return before !== undefined && isContinuation(before, item) && last.fragments.push(item) > 0;
}

/** One column is a frame or a list of frames: its text is text. */
function isTable(fragments: readonly Fragment[]): boolean {
  return fragments.some(({ cells }) => cells.some((cell, _, all) => all.some((other) => other.column !== cell.column)));
}

function asLines(fragments: readonly Fragment[]): Run {
  return {
    kind: 'lines',
    lines: fragments.flatMap(({ glyphs, pageNumber, column }) =>
      textLines(glyphs).map((line) => ({ ...toPageLine(line, pageNumber), column })),
    ),
  };
}

function mergeLines(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.kind === 'lines' && last?.kind === 'lines') last.lines.push(...run.lines);
    else merged.push(run);
  }
  return merged;
}
