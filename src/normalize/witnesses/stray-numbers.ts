/** Numbers that stand for no figure: a blank beside them may lack them, and labels beside which they stand have moved. */
import { at } from '../../shapes/at.ts';
import { hasRole } from '../labels/match-label.ts';
import { isNumberLike, isValueLike } from '../../shapes/number-shape.ts';
import type { RunOfRows } from '../rows/read-rows.ts';
import { areColumnNumbers } from '../tables/column-numbers.ts';
import type { Spot } from '../tables/matrix.ts';
import { granted, received, tableFour, tableThree, tableTwo } from './example-tables.ts';
import { type SeenTable, type TableWitness, type Testimony } from './witness.ts';

/** A table two with numbers beside 信息内容, the header over its labels: what stands under or beside the others is not theirs. */
function areLabelsMoved({ oriented, rowRange }: RunOfRows): boolean {
  const { table, matrix, labels } = oriented;
  if (table !== 'disclosure') return false;
  const isCorner = (spot: Spot): boolean => hasRole(labels.get(spot), 'decoration');
  const corners = matrix.rows.slice(...rowRange).filter((own) => own.some(isCorner));
  return corners.some((own) => own.some(isNumber) && !areColumnNumbers(own));
}

/**
 * Codes of blank cells right above or below a number that stands for no figure, and of any cells right above or below one
 * whose row has no words: its digits may be the rest of theirs. `counted`: only the latter, since a cell may have shifted.
 */
function cellsBesideNumbers({ oriented, rowRange: [first, end], rowKeys, assigned }: RunOfRows): readonly string[] {
  const { matrix, headerRows, labels } = oriented;
  // A row that only its place names may be the rest of the one above.
  const unnamed = new Set(
    oriented.table === 'disputes' ? [] : rowKeys.flatMap(({ row, label }) => (label === null ? [row] : [])),
  );
  const taken = new Set(assigned.flatMap(({ spot }) => (spot === null || unnamed.has(spot.row) ? [] : [spot.row])));
  const rows = matrix.rows.slice(first, end).filter((_, index) => isFree(first + index, taken, headerRows));
  const astray = rows.filter((own) => own.some(isNumber) && !areColumnNumbers(own));
  if (astray.length === 0) return [];
  const numbers = astray.flatMap((own) => own.filter(isNumber));
  const isTitle = (spot: Spot): boolean => hasRole(labels.get(spot), 'title');
  const withoutWords = astray.filter((own) => own.every((spot) => isValueLike(spot.text) || isTitle(spot)));
  const wordless = withoutWords.flatMap((own) => own.filter(isNumber));
  const rowsWithout = new Set(withoutWords.flatMap((own) => own.map(({ row }) => row)));
  return assigned
    .filter(({ spot }) => {
      if (spot === null) return false;
      const isBlank = spot.text.trim() === '';
      // Of lines, a number may be cut there too.
      if (matrix.placement === 'listed' && rowsWithout.has(spot.row + spot.rowSpan)) return true;
      // A row that broke in two has its last cells in the next.
      if (isBlank && (rowsWithout.has(spot.row + spot.rowSpan) || rowsWithout.has(spot.row - 1))) return true;
      return (isBlank && matrix.placement === 'drawn' ? numbers : wordless).some((number) => isBeside(spot, number));
    })
    .map(({ code }) => code);
}

/** So many numbers in one row are those of a table, not the number of the row. */
const FEWEST_VALUES = 3;

/** A table four whose figures are blank where a row that is none of theirs, or below them all, has numbers: those may be they. */
function hasOtherValues({ oriented: { table, matrix }, assigned, rowRange: [first] }: RunOfRows): boolean {
  const blanks = assigned.filter(({ spot }) => spot?.text.trim() === '');
  if (table !== 'disputes' || matrix.placement !== 'drawn' || blanks.length < FEWEST_VALUES) return false;
  const taken = new Set(assigned.map(({ spot }) => spot?.row));
  return matrix.rows
    .slice(first)
    .some(
      (own, index) =>
        !taken.has(first + index) && own.filter(isNumber).length >= FEWEST_VALUES && !areColumnNumbers(own),
    );
}

/** A table four whose values went on behind its header's last row: what follows are the rest of them. */
function hasValuesInHeader({ isList, oriented: { table, matrix, headerRows } }: RunOfRows): boolean {
  const counts = [...headerRows].map((row) => at(matrix.rows, row).filter(isNumber).length);
  if (table === 'disclosure') return !isList && counts.filter((count) => count > 0).length >= FEWEST_PAIRS;
  return table === 'disputes' && counts.some((count) => count >= FEWEST_VALUES);
}

/** Rows of a measure and its number: so many are a list, and not what stands in the same grid. */
const FEWEST_PAIRS = 3;

const isFree = (row: number, taken: ReadonlySet<number>, headerRows: ReadonlySet<number>): boolean =>
  !taken.has(row) && !headerRows.has(row);

const isNumber = ({ text }: Spot): boolean => isNumberLike(text);

function isBeside(cell: Spot, number: Spot): boolean {
  const isNext = number.row === cell.row + cell.rowSpan || number.row + number.rowSpan === cell.row;
  return isNext && number.column < cell.column + cell.columnSpan && number.column + number.columnSpan > cell.column;
}

const three = (...between: readonly string[]): readonly string[] =>
  tableThree(`${received}|5|0|0|0|0|0|5`, `${granted}||0|0|0|0|0|`, ...between);

/** Of runs that are as `isSo`, all figures. */
const ofRuns =
  (isSo: (run: RunOfRows) => boolean) =>
  ({ runs }: SeenTable): Testimony => ({
    contradicts: runs.filter(isSo).flatMap(({ assigned }) => assigned.map(({ code }) => code)),
  });

export const strayNumberWitnesses: readonly TableWitness[] = [
  {
    id: 'stray.beside-number',
    message: {
      zh: '紧邻的一行有不属于任何规定行的数字',
      en: 'A number of a row that is none of the form’s stands right above or below the cell',
    },
    basis: 'A row that broke in two has its last cells, or the rest of their digits, in the next',
    judge: ({ runs }) => ({ contradicts: runs.flatMap(cellsBesideNumbers) }),
    examples: [
      {
        name: 'numbers below blanks, in a row that is none of the form',
        placement: 'drawn',
        table: three('其中：|3||||||3'),
        contradicts: ['applications.outcomes.granted.natural_person', 'applications.outcomes.granted.total'],
      },
      { name: 'numbered columns', placement: 'drawn', table: three('|1|2|3|4|5|6|7') },
    ],
  },
  {
    id: 'stray.values-in-header',
    message: {
      zh: '表头行里有数值，其余数值可能被拆到别的行或另属一表',
      en: 'Values stand in rows of the header: those below may be the rest of them, or another table’s',
    },
    basis:
      'A table four whose values went on behind its header has its row of values in pieces; measures with numbers beside them are a list of table two, and the rows in the same grid are another print of it',
    judge: ofRuns(hasValuesInHeader),
    examples: [
      {
        name: 'values behind the header',
        table: [
          '行政复议*5|未经复议直接起诉*5|复议后起诉*5',
          '结果维持|结果纠正|其他结果|尚未审结|总计|5|6|7|8|26',
          '1|2|3|4|10',
        ],
        contradicts: ['disputes.*'],
      },
      {
        name: 'a list of measures above another print of the table',
        table: [
          '规章|本年制发件数|1',
          '本年废止件数|0',
          '现行有效件数|4',
          '信息内容|本年制发件数|本年废止件数|现行有效件数',
          '规章|2|0|5',
        ],
        contradicts: ['disclosure.rules.*'],
      },
      { name: 'values below the header', table: tableFour('1|2|3|4|10|0|0|0|0|0|0|0|0|0|0') },
    ],
  },
  {
    id: 'stray.values-elsewhere',
    message: {
      zh: '表四有空白数据，而另有一行数字不属于该表数值行',
      en: 'Figures of table four are blank while another row of numbers stands there',
    },
    basis: 'Numbers of a row that was not read, beside figures that are blank, may be theirs',
    judge: ofRuns(hasOtherValues),
    examples: [
      {
        name: 'blanks, and numbers in a row below',
        placement: 'drawn',
        table: [...tableFour('1|2|3|4|10||||||||||'), '合计|5|6|7'],
        contradicts: ['disputes.*'],
      },
      { name: 'blanks alone', placement: 'drawn', table: tableFour('1|2|3|4|10||||||||||') },
    ],
  },
  {
    id: 'stray.labels-moved',
    message: { zh: '“信息内容”旁有数字，标签可能错位', en: 'Numbers stand beside 信息内容: the labels may have moved' },
    basis: '信息内容 heads the labels, and its row has no values unless the labels stand elsewhere than it',
    judge: ofRuns(areLabelsMoved),
    examples: [
      {
        name: 'a turned table whose title no longer covers its rows',
        table: [
          '第二十条第（一）项|信息内容|规章|行政规范性文件',
          '本年制发件数|1|2|',
          '本年废止件数|3|4|',
          '现行有效件数|5|6|',
        ],
        contradicts: ['disclosure.*'],
      },
      { name: 'an upright table', table: tableTwo('规章|1|2|3') },
    ],
  },
];
