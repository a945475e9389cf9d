/** Every code of every form in one fixed order, so that a report's figures are a short list on the disk. */
import { codeOf, codesOf, editions, tableNames } from '../forms/catalogue.ts';
import type { FormTable } from '../forms/form.ts';

const variantCodes = ({ table, rowVariants, blocks }: FormTable): readonly string[] =>
  rowVariants.flatMap(({ line }) => (blocks[0]?.columns ?? []).map(({ key }) => codeOf(table, line.key, key)));

const codes: readonly string[] = [
  ...new Set(
    editions.flatMap(({ tables }) =>
      tableNames.flatMap((table) => [...codesOf(tables[table]), ...variantCodes(tables[table])]),
    ),
  ),
];

type Figures = Readonly<Record<string, number | null>>;

/** A hole for a code that the report doesn't have. */
const ABSENT = '';

export function packFigures(figures: Figures): string {
  const values: (number | null | typeof ABSENT)[] = [];
  for (const code of codes) values.push(figures[code] === undefined ? ABSENT : figures[code]);
  return JSON.stringify(values);
}

export function unpackFigures(packed: string): Figures {
  const values: unknown = JSON.parse(packed);
  if (!Array.isArray(values)) throw new Error('no packed figures');
  const figures: Record<string, number | null> = {};
  for (const [index, code] of codes.entries()) {
    const value: unknown = values[index];
    if (typeof value === 'number' || value === null) figures[code] = value;
  }
  return figures;
}
