/** Ordinals of labels as automatic numbers of Word lists. */
import type { ModelCell } from '../document.ts';
import type { WordList } from './docx-parts.ts';

/** Paragraph properties that number the label; '' where its ordinal stays text. */
export type ListNumbering = (cell: ModelCell) => string;

interface Ordinal {
  readonly value: number;
  readonly list: WordList;
}

interface Counter {
  readonly id: number;
  next: number;
}

const numerals = '一二三四五六七';

function ordinalOf({ ordinal }: ModelCell): Ordinal | null {
  const [, open = '', digit = '', close = ''] = /^(（?)([一二三四五六七]|\d)(）|、|\.)$/.exec(ordinal) ?? [];
  if (digit === '') return null;
  const chinese = numerals.indexOf(digit);
  const text = `${open}%1${close}`;
  return chinese === -1
    ? { value: Number(digit), list: { format: 'decimal', text } }
    : { value: chinese + 1, list: { format: 'chineseCounting', text } };
}

/** Adds to `lists` as it goes; null: no lists. An ordinal is numbered if it is the next of its kind; one begins a new list. */
export function listNumbering(lists: WordList[] | null): ListNumbering {
  const counters = new Map<string, Counter>();
  return (cell) => {
    const ordinal = lists === null ? null : ordinalOf(cell);
    if (lists === null || ordinal === null) return '';
    const { value, list } = ordinal;
    if (value === 1) counters.set(list.text + list.format, { id: lists.push(list), next: 1 });
    const counter = counters.get(list.text + list.format);
    if (counter?.next !== value) return '';
    counter.next += 1;
    return `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${counter.id}"/></w:numPr></w:pPr>`;
  };
}
