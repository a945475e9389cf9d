/** A text's tables as the stream of their cells in reading order, wherever lines, bars and blanks part them. */
import type { Block, Cell, CellDoubt, TextBlock } from '../../model/document.ts';
import { tableNames } from '../../forms/catalogue.ts';
import { isNumberText, standsForNone } from '../../shapes/number-shape.ts';
import { foldLabel } from '../labels/fold.ts';
import { MAX_LABEL_LENGTH } from '../labels/match-label.ts';
import { vocabularies } from '../labels/vocabulary.ts';

/** A cell, or a word of a line. */
export interface Piece {
  /** Without outer white space; '' for a cell that is there and blank. */
  readonly text: string;
  /** Index of the block that it stands in. */
  readonly block: number;
  readonly path: string | null;
  /** The cell that it is, if blocks have cells. */
  readonly cell: Cell | null;
  /** Row of a grid that has several columns: blank cells of another row are none of this one's. */
  readonly row: number | null;
  readonly doubts: readonly CellDoubt[];
}

/** A number with all that a cell may print beside it, or what stands for none. */
const isValue = ({ text }: Piece): boolean => isNumberText(text) || standsForNone(text);

export const isBlank = ({ text }: Piece): boolean => text === '';

/** White space, and the lines that boxes are drawn with. */
const SEPARATORS = /[\s|│┃║｜]+/u;
/** Where a line begins with a bar too, its first cells are those of merged labels, which a stream can't tell from blank values. */
const LINE_OF_WORDS = /^[^\S\n]*[^\s|｜].*$/gmu;
const NOTHING_BETWEEN_BARS = /(?<=[|｜])[^\S\n]*(?=[|｜])/gu;
const BLANK = '\ufdd0';
/** Nothing but the rule of a table. */
const RULE = /^[-=+_~:.─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╒╤╕╞╪╡╘╧╛╓╥╖╟╫╢╙╨╜]{2,}$/u;

export function piecesOf(blocks: readonly Block[]): readonly Piece[] {
  return blocks.flatMap((block, index): readonly Piece[] => {
    if (block.kind === 'text') return wordsOf(block, index);
    if (block.hidden) return [];
    const isMatrix = block.columnCount > 1;
    return block.cells.map((cell) => ({
      text: cell.text.trim(),
      block: index,
      path: cell.path,
      cell,
      row: isMatrix ? cell.row : null,
      doubts: cell.doubts,
    }));
  });
}

function wordsOf({ text, path, isCutOff }: TextBlock, block: number): readonly Piece[] {
  const words = text
    .replaceAll(LINE_OF_WORDS, (line) => line.replaceAll(NOTHING_BETWEEN_BARS, ` ${BLANK} `))
    .split(SEPARATORS)
    .flatMap(apart)
    .filter((word) => word !== '' && !RULE.test(word))
    .map((word) => (word === BLANK ? '' : word));
  return words.map((word, index) => ({
    text: word,
    block,
    path,
    cell: null,
    row: null,
    doubts: isCutOff === true && index === words.length - 1 ? ['cut-off'] : [],
  }));
}

/** A label that left no room before the next column's number: the form's words end where the number begins. */
function apart(word: string): readonly string[] {
  if (word.length > MAX_LABEL_LENGTH) return [word];
  const [, label = '', number = ''] = /^(.*[^\p{Nd}.．,，+-])([+-]?\p{Nd}[\p{Nd}.,]*)$/u.exec(word) ?? [];
  const isLabel = tableNames.some((table) => vocabularies[table].byWords.has(foldLabel(label).body));
  return number !== '' && isLabel ? [label, number] : [word];
}

/** Words, and the values that follow them up to the next words; blank cells count where they are told. */
export interface Run {
  readonly words: readonly Piece[];
  readonly values: readonly Piece[];
}

export function runsOf(pieces: readonly Piece[]): readonly Run[] {
  const runs: { words: Piece[]; values: Piece[] }[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (isBlank(piece) && !isBeside(piece, last)) continue;
    if (isBlank(piece) || isValue(piece)) last?.values.push(piece);
    else if (last === undefined || last.values.some(isValue)) runs.push({ words: [piece], values: [] });
    else {
      // Blank cells behind a title or a header stand for merged ones.
      last.values.length = 0;
      last.words.push(piece);
    }
  }
  return runs;
}

function isBeside({ row, block }: Piece, run: Run | undefined): boolean {
  const before = run?.values.at(-1) ?? run?.words.at(-1);
  return row === null || (before?.block === block && before.row === row);
}

/** As one text: what parts them is no part of a label. */
export const joined = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
