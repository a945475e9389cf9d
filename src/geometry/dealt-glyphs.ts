/** Which glyphs came to each cell of a page's tables: for whoever asks how a text was put together. */
import type { Box } from '../model/document.ts';
import type { KnownTable } from '../model/known-table.ts';
import { withKnownTables } from './known/known-tables.ts';
import type { Glyph, PageMarks } from './marks/marks.ts';
import { boxAsSeen, turnOf, uprightPage } from './marks/turn.ts';
import { layOutPages } from './pages/page-layout.ts';

export interface DealtCell {
  readonly box: Box;
  readonly glyphs: readonly Glyph[];
}

/** Places are those of the page as seen. `known`: as for `layOutDocument`. */
export function dealtGlyphs(page: PageMarks, known: readonly KnownTable[]): readonly DealtCell[] {
  const turn = turnOf(page);
  const asSeen = <T extends { readonly box: Box }>(one: T): T => ({ ...one, box: boxAsSeen(one.box, page, turn) });
  const items = withKnownTables(layOutPages([uprightPage(page, turn)]), known).flatMap((layout) => layout.items);
  return items
    .flatMap((item) => (item.kind === 'fragment' ? item.cells : []))
    .map(({ box, glyphs }) => ({ ...asSeen({ box }), glyphs: glyphs.map(asSeen) }));
}
