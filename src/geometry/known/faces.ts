/** Other ways to print a known table: turned, a figure a row, or in pieces. */
import type { KnownBlock, KnownLine, KnownTable, Words } from '../../model/known-table.ts';

/** Tables that together hold all figures of one, in the order of print. */
export type Face = readonly KnownTable[];

export const facesOf = (table: KnownTable): readonly Face[] =>
  table.rowLabels === 'above' ? facesOfRow(table) : facesOfBlocks(table);

/** One row of values: the words above it beside it, or over pieces of it. */
function facesOfRow(table: KnownTable): readonly Face[] {
  const beside = { ...table, rowLabels: 'beside' as const };
  return [
    ...splits(table).map((blocks) => blocks.map((block) => ({ ...table, blocks: [block] }))),
    [beside],
    [{ ...beside, blocks: table.blocks.map(turned) }],
    [{ ...beside, blocks: table.blocks.map(listed) }],
  ];
}

function facesOfBlocks(table: KnownTable): readonly Face[] {
  if (table.blocks.length === 1) {
    const blocks = table.blocks.flatMap((block) => [withoutUndivided(block), withoutDivided(block)]);
    return [turned, ...SUBTOTALS].flatMap((change) => blocks.map((block) => [{ ...table, blocks: [change(block)] }]));
  }
  const all = table.blocks.map(listed);
  const list: KnownBlock = { title: [], rows: all.flatMap(({ rows }) => rows), columns: ONE_COLUMN };
  return [table.blocks.map((block) => ({ ...table, blocks: [block] })), [{ ...table, blocks: [list] }]];
}

/** All rows each by itself, or the first alone; rows that stand in one group stay together there. */
function splits({ blocks: [block] }: KnownTable): readonly (readonly KnownBlock[])[] {
  if (block === undefined) return [];
  const withRows = (rows: readonly KnownLine[]): KnownBlock => ({ ...block, rows });
  const inGroups = [...Map.groupBy(block.rows, ({ groups: [group] }) => group).values()];
  return [inGroups.map(withRows), block.rows.map((row) => withRows([row]))];
}

const ONE_COLUMN: readonly KnownLine[] = [{ words: [], groups: [] }];

const SUBTOTAL: KnownLine = { words: ['小计', '合计'], groups: [] };

/** A further column for the sum of some: behind the first, or before the last. */
const SUBTOTALS = [1, -1].map((at) => ({ columns, ...block }: KnownBlock): KnownBlock => ({
  ...block,
  columns: columns.toSpliced(at, 0, SUBTOTAL),
}));

/** A row that may stand undivided, in place of those in the group of its name: one or the other is printed. */
const isUndivided = ({ words }: KnownLine, rows: readonly KnownLine[]): boolean =>
  rows.some(({ groups }) => groups.some((group) => group.join() === words.join()));

const withoutUndivided = ({ rows, ...block }: KnownBlock): KnownBlock => ({
  ...block,
  rows: rows.filter((row) => !isUndivided(row, rows)),
});

function withoutDivided({ rows, ...block }: KnownBlock): KnownBlock {
  const undivided = new Set(rows.filter((row) => isUndivided(row, rows)).map(({ words }) => words.join()));
  return { ...block, rows: rows.filter(({ groups }) => !groups.some((group) => undivided.has(group.join()))) };
}

export const turned = ({ rows, columns, title }: KnownBlock): KnownBlock => ({ title, rows: columns, columns: rows });

/** A row a figure, in a group with the words of its own row, and in that of its block's title. */
const listed = ({ rows, columns, title }: KnownBlock): KnownBlock => ({
  title,
  rows: rows.flatMap((row) => {
    const groups: readonly Words[] = [...(title.length === 0 ? [] : [title]), ...row.groups, row.words];
    return columns.map(({ words }) => ({ words, groups }));
  }),
  columns: ONE_COLUMN,
});
