/** Text in columns of blanks → its lines, and its statutory tables by their words and the places of both. */
import { knownTables } from '../../forms/known-tables.ts';
import { withKnownTables } from '../../geometry/known/known-tables.ts';
import { withoutFurniture } from '../../geometry/pages/furniture.ts';
import type { PageLine } from '../../geometry/pages/page-layout.ts';
import type { Fragment } from '../../geometry/tables/fragment.ts';
import { joinFragments } from '../../geometry/tables/join-fragments.ts';
import type { Block, Box, Grid } from '../../model/document.ts';
import { isLaidOut, laidOutPages, lineAt } from './laid-out-pages.ts';
import { linesOfText, pageStarts } from './lines-of-text.ts';
import { textBlocks } from './read-plain-text.ts';

/** Null where no table is found so. `pathOf` gives the way back to a line (from 0). */
export function readLaidOutText(text: string, pathOf: (line: number) => string): readonly Block[] | null {
  const lines = linesOfText(text);
  if (!isLaidOut(lines)) return null;
  const starts = pageStarts(text);
  const pages = withoutFurniture(laidOutPages(lines, starts));
  const items = withKnownTables(pages, knownTables).flatMap((page) => page.items);
  const lineOf = (pageNumber: number, [, y]: Box): number => lineAt(starts, pageNumber, y);
  const parts = items.filter((item) => item.kind === 'fragment');
  const tables = [...Map.groupBy(parts, ({ known }) => known).values()];
  if (tables.length === 0) return null;
  return items.flatMap((item): readonly Block[] => {
    if (item.kind === 'line') {
      const line = lineOf(item.pageNumber, item.box);
      return textBlocks(textOf(item, lines[line] ?? ''), pathOf(line));
    }
    const own = tables.find(([first]) => first === item);
    return own === undefined ? [] : [gridOf(own, tables.indexOf(own) + 1, (page, box) => pathOf(lineOf(page, box)))];
  });
}

/** The line itself, unless a part of it stands in a table. */
function textOf(item: PageLine, whole: string): string {
  return item.glyphs.length === Array.from(whole.replaceAll(/\s/gu, '')).length ? whole : item.text;
}

function gridOf(parts: readonly Fragment[], ordinal: number, pathOf: (pageNumber: number, box: Box) => string): Grid {
  const grid = joinFragments(parts, ordinal);
  const cells = grid.cells.map((cell) => ({
    ...cell,
    pageNumber: null,
    box: null,
    path: cell.box === null ? null : pathOf(cell.pageNumber ?? 1, cell.box),
  }));
  return { ...grid, cells };
}
