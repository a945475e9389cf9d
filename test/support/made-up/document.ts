/** A report laid out: text and tables in reading order, before any carrier. Bends change it, renderers print it. */
import type { TableName } from '../../../src/model/report.ts';

/**
 * What a cell is in the form, so that bends can find it: `title` 第二十条…项; `corner` the note or 信息内容; `span` a header over
 * several columns; `column` a header over one; `group` a label beside several rows; `row` a row's own label.
 */
export type CellRole = 'title' | 'corner' | 'span' | 'column' | 'group' | 'row' | 'value' | 'empty' | 'other';

export interface ModelCell {
  readonly role: CellRole;
  /** Leading ordinal of a label, printed before the text. */
  readonly ordinal: string;
  /** May hold \n for line breaks. */
  readonly text: string;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Code of the figure in a value cell, null in every other. */
  readonly code: string | null;
}

export interface ModelTable {
  readonly kind: 'table';
  readonly name: TableName | null;
  readonly rows: readonly (readonly ModelCell[])[];
  /** In the page but not shown to readers. */
  readonly hidden: boolean;
}

export interface ModelText {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'caption' | 'signature';
  readonly text: string;
}

export type ModelBlock = ModelTable | ModelText;

export interface ModelDocument {
  /** Title of the page or file, '' for none. */
  readonly name: string;
  /** What the page says of itself: ArticleTitle, PubDate, ContentSource … */
  readonly meta: Readonly<Record<string, string>>;
  readonly blocks: readonly ModelBlock[];
}

export function cell(role: CellRole, text: string, patch: Partial<ModelCell> = {}): ModelCell {
  return { role, text, ordinal: '', rowSpan: 1, colSpan: 1, code: null, ...patch };
}

export const textOf = ({ ordinal, text }: ModelCell): string => ordinal + text;

export function table(name: TableName | null, rows: readonly (readonly ModelCell[])[]): ModelTable {
  return { kind: 'table', name, rows, hidden: false };
}

export const isTable = (block: ModelBlock): block is ModelTable => block.kind === 'table';

export function mapTables(document: ModelDocument, change: (table: ModelTable) => ModelTable): ModelDocument {
  return { ...document, blocks: document.blocks.map((block) => (isTable(block) ? change(block) : block)) };
}

export function mapCells(source: ModelTable, change: (cell: ModelCell) => ModelCell): ModelTable {
  return { ...source, rows: source.rows.map((row) => row.map(change)) };
}
