/**
 * The shape of a statutory form. An edition is data of these types and nothing else; a new edition touches data only.
 *
 * Every table is blocks of rows × columns, and a figure's code is `table.row.column`. In table four the rows are the
 * procedures, although the printed form sets them above the results.
 */
import type { Message } from '../model/note.ts';
import type { FormId, TableName } from './names.ts';

/** Words of the form, folded before they are compared (normalize/labels/fold.ts). */
export interface Label {
  /** Official words without the leading ordinal. */
  readonly text: string;
  /** Official leading ordinal as printed (`（一）`, `1.`, `一、`), null if the form prints none. */
  readonly ordinal: string | null;
  /** Other accepted words; using one is not a fault. */
  readonly variants: readonly string[];
  /** Misprints that have been seen; recognised, and reported. */
  readonly typos: readonly string[];
}

export type Unit = 'count' | 'signed' | 'wan_cny' | 'cny';

/** A row or a column. */
export interface Line {
  /** Segments of the code, dotted: `outcomes.refused.state_secret`. */
  readonly key: string;
  readonly label: Label;
  /** Labels of the groups above it, outermost first: 三、本年度办理结果, （三）不予公开. */
  readonly groups: readonly Label[];
}

export interface FormBlock {
  /** Title row of the block (第二十条第（一）项), null where the form has none. */
  readonly title: Label | null;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** Unit by column key; `count` where not named. */
  readonly units: Readonly<Record<string, Unit>>;
}

/** A row that may stand in for others (an undivided （六）其他处理), with the rows it replaces. */
export interface RowVariant {
  readonly line: Line;
  readonly replaces: readonly string[];
}

export interface FormTable {
  readonly table: TableName;
  readonly blocks: readonly FormBlock[];
  /** Where rows or columns labels stand in the printed form: `beside` the values or `above` them. */
  readonly rowLabels: 'beside' | 'above';
  readonly rowVariants: readonly RowVariant[];
  /** Words in header and corner cells that name no row or column: 信息内容, 申请人情况, the note on the balance. */
  readonly decorations: readonly Label[];
  readonly cornerNote: string | null;
}

/** Σ left = Σ right, by codes. */
export interface Equality {
  readonly kind: 'balance' | 'column' | 'row' | 'dispute';
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** `same`: one code; `sum`: the one is the sum of the others; `near`: nearly the same thing; `no`: not comparable. */
export type Comparability = 'same' | 'sum' | 'near' | 'no';

/** What figures of an edition are to those of the one before it. */
export interface Correspondence {
  /** Codes of the edition before; several are meant as their sum. None: it has no such figure. */
  readonly older: readonly string[];
  readonly newer: readonly string[];
  readonly comparable: Comparability;
  readonly why: Message | null;
}

export interface Edition {
  readonly id: FormId;
  readonly basis: string;
  /** Reporting years the form is due for, both inclusive; null: until further notice. */
  readonly years: readonly [from: number, to: number | null];
  readonly tables: Readonly<Record<TableName, FormTable>>;
  /** Section 一 has five parts by its words. */
  readonly hasOverviewParts: boolean;
  /** Codes of table two, beside those of all editions, that count what was done within the year. */
  readonly yearlyCounts: readonly string[];
  /** Figures that the edition before had otherwise; the others are comparable if they have one code. */
  readonly changes: readonly Correspondence[];
}
