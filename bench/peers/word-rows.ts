/**
 * What an hour's script reads of a print, for comparison: words in lines, labels by their first characters, the last numbers of a line,
 * in the form's order where there are as many lines as rows. No geometry, no doubts.
 */
import { withPdf } from '../../src/extractors/pdf/open-pdf.ts';
import { codesOf, editions } from '../../src/forms/catalogue.ts';
import type { FormTable } from '../../src/forms/form.ts';

interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly sizePt: number;
}

/** Words of one height, from left to right. */
type Line = readonly Word[];

export type Values = ReadonlyMap<string, number | null>;

export async function wordRows(bytes: Uint8Array): Promise<Values> {
  const lines = await linesOf(bytes);
  const tables = editions.map(({ tables: { applications, disclosure, disputes } }) => [
    ...inOrder(lines, applications),
    ...byLabel(lines, disclosure),
    ...alone(lines, disputes),
  ]);
  return new Map(tables.toSorted((a, b) => b.length - a.length)[0]);
}

const linesOf = (bytes: Uint8Array): Promise<readonly Line[]> =>
  withPdf(bytes, async (pdf) => {
    const lines: Line[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      lines.push(...inLines(items.flatMap((item) => ('str' in item ? wordsOf(item) : []))));
    }
    return lines;
  });

interface TextItem {
  readonly str: string;
  readonly transform: readonly unknown[];
}

/** Texts of a PDF are those of a cell, or of several with blanks between. */
function wordsOf({ str, transform }: TextItem): readonly Word[] {
  const [, , , scale = 0, x = 0, y = 0] = transform.map(Number);
  return str.split(/\s+/u).flatMap((text, index) => (text === '' ? [] : [{ text, x: x + index, y, sizePt: scale }]));
}

/** Share of its size by which a word may stand higher than the one before it in its line. */
const SAME_LINE = 0.5;

function inLines(words: readonly Word[]): Word[][] {
  const lines: Word[][] = [];
  for (const word of words.toSorted((a, b) => b.y - a.y)) {
    const last = lines.at(-1)?.at(-1);
    if (last !== undefined && last.y - word.y < SAME_LINE * word.sizePt) lines.at(-1)?.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.x - b.x));
}

const NUMBER = /^(?:-?[\d,]+(?:\.\d+)?|[-—–－/／无]+)$/u;

const numberOf = (text: string): number | null => (/\d/u.test(text) ? Number(text.replaceAll(',', '')) : null);

/** The numbers at the end of a line, if they are so many. */
function lastOf(line: Line, count: number): readonly string[] {
  const texts = line.map(({ text }) => text);
  const numbers = texts.slice(texts.findLastIndex((text) => !NUMBER.test(text)) + 1);
  return numbers.length === count ? numbers : [];
}

type Read = readonly (readonly [code: string, value: number | null])[];

const put = (codes: readonly string[], texts: readonly string[]): Read =>
  codes.map((code, index) => [code, numberOf(texts[index] ?? '')] as const);

/** Rows of as many numbers as the table has columns, one after the other, or by their labels where some are missing. */
function inOrder(lines: readonly Line[], form: FormTable): Read {
  const width = form.blocks[0]?.columns.length ?? 0;
  const rows = lines.map((line) => lastOf(line, width)).filter(({ length }) => length > 0);
  const codes = codesOf(form);
  return rows.length * width === codes.length ? put(codes, rows.flat()) : byLabel(lines, form);
}

/** Characters of a label that a line must begin with. */
const BEGINNING = 4;

function byLabel(lines: readonly Line[], form: FormTable): Read {
  return form.blocks.flatMap(({ rows, columns }) =>
    rows.flatMap((row): Read => {
      const label = ((row.label.ordinal ?? '') + row.label.text).slice(0, BEGINNING);
      const line = lines.find(
        (own) => own[0]?.text.startsWith(label) === true && lastOf(own, columns.length).length > 0,
      );
      if (line === undefined) return [];
      const codes = columns.map(({ key }) => `${form.table}.${row.key}.${key}`);
      return put(codes, lastOf(line, columns.length));
    }),
  );
}

/** The one row of a table: the last line with as many numbers as it has figures. */
function alone(lines: readonly Line[], form: FormTable): Read {
  const codes = codesOf(form);
  const line = lines.findLast((own) => lastOf(own, codes.length).length > 0);
  return line === undefined ? [] : put(codes, lastOf(line, codes.length));
}
