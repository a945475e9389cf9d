/** What the reader sees → the least WordprocessingML that says so, for mammoth. */
import { PICTURE } from '../html/pictures.ts';
import type { CellDoubt } from '../../model/document.ts';
import { tooComplex } from '../limits.ts';
import { plainPiece, type BodyBlock, type BodyCell, type BodyTable, type Paragraph, type Piece } from './body.ts';
import { doubtsOfCell, replacedIn } from './cell-doubts.ts';

export interface WrittenBody {
  readonly xml: string;
  /** `table/row/cell` of the cells, in the order in which they begin; merged-over ones are left out. */
  readonly cellPaths: readonly string[];
  /** By cell: what makes its figure doubtful. */
  readonly doubts: ReadonlyMap<string, readonly CellDoubt[]>;
  /** By cell: what revisions took away from it. */
  readonly replaced: ReadonlyMap<string, string>;
}

/** A report has some 1,000; mammoth takes about 10 kB for each, so this many fit a child of 512 MB. */
const maxParts = 20_000;
const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Errors: `extract.too-complex`. */
export function writeBody(blocks: readonly BodyBlock[]): WrittenBody {
  const parts: string[] = [];
  const cellPaths: string[] = [];
  const doubts = new Map<string, readonly CellDoubt[]>();
  const replaced = new Map<string, string>();
  let tables = 0;
  let partCount = 0;
  const countPart = (): void => {
    partCount += 1;
    if (partCount > maxParts) throw tooComplex({ zh: '段落与单元格数', en: 'paragraphs and cells' }, maxParts);
  };
  const writeBlocks = (some: readonly BodyBlock[]): void => {
    for (const block of some) {
      countPart();
      if (block.kind === 'paragraph') parts.push(paragraphXml(block));
      else writeTable(block);
    }
  };
  const writeTable = (table: BodyTable): void => {
    tables += 1;
    let path = tables;
    parts.push('<w:tbl>');
    for (const row of table.rows) {
      if (row.beginsTable) path = tables += 1;
      parts.push('<w:tr>');
      for (const cell of row.cells)
        writeCell(cell, `${path}/${row.ordinal}${cell.ordinal > 0 ? `/${cell.ordinal}` : ''}`);
      parts.push('</w:tr>');
    }
    parts.push('</w:tbl>');
  };
  const writeCell = (cell: BodyCell, path: string): void => {
    countPart();
    if (cell.merge !== 'continue') cellPaths.push(path);
    noteCell(cell, path, { doubts, replaced });
    parts.push('<w:tc>', cellProperties(cell));
    if (cell.merge !== 'continue') writeBlocks(cell.blocks);
    parts.push('</w:tc>');
  };
  writeBlocks(runningText(blocks));
  return {
    xml: `<w:document xmlns:w="${namespace}"><w:body>${parts.join('')}</w:body></w:document>`,
    cellPaths,
    doubts,
    replaced,
  };
}

function noteCell(cell: BodyCell, path: string, { doubts, replaced }: CellMarks): void {
  const own = doubtsOfCell(cell);
  if (own.length > 0) doubts.set(path, own);
  const before = replacedIn(cell);
  if (before !== null) replaced.set(path, before);
}

interface CellMarks {
  readonly doubts: Map<string, readonly CellDoubt[]>;
  readonly replaced: Map<string, string>;
}

/** Outside of tables. A picture may stand in the place of one: its sign is put to its paragraph, or to the one before. */
function runningText(blocks: readonly BodyBlock[]): readonly BodyBlock[] {
  const written: BodyBlock[] = [];
  for (const any of blocks) {
    const block = any.kind === 'paragraph' ? { ...any, pieces: seen(any.pieces) } : any;
    const isPictured = block.kind === 'paragraph' && block.pieces.some(({ unread }) => unread);
    if (!isPictured || !isBlank(block)) written.push(block);
    const last = written.at(-1);
    if (isPictured && last?.kind === 'paragraph')
      written[written.length - 1] = { ...last, pieces: [...last.pieces, plainPiece(PICTURE)] };
  }
  return written;
}

/** Beside other text nobody reads what can't be seen; alone it may be seen after all, on a ground that isn't known. */
function seen(pieces: readonly Piece[]): readonly Piece[] {
  const shown = pieces.filter(({ unseen, unread }) => !unseen || unread);
  return shown.some(({ text }) => text.trim() !== '') ? shown : pieces;
}

function isBlank(block: BodyBlock): boolean {
  if (block.kind === 'table') return block.rows.every(({ cells }) => cells.every((cell) => cell.blocks.every(isBlank)));
  return block.pieces.every(({ text }) => text.trim() === '');
}

function cellProperties({ columnSpan, merge }: BodyCell): string {
  const span = columnSpan > 1 ? `<w:gridSpan w:val="${columnSpan}"/>` : '';
  const vertical = merge === 'none' ? '' : `<w:vMerge w:val="${merge}"/>`;
  return span + vertical === '' ? '' : `<w:tcPr>${span}${vertical}</w:tcPr>`;
}

function paragraphXml({ headingLevel, pieces }: Paragraph): string {
  const style = headingLevel === null ? '' : `<w:pPr><w:pStyle w:val="Heading${headingLevel}"/></w:pPr>`;
  return `<w:p>${style}${joined(pieces).map(runXml).join('')}</w:p>`;
}

/** Word cuts runs at every edit; pieces set alike are one. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last?.struck === piece.struck && last.raised === piece.raised && last.unseen === piece.unseen)
      runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    else if (piece.text !== '') runs.push(piece);
  }
  return runs;
}

function runXml({ text, struck, raised, unseen }: Piece): string {
  const properties = `${unseen ? '<w:rStyle w:val="Unseen"/>' : ''}${struck ? '<w:strike/>' : ''}${raised ? '<w:vertAlign w:val="superscript"/>' : ''}`;
  const content = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>');
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}
