/** DOCX → a page as mammoth makes it of the rewritten body, with the way back from its elements to the file. */
import { buildPage } from '../html/build-page.ts';
import type { Page, PageElement } from '../html/page.ts';
import { staleControls } from './bound-controls.ts';
import { convertBody } from './convert-body.ts';
import { paragraphsOfLostStyles } from './cut-off-package.ts';
import { countMarginTables } from './margin-tables.ts';
import { readNumbering } from './numbering.ts';
import { openPackage, type WordPackage } from './open-package.ts';
import { type BodyContext, readBody } from './read-body.ts';
import { countLeftOut } from './read-run.ts';
import { readStyleBook } from './style-book.ts';
import { writeBody, type WrittenBody } from './write-body.ts';

export interface WordPage {
  readonly source: WordPackage;
  readonly context: BodyContext;
  readonly page: Page;
  /** `table/row/cell` within cells, else `paragraph N`. */
  readonly pathOf: (element: PageElement) => string;
  readonly marks: Pick<WrittenBody, 'doubts' | 'replaced'>;
  /** Documents that stand in the text, by ordinal; null where there are no bytes. */
  readonly chunks: readonly (Uint8Array | null)[];
}

/** Errors: `extract.damaged`, `extract.encrypted`, `extract.too-large`, `extract.too-complex`, `extract.unsupported-format`. */
export async function wordPage(bytes: Uint8Array): Promise<WordPage> {
  const source = openPackage(bytes);
  const { blocks, context } = readBody(
    source.body,
    readStyleBook(source.styles),
    readNumbering(source.numbering),
    new Set([...staleControls(source), ...paragraphsOfLostStyles(source)]),
  );
  countLeftOut('margin', context, countMarginTables(source.margins));
  const { xml, cellPaths, ...marks } = writeBody(blocks);
  const html = await convertBody(xml);
  const page = buildPage(html, html.length);
  const chunks = context.chunkIds.map(source.chunk);
  return { source, context, page, pathOf: wordPaths(page.root, cellPaths), marks, chunks };
}

/** Cells, and what stands in them, by their place in the source; other paragraphs by their ordinal among those with text. */
function wordPaths(root: PageElement, cellPaths: readonly string[]): (element: PageElement) => string {
  const paths = new Map<PageElement, string>();
  let cells = 0;
  let paragraphs = 0;
  const visit = (element: PageElement, cellPath: string | null): void => {
    let inside = cellPath;
    if (element.display === 'cell') {
      inside = cellPaths[cells] ?? null;
      cells += 1;
    } else if (element.display === 'block' && inside === null) {
      paragraphs += 1;
    }
    paths.set(element, inside ?? `paragraph ${paragraphs}`);
    for (const child of element.children) if (child.kind === 'element') visit(child, inside);
  };
  for (const element of bodyOf(root)) visit(element, null);
  return (element) => paths.get(element) ?? '';
}

/** The children of `body`, past the elements that the parser adds around a fragment. */
function bodyOf(root: PageElement): readonly PageElement[] {
  const children = root.children.filter((child) => child.kind === 'element');
  return children.flatMap((child) => (/^(?:html|body)$/.test(child.tag) ? bodyOf(child) : [child]));
}
