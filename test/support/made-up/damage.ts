/** What goes wrong with a table on the way to a page: nothing printed is lost, but it stands elsewhere. */
import { cell, isTable, type ModelCell, type ModelDocument, type ModelTable } from './document.ts';
import type { Random } from './random.ts';
import { docxBytes, docxStyles } from './render/docx.ts';
import { boxPage, boxStyles } from './render/html-boxes.ts';
import { htmlBytes } from './render/html.ts';
import { htmlStyles } from './render/html-styles.ts';
import { textBytes, textStyles } from './render/text.ts';

export type Rows = ModelTable['rows'];
type Damage = readonly [name: string, damage: (rows: Rows, random: Random) => Rows];

export const withRow = (rows: Rows, at: number, change: (row: readonly ModelCell[]) => readonly ModelCell[]): Rows =>
  rows.map((row, index) => (index === at ? change(row) : row));

const anyRow = (rows: Rows, random: Random): number => random.int(0, rows.length - 1);

/** Changes one cell of those that `isApt`; the rows as they are if none is. */
function withCell(
  rows: Rows,
  random: Random,
  isApt: (own: ModelCell) => boolean,
  change: (own: ModelCell) => readonly ModelCell[],
): Rows {
  const places = rows.flatMap((row, at) => row.flatMap((own, index) => (isApt(own) ? [[at, index] as const] : [])));
  if (places.length === 0) return rows;
  const [at, index] = random.pick(places);
  return withRow(rows, at, (row) => row.toSpliced(index, 1, ...change(row[index]!)));
}

const isLabel = ({ code }: ModelCell): boolean => code === null;

const damages: readonly Damage[] = [
  [
    'an empty cell too many',
    (rows, random) =>
      withRow(rows, anyRow(rows, random), (row) => row.toSpliced(random.int(0, row.length), 0, cell('empty', ''))),
  ],
  ['a label lost', (rows, random) => withCell(rows, random, isLabel, () => [])],
  ['a label twice', (rows, random) => withCell(rows, random, isLabel, (own) => [own, own])],
  [
    'a row span off',
    (rows, random) =>
      withCell(
        rows,
        random,
        ({ rowSpan }) => rowSpan > 1,
        (own) => [{ ...own, rowSpan: own.rowSpan + random.pick([-1, 1]) }],
      ),
  ],
  [
    'a column span off',
    (rows, random) =>
      withCell(
        rows,
        random,
        ({ colSpan }) => colSpan > 1,
        (own) => [{ ...own, colSpan: own.colSpan + random.pick([-1, 1]) }],
      ),
  ],
  [
    'spans lost in a row',
    (rows, random) =>
      withRow(rows, anyRow(rows, random), (row) => row.map((own) => ({ ...own, rowSpan: 1, colSpan: 1 }))),
  ],
  [
    'two rows run together',
    (rows, random) => {
      const at = random.int(0, rows.length - 2);
      return rows.toSpliced(at, 2, [...rows[at]!, ...rows[at + 1]!]);
    },
  ],
  [
    'a row broken in two',
    (rows, random) => {
      const at = anyRow(rows, random);
      const row = rows[at]!;
      const cut = random.int(1, Math.max(1, row.length - 1));
      return rows.toSpliced(at, 1, row.slice(0, cut), row.slice(cut));
    },
  ],
  // No more than its header: a figure that is lost leaves nothing to tell of.
  ['a header row lost', (rows) => (rows[0]?.every(isLabel) === true ? rows.slice(1) : rows)],
  [
    'a row moved down',
    (rows, random) => {
      const at = random.int(0, rows.length - 2);
      return rows.toSpliced(at, 2, rows[at + 1]!, rows[at]!);
    },
  ],
];

/** Damages that one of its tables had, and their names behind the table's. */
export function damaged(
  document: ModelDocument,
  count: number,
  random: Random,
): readonly [ModelDocument, readonly string[]] {
  const tables = document.blocks.filter(isTable);
  const chosen = random.pick(tables);
  const applied = Array.from({ length: count }, () => random.pick(damages));
  const rows = applied.reduce<Rows>((all, [, damage]) => (all.length < 3 ? all : damage(all, random)), chosen.rows);
  const blocks = document.blocks.map((block) => (block === chosen ? { ...chosen, rows } : block));
  return [{ ...document, blocks }, [chosen.name ?? '', ...applied.map(([name]) => name)]];
}

export const writers: readonly (readonly [string, (document: ModelDocument, random: Random) => Uint8Array])[] = [
  ['page', (document, random) => htmlBytes(document, random.pick(htmlStyles))],
  ['page of boxes', (document, random) => boxPage(document, random.pick(boxStyles))],
  ['Word file', (document, random) => docxBytes(document, random.pick(docxStyles))],
  ['text', (document, random) => textBytes(document, random.pick(textStyles))],
];
