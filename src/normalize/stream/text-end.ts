/**
 * A text that was cut off. Most texts lack a line end after their signature, so the tell is where they end: in a table that the
 * form goes on with, at a heading with nothing below, or within a sentence.
 */
import { editions, tableNames } from '../../forms/catalogue.ts';
import type { Block, Cell, Document } from '../../model/document.ts';
import type { Note } from '../../model/note.ts';
import type { TableName } from '../../model/report.ts';
import { isNumberText } from '../../shapes/number-shape.ts';
import { foldLabel } from '../labels/fold.ts';
import { vocabularies } from '../labels/vocabulary.ts';
import { sectionOf } from '../sections/section-heading.ts';
import { labelsIn, rowLabel } from './labels.ts';
import { isBlank, joined, type Piece, piecesOf, type Run, runsOf } from './pieces.ts';
import { MOST_WORDS } from './rows.ts';
import { at } from '../../shapes/at.ts';

const note: Note = {
  code: 'extraction.cut-off',
  message: {
    zh: '文本在中途中断，其后的内容没有读到，不作判断；请重新下载或复制完整的文本',
    en: 'The text breaks off before its end; what would have followed was not judged: download or copy the whole text',
  },
  cells: [],
};

/** With a note if it was cut off, and a doubt at the number that it ends in. */
export function withTextEnd(document: Document): Document {
  if (!isCutOff(document)) return document;
  const blocks = document.openEnd === undefined ? document.blocks : withDoubtfulEnd(document.blocks, document.openEnd);
  return { ...document, blocks, notes: [...document.notes, note] };
}

function withDoubtfulEnd(blocks: readonly Block[], openEnd: 'number' | 'words'): readonly Block[] {
  const last = blocks.at(-1);
  if (last?.kind === 'text') return openEnd === 'number' ? blocks.with(-1, { ...last, isCutOff: true }) : blocks;
  if (last === undefined) return blocks;
  const at = last.cells.findLastIndex(({ text }) => text.trim() !== '');
  // Blank cells behind it may be ones whose text is lost.
  const first = openEnd === 'number' ? at : at + 1;
  const cells = last.cells.map((cell, index): Cell =>
    index < first || cell.row < last.rowCount - 1 ? cell : { ...cell, doubts: [...cell.doubts, 'cut-off'] },
  );
  return blocks.with(-1, { ...last, cells });
}

function isCutOff({ blocks, openEnd }: Document): boolean {
  const last = blocks.at(-1);
  if (last === undefined) return false;
  if (last.kind === 'text' && OPENING.test(last.text)) return true;
  if (last.kind === 'text' && (endsAtHeading(last.text, openEnd) || endsInSentence(last.text, openEnd))) return true;
  if (openEnd !== undefined && isBelowHeading(blocks)) return true;
  return endsInTable(runsOf(piecesOf(blocks)), openEnd, blocks.some(isFirstHeading));
}

/** What would close it is missing. */
const OPENING = /[（(《〈“‘「『【〔]\s*$/u;

/** The text holds a whole report, and no tables alone. */
const isFirstHeading = (block: Block): boolean => block.kind === 'text' && sectionOf(block.text)?.ordinal === 1;

/** A heading, or its first words. */
const endsAtHeading = (text: string, openEnd: Document['openEnd']): boolean =>
  sectionOf(text) !== null || (openEnd !== undefined && ORDINAL.test(text) && text.length < 30);

/** No signature begins so. */
const ORDINAL = /^(?:[一二三四五六](?:、|$)|[（(][一二三四五六七八九十]{1,2}(?:[）)]|$)|第[一二三四五六七八九十])/u;

/** Words right below a heading that are no sentence, and not the word that there is nothing to say. */
function isBelowHeading(blocks: readonly Block[]): boolean {
  const [heading, last] = blocks.slice(-2);
  if (heading?.kind !== 'text' || last?.kind !== 'text' || sectionOf(heading.text) === null) return false;
  return !/[。！？.!?]$/u.test(last.text) && !NOTHING.test(last.text);
}

/** 无, 没有需要报告的事项. */
const NOTHING = /^(?:无|没有|暂无|不存在)$|^(?:本年度?)?(?:无|没有|暂无|不存在).*(?:项|况|费用?|容|题|形)$/u;

/** No signature is so long, or has a comma. */
const MIN_SENTENCE = 32;
/** No name begins so. */
const BEGINS_SENTENCE = /^(?:因|根据|按照|依据|依照|截至|由于|此外|同时)/u;
const endsInSentence = (text: string, openEnd: Document['openEnd']): boolean =>
  openEnd !== undefined &&
  (text.length >= MIN_SENTENCE || /[，。；：]/u.test(text) || BEGINS_SENTENCE.test(text)) &&
  !/[。！？；.!?;：:）)」』”"】》]$/u.test(text.trim());

/** Text after a table's last row, up to a signature or a remark, is shorter than what makes a section. */
const MAX_TAIL = 60;

function endsInTable(runs: readonly Run[], openEnd: Document['openEnd'], isReport: boolean): boolean {
  const at = runs.findLastIndex(isOfTable);
  const row = runs[at];
  if (row === undefined) return false;
  const tail = runs.slice(at + 1).flatMap(({ words, values }) => [...words, ...values]);
  const words = joined(tail);
  if (words.includes('。')) return false;
  if (isHeader(tail)) return true;
  if (words.length > MAX_TAIL) return false;
  // No report ends with a table.
  if (words === '' && isReport) return true;
  return !isLastRow(row) || (openEnd === 'number' && tail.length === 0 && !isSummedUp(row));
}

/** Of a table, or of a section; or the beginning of one. */
const isHeader = (tail: readonly Piece[]): boolean =>
  tail.some(({ text }) => sectionOf(text) !== null) ||
  tableNames.some((table) => labelsIn(tail, table).length > 0 || beginsLabel(joined(tail), table));

/** Fewer characters begin many words. */
const LEAST_BEGUN = 2;

function beginsLabel(words: string, table: TableName): boolean {
  const { body } = foldLabel(words);
  return body.length >= LEAST_BEGUN && vocabularies[table].byWords.keys().some((label) => label.startsWith(body));
}

/** Ends with a row's label and values, or with the header of table four and values. */
function isOfTable({ words: all, values }: Run): boolean {
  const words = all.slice(-MOST_WORDS);
  if (rowLabel(words, 'disclosure') !== null || rowLabel(words, 'applications') !== null) return true;
  return values.length > 0 && labelsIn(words.slice(-DISPUTE_LABELS), 'disputes').length >= DISPUTE_LABELS - 1;
}

/** Columns of table four. */
const DISPUTE_LABELS = 15;
const LAST_ROWS: ReadonlySet<string> = new Set(
  editions.flatMap(({ tables }) => tables.applications.blocks.flatMap(({ rows }) => rows.at(-1)?.key ?? [])),
);

/** With as many values as the last row of a table has. */
function isLastRow({ words: all, values }: Run): boolean {
  const words = all.slice(-MOST_WORDS);
  const numbers = values.filter((piece) => !isBlank(piece)).length;
  const disclosure = rowLabel(words, 'disclosure')?.entries.some(({ key }) => isLastOfTableTwo(key, numbers)) ?? false;
  const applications = rowLabel(words, 'applications')?.entries.some(({ key }) => LAST_ROWS.has(key)) ?? false;
  return disclosure || (applications && numbers >= 7) || numbers === DISPUTE_LABELS;
}

const isLastOfTableTwo = (key: string, numbers: number): boolean =>
  editions.some(({ tables: { disclosure } }) => {
    const block = disclosure.blocks.at(-1);
    return block?.rows.at(-1)?.key === key && numbers >= block.columns.length;
  });

/** The last number is the sum of those before it, in table four of its procedure's: it is whole. */
function isSummedUp({ values }: Run): boolean {
  const numbers = values.filter(({ text }) => isNumberText(text)).map(({ text }) => Number(text.normalize('NFKC')));
  const own = numbers.length === DISPUTE_LABELS ? numbers.slice(-5) : numbers;
  const total = at(own, -1);
  return own.length > 2 && own.slice(0, -1).reduce((sum, number) => sum + number, 0) === total;
}
