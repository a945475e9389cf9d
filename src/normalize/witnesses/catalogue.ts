/** All witnesses, in the order in which a figure's doubts name them. */
import { cellWitnesses } from './cell-ink.ts';
import { printWitnesses } from './cell-print.ts';
import { choiceWitnesses } from './choices.ts';
import { figureWitnesses, readTwice } from './figure-cells.ts';
import { listedHeaderWitnesses, listedRowWitnesses } from './listed-rows.ts';
import { numberLeft } from './numbers-left.ts';
import { orderWitnesses } from './order.ts';
import { cellsOfRowWitnesses, rowCellWitnesses } from './row-cells.ts';
import { labelWitnesses } from './row-labels.ts';
import { runWitnesses } from './runs.ts';
import { shiftedRowWitnesses } from './shifted-rows.ts';
import { strayNumberWitnesses } from './stray-numbers.ts';
import { tableTraces, unreadWitnesses } from './unread.ts';
import type { FigureWitness, RowWitness, RunWitness, TableWitness, WitnessHead } from './witness.ts';

export const ofRuns: readonly RunWitness[] = [...runWitnesses, ...listedHeaderWitnesses];

export const ofRows: readonly RowWitness[] = [
  ...labelWitnesses,
  ...rowCellWitnesses,
  numberLeft,
  ...listedRowWitnesses,
  ...shiftedRowWitnesses,
];

export const ofFigures: readonly FigureWitness[] = [
  ...orderWitnesses,
  ...cellsOfRowWitnesses,
  ...figureWitnesses,
  ...printWitnesses,
  ...cellWitnesses,
];

export const ofTables: readonly TableWitness[] = [
  readTwice,
  ...strayNumberWitnesses,
  ...unreadWitnesses,
  ...choiceWitnesses,
  tableTraces,
];

export const witnesses: readonly WitnessHead[] = [...ofRuns, ...ofRows, ...ofFigures, ...ofTables];
