/** A Word file as a page to look at: mammoth writes what its reader sees, with the way back from its elements to the file. */
import mammoth from 'mammoth';
import { buildPage } from '../html/build-page.ts';
import type { Page, PageElement } from '../html/page.ts';
import { type LaidBlock, type LaidCell, laidBlocks } from './laid-tables.ts';
import { runningText } from './running-text.ts';
import type { SetText } from './set-lines.ts';
import { readWordFile } from './word-file.ts';

export interface WordPage {
  readonly page: Page;
  /** `table/row/cell` within cells, else `paragraph N`. */
  readonly pathOf: (element: PageElement) => string;
  /** Documents that stand in the text, by ordinal; null where there are no bytes. */
  readonly chunks: readonly (Uint8Array | null)[];
}

/** Errors: `extract.damaged`, `extract.encrypted`, `extract.too-large`, `extract.too-complex`, `extract.unsupported-format`. */
export async function wordPage(bytes: Uint8Array): Promise<WordPage> {
  const { blocks, chunks } = readWordFile(bytes);
  const laid = laidBlocks(runningText(blocks), { tables: 0, parts: 0 });
  const html = await htmlOf(laid);
  const page = buildPage(html, html.length);
  return { page, pathOf: wordPaths(page.root, laid.flatMap(cellsIn)), chunks };
}

const styleMap = [
  ...[1, 2, 3, 4, 5, 6].map((level) => `p.Heading${level} => h${level}:fresh`),
  // The page that is made of it is white.
  "r.Unseen => font[color='white']",
];

/** mammoth is given an empty document, and the blocks in place of its own. */
async function htmlOf(blocks: readonly LaidBlock[]): Promise<string> {
  const empty =
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>';
  const main = 'word/document.xml';
  const file = { exists: (name: string) => name === main, read: () => Promise.resolve(empty) };
  // mammoth reads `file` where neither path nor buffer is given; an array buffer is what its types know besides.
  const input = { arrayBuffer: new ArrayBuffer(0), file };
  const transformDocument = (document: object): object => ({ ...document, children: blocks.map(blockFor) });
  const { value } = await mammoth.convertToHtml(input, { styleMap, includeDefaultStyleMap: false, transformDocument });
  return value;
}

/** As mammoth keeps it. */
function blockFor(block: LaidBlock): object {
  if (block.kind === 'paragraph') {
    const styleId = block.headingLevel === null ? null : `Heading${block.headingLevel}`;
    const children = block.lines.flatMap((line, index) => [...(index > 0 ? [lineBreak] : []), ...line.map(runFor)]);
    return { type: 'paragraph', styleId, children };
  }
  const rows = block.rows.map((cells) => ({ type: 'tableRow', children: cells.map(cellFor) }));
  return { type: 'table', children: rows };
}

const lineBreak = { type: 'break', breakType: 'line' };

const cellFor = ({ rowSpan, columnSpan, blocks }: LaidCell): object => ({
  ...{ type: 'tableCell', rowSpan, colSpan: columnSpan, children: blocks.map(blockFor) },
});

const runFor = ({ text, struck, raised, unseen }: SetText): object => ({
  ...{ type: 'run', children: [{ type: 'text', value: text }], styleId: unseen ? 'Unseen' : null },
  ...{ isStrikethrough: struck, verticalAlignment: raised ? 'superscript' : 'baseline' },
});

/** The paths of cells, in the order in which they begin. */
const cellsIn = (block: LaidBlock): readonly string[] =>
  block.kind === 'paragraph' ? [] : block.rows.flat().flatMap(({ path, blocks }) => [path, ...blocks.flatMap(cellsIn)]);

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
