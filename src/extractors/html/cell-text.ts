/** The text that a reader sees in a cell, and what makes it doubtful. */
import type { CellDoubt } from '../../model/document.ts';
import { createLineWriter, type LineWriter } from './line-writer.ts';
import type { PageElement, PageText } from './page.ts';

export interface CellText {
  readonly text: string;
  readonly doubts: readonly CellDoubt[];
}

interface Reading {
  readonly writer: LineWriter;
  /** Raised and lowered digits (footnote marks) are left out. */
  readonly withoutRaised: boolean;
  /** Text of a table that isn't shown is read all the same. */
  readonly ignoresVisibility: boolean;
  struckDigits: boolean;
  raised: string;
  unread: boolean;
}

const digit = /[\p{Nd}\p{No}]/u;
/** Not assigned to any character that prints, or turning the order of the ones that do; and the usual mojibake. */
const unknown =
  /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|[\u{f0000}-\u{10ffff}]|锟斤拷|烫烫/u;

export function readCellText(cell: PageElement, ignoresVisibility: boolean): CellText {
  const first = readOnce(cell, ignoresVisibility, false);
  const raised = digit.test(first.reading.raised) ? readOnce(cell, ignoresVisibility, true) : null;
  // A cell set wholly in raised letters holds its value there.
  const split = raised !== null && raised.text.trim() !== '';
  const text = split ? raised.text : first.text;
  const doubts: CellDoubt[] = [];
  if (first.reading.struckDigits || (split && digit.test(text))) doubts.push('two-numbers');
  if (unknown.test(text) || (first.reading.unread && text.trim() === '')) doubts.push('unknown-characters');
  return { text, doubts };
}

function readOnce(cell: PageElement, ignoresVisibility: boolean, withoutRaised: boolean) {
  const writer = createLineWriter();
  const reading: Reading = {
    writer,
    withoutRaised,
    ignoresVisibility,
    struckDigits: false,
    raised: '',
    unread: holdsData(cell),
  };
  readChildren(cell, reading);
  return { reading, text: writer.take().join('\n') };
}

function readChildren(element: PageElement, reading: Reading): void {
  for (const child of element.children) {
    if (child.kind === 'text') readText(child, element, reading);
    else if (child.display !== 'none') readElement(child, reading);
  }
}

function readText({ text }: PageText, { visible, struck, raised, preserved }: PageElement, reading: Reading): void {
  if (!visible && !reading.ignoresVisibility) return;
  if (struck) {
    reading.struckDigits ||= digit.test(text);
    return;
  }
  if (raised) reading.raised += text;
  if (raised && reading.withoutRaised && digit.test(text)) return;
  reading.writer.write(text, preserved);
}

function readElement(element: PageElement, reading: Reading): void {
  const { tag, display } = element;
  if (tag === 'input') {
    reading.writer.write(inputValue(element), false);
  } else if (tag === 'select') {
    readChildren(selectedOption(element) ?? element, reading);
  } else if (tag === 'img' || tag === 'svg' || tag === 'canvas' || tag === 'object') {
    reading.unread = true;
  } else if (display === 'inline') {
    reading.unread ||= tag === 'bdo' || holdsData(element);
    readChildren(element, reading);
  } else {
    reading.writer.endLine();
    readChildren(element, reading);
    reading.writer.endLine();
  }
}

function inputValue({ attributes }: PageElement): string {
  const type = attributes['type']?.toLowerCase() ?? 'text';
  return /^(?:text|number|tel|search)$/.test(type) ? (attributes['value'] ?? '') : '';
}

function selectedOption(select: PageElement): PageElement | undefined {
  const options = select.children.filter((child) => child.kind === 'element');
  return options.find(({ attributes }) => attributes['selected'] !== undefined) ?? options[0];
}

/** A value that a script shows later: the page's text alone doesn't hold it. */
function holdsData({ attributes }: PageElement): boolean {
  return /\d/.test(
    attributes['data-value'] ?? attributes['data-text'] ?? attributes['data-num'] ?? attributes['data-content'] ?? '',
  );
}
