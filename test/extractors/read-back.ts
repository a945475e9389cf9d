/** Short ways to look at what an extractor made of a document. */
import type { Block, Document, Grid } from '../../src/model/document.ts';
import { extractHtml } from '../../src/extractors/html/extract-html.ts';

export function page(html: string): Document {
  return extractHtml(new TextEncoder().encode(`<meta charset=utf-8>${html}`));
}

export function gridsOf({ blocks }: Pick<Document, 'blocks'>): readonly Grid[] {
  return blocks.filter((block) => block.kind === 'grid');
}

export function textsOf({ blocks }: Pick<Document, 'blocks'>): readonly string[] {
  return blocks.filter((block) => block.kind === 'text').map(({ text }) => text);
}

/** A grid as rows of texts, a span as `text×columns↓rows`, a doubt as `text!doubt`. */
export function drawn(grid: Grid | undefined): readonly string[] {
  const rows: string[][] = Array.from({ length: grid?.rowCount ?? 0 }, () => []);
  for (const { row, text, rowSpan, columnSpan, doubts } of grid?.cells ?? []) {
    const spans = `${columnSpan > 1 ? `×${columnSpan}` : ''}${rowSpan > 1 ? `↓${rowSpan}` : ''}`;
    rows[row]?.push(`${text}${spans}${doubts.map((doubt) => `!${doubt}`).join('')}`);
  }
  return rows.map((row) => row.join('|'));
}

export function drawnBlocks(blocks: readonly Block[]): readonly (string | readonly string[])[] {
  return blocks.map((block) => (block.kind === 'text' ? block.text : drawn(block)));
}

/** The first table of a page. */
export function rowsOf(html: string): readonly string[] {
  return drawn(gridsOf(page(html))[0]);
}
