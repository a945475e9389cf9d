/** The cells of a form one by one, each with its official words: what a dictionary of the codes says. */
import { codeOf, rowsOf, unitOf } from './catalogue.ts';
import type { FormTable, Label, Unit } from './form.ts';

export interface FormCell {
  readonly code: string;
  readonly block: string | null;
  /** Official words from the outermost group to the row, then the column. */
  readonly row: readonly string[];
  readonly column: readonly string[];
  readonly unit: Unit;
  /** False for a row that stands in for others where a report doesn't divide them. */
  readonly official: boolean;
}

/** In the form's order, a row that stands in for others before the first of them. */
export function cellsOf(form: FormTable): readonly FormCell[] {
  return form.blocks.flatMap((block) => {
    const { title, rows, columns } = block;
    const keys = [...rows, ...form.rowVariants.map(({ line }) => line)].map(({ key }) => key);
    return rowsOf(form, block, new Set(keys)).flatMap((row) =>
      columns.map((column) => {
        const code = codeOf(form.table, row.key, column.key);
        return {
          code,
          block: title === null ? null : words(title),
          row: [...row.groups, row.label].map(words),
          column: [...column.groups, column.label].map(words),
          unit: unitOf(form, code),
          official: rows.includes(row),
        };
      }),
    );
  });
}

const words = ({ ordinal, text }: Label): string => `${ordinal ?? ''}${text}`;
