/** Lines of a text that are the rest of a table which was not read as one: labels of the form and numbers, no sentences. */
import { editions } from '../forms/catalogue.ts';
import type { FormTable, Label } from '../forms/form.ts';
import { unitPattern } from '../shapes/number-shape.ts';

/** Fewer such lines may be headings, or figures that are listed for themselves. */
const FEWEST_LINES = 3;
/** Of the row, or values, with their units or without, alone or right behind a label; a digit may be one that cannot be told. */
const DIGITS = '[-－]?[\\p{Nd}\ufffd][\\p{Nd}.,\ufffd]*';
const NUMBER = new RegExp(
  `^(?:${DIGITS}\\(?${unitPattern}\\)?)*${DIGITS}(?:\\(?${unitPattern}\\)?)?$|(?<=\\p{Script=Han})\\p{Nd}+$`,
  'u',
);

/** Behind a label, or what is left of one: 复申请（件）. */
const UNIT = new RegExp(`\\(${unitPattern}\\)$`, 'u');

const fold = (text: string): string => text.normalize('NFKC').replaceAll(/\s/gu, '');

const labelsOf = ({ blocks, decorations, rowVariants }: FormTable): readonly Label[] => [
  ...decorations,
  ...rowVariants.flatMap(({ line }) => [line.label, ...line.groups]),
  ...blocks.flatMap(({ title, rows, columns }) => [
    ...(title === null ? [] : [title]),
    ...[...rows, ...columns].flatMap(({ label, groups }) => [label, ...groups]),
  ]),
];

/** All labels one after the other, parted by what no word has. */
const labels = editions
  .flatMap(({ tables }) => Object.values(tables).flatMap(labelsOf))
  .flatMap(({ text, ordinal, variants }) => [text, ...variants].map((words) => fold((ordinal ?? '') + words)))
  .join('\n');

/** Between the words of a row, and round them: `| *3* | **维持** |`, `,,2.重复申请,7`. */
const MARKS = /(?:[\s|│┃*_`$\\,;/&，；、：:]|<\/?[a-z]{1,6}>)+/u;

/** `3 维持 纠正 结果 审结 计`: every word is a part of a label, or a number. No label has a sentence's end in it. */
const isOfLabels = (line: string): boolean => {
  if (line.includes('。')) return false;
  const words = line
    .split(MARKS)
    .map(fold)
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => labels.includes(word.replace(NUMBER, '').replace(UNIT, '')));
};

/** So many numbers beside one another are values of a row. */
const FEWEST_VALUES = 3;
/** Set apart at the end of a line, as the last column of a row is. */
const LAST_COLUMN = /\S\s{2,}\S+\s*$/u;
const SENTENCE = /[。；，！？]/u;

/** Of each word whether it is a number. */
const numbersIn = (line: string): readonly boolean[] =>
  line
    .trim()
    .split(/\s+/u)
    .map(fold)
    .map((word) => NUMBER.test(word));

/** Values in columns of blanks, whatever their label says. */
function isOfValues(line: string): boolean {
  if (SENTENCE.test(line)) return false;
  const values = numbersIn(line);
  const isRow = values.filter(Boolean).length >= FEWEST_VALUES || LAST_COLUMN.test(line);
  return values.length > 1 && values.at(-1) === true && isRow;
}

/** Nothing but a row is parted so. */
const CELLS = /[|│┃\t][^|│┃\t]*[|│┃\t]/u;

/** So many numbers behind a label are a row, however few others are left. */
const VALUES_OF_ROW = 5;

const isWholeRow = (line: string): boolean => numbersIn(line).filter(Boolean).length >= VALUES_OF_ROW;

/** Of each line whether it is such a rest; in a text that has hardly any, none is but a row that is whole, or has its marks. */
export function tableRests(lines: readonly string[]): readonly boolean[] {
  const found = lines.map((line) => isOfLabels(line) || isOfValues(line));
  if (found.filter(Boolean).length >= FEWEST_LINES) return found;
  return lines.map((line) => (CELLS.test(line) || isWholeRow(line)) && isOfLabels(line));
}
