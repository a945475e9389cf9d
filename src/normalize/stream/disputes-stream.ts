/** Table four from a stream: the results of each procedure, then the fifteen values. */
import { allColumns, allRows } from '../../forms/catalogue.ts';
import { keyOf, type Labelled, labelsIn } from './labels.ts';
import type { Run } from './pieces.ts';
import { MOST_WORDS, settled } from './rows.ts';
import { cellAt, closedRow, type StreamedTable } from './streamed-table.ts';

const procedures = allRows.disputes.map(({ key }) => key);
const results = allColumns.disputes.map(({ key }) => key);
const count = procedures.length * results.length;

export function disputesIn(runs: readonly Run[]): readonly StreamedTable[] {
  return runs.flatMap((run) => streamed(run) ?? []);
}

/** The results above each row of values, with all words of its header: those of a page before stand there too. */
export function headsIn(runs: readonly Run[]): readonly { readonly key: string; readonly pieces: Run['words'] }[] {
  return runs
    .filter(({ values }) => values.length > 0)
    .flatMap(({ words }) =>
      labelsIn(words.slice(-MOST_WORDS), 'disputes').flatMap((label) => {
        const key = keyOf(label, 'column');
        return key === null ? [] : [{ key, pieces: words }];
      }),
    );
}

function streamed({ words, values }: Run): StreamedTable | null {
  if (values.length < count) return null;
  const labels = labelsIn(words.slice(-MOST_WORDS), 'disputes');
  const named = ofLastHeader(labels.filter((label) => keyOf(label, 'column') !== null));
  const found = named.map((label) => keyOf(label, 'column'));
  const expected = procedures.flatMap(() => results);
  if (found.join() !== expected.join()) return null;
  const over = procedures.map((key) => labels.findLast((label) => keyOf(label, 'row') === key));
  const places = over.map((label) => (label === undefined ? -1 : labels.indexOf(label)));
  if (places.some((place, index) => place <= (places[index - 1] ?? -1))) return null;
  const own = settled(values, count, 'none');
  if (own === null) return null;
  return {
    table: 'disputes',
    rows: [
      closedRow(over.map((label, index) => cellAt(index * results.length, label?.pieces ?? [], results.length))),
      closedRow(named.map((label, index) => cellAt(index, label.pieces))),
      closedRow(own.map((value, index) => cellAt(index, [value]))),
    ],
    isWhole: true,
  };
}

/** A header over two pages, or written in each merged cell, names its columns more than once. */
const ofLastHeader = (columns: readonly Labelled[]): readonly Labelled[] => columns.slice(-count);
