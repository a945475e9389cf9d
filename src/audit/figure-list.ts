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

export const packFigures = (figures: Figures): string =>
  JSON.stringify(codes.map((code) => (figures[code] === undefined ? ABSENT : figures[code])));

export function unpackFigures(packed: string): Figures {
  const values: unknown = JSON.parse(packed);
  if (!Array.isArray(values)) throw new Error('no packed figures');
  return Object.fromEntries(
    codes.flatMap((code, index): [string, number | null][] => {
      const value: unknown = values[index];
      return typeof value === 'number' || value === null ? [[code, value]] : [];
    }),
  );
}
