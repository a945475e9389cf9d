/** Lines of text → paragraphs. A heading is a line of its own; ideographs are joined without a space. */
import type { TextBlock } from '../../model/document.ts';
import { boxAround } from '../marks/box.ts';
import type { PageLine } from './page-layout.ts';

/** A line ends full where less than this many ems are left to the right margin of the text. */
const FULL_EMS = 2;
/** A first line starts at least this many ems to the right of the left margin. */
const INDENT_EMS = 1.2;
/** Lines of one paragraph are apart by less than this many times the usual distance. */
const LEADING = 1.6;
/** A paragraph that starts so is one by itself, whatever stands before it. */
const STARTS_ANEW = /^(?:第?[一二三四五六七八九十]+[、.．，]|[（(][一二三四五六七八九十]+[)）])/;

interface Column {
  readonly left: number;
  readonly right: number;
  readonly leadingPt: number;
}

type ColumnOf = (line: PageLine) => Column;

/** Lines come in reading order, with no table in between. */
export function toParagraphs(lines: readonly PageLine[], columnOf: ColumnOf): TextBlock[] {
  const groups: PageLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && continues(last, line, columnOf)) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => toBlock(group));
}

/** Each line with the lines of its own column, all through a document. */
export function measureColumns(lines: readonly PageLine[]): ColumnOf {
  const measured = new Map(
    [...Map.groupBy(lines, ({ column }) => column)].map(([column, own]) => [column, measure(own)]),
  );
  const none = measure([]);
  return ({ column }) => measured.get(column) ?? none;
}

/** Margins and line distance of running text. */
function measure(lines: readonly PageLine[]): Column {
  const long = lines.filter(({ box, turn }) => turn === 0 && box[2] - box[0] > 100);
  const gaps = lines
    .map((line, index) => line.box[1] - (lines[index - 1]?.box[1] ?? Infinity))
    .filter((gap) => gap > 4 && gap < 60);
  return {
    left: Math.min(...long.map(({ box }) => box[0]), Infinity),
    right: Math.max(...long.map(({ box }) => box[2]), -Infinity),
    leadingPt: middleOf(gaps) ?? 30,
  };
}

function middleOf(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function continues(last: PageLine, line: PageLine, columnOf: ColumnOf): boolean {
  const { left, leadingPt } = columnOf(line);
  if (last.turn !== line.turn || STARTS_ANEW.test(line.text)) return false;
  if (Math.abs(last.sizePt - line.sizePt) > 1) return false;
  const samePage = last.pageNumber === line.pageNumber;
  if (samePage && line.box[1] - last.box[1] > LEADING * leadingPt) return false;
  const isFull = last.box[2] > columnOf(last).right - FULL_EMS * last.sizePt;
  const isIndented = line.box[0] > left + INDENT_EMS * line.sizePt;
  return isFull && !isIndented;
}

function toBlock(group: readonly PageLine[]): TextBlock {
  const first = group[0]?.pageNumber ?? null;
  const isKnown = group.some(({ glyphs }) => glyphs.some(({ uncertain }) => !uncertain));
  return {
    kind: 'text',
    text: group.reduce((text, line) => joinText(text, isKnown ? certainText(line) : line.text), ''),
    headingLevel: null,
    pageNumber: first,
    box: boxAround(group.filter(({ pageNumber }) => pageNumber === first).map(({ box }) => box)),
    path: null,
    ...(group.some(({ isPictured }) => isPictured) && { isPictured: true }),
  };
}

/** Stands for a character that can't be told. */
const UNKNOWN = '\ufffd';

const isUnsure = ({ text, uncertain }: PageLine['glyphs'][number]): boolean => uncertain && /^\p{Nd}$/u.test(text);

/** Digits that may be others, among letters that are none, are no numbers that the text gives. */
function certainText({ text, glyphs }: PageLine): string {
  if (!glyphs.some(isUnsure)) return text;
  let [read, rest] = ['', text];
  for (const glyph of glyphs) {
    const own = glyph.text.trim();
    const at = own === '' ? -1 : rest.indexOf(own);
    if (at < 0) continue;
    read += rest.slice(0, at) + (isUnsure(glyph) ? UNKNOWN : own);
    rest = rest.slice(at + own.length);
  }
  return read + rest;
}

/** A line end between letters or digits of words was a space; between ideographs it was nothing. */
function joinText(text: string, next: string): string {
  return /[A-Za-z,.;]$/.test(text) && /^[A-Za-z]/.test(next) ? `${text} ${next}` : text + next;
}
