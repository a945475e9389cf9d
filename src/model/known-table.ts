/** What is known of a table before it is found: the words of its rows and columns in the order of print. */

/** Any of these says the same; the official words first, ordinals included. */
export type Words = readonly string[];

export interface KnownLine {
  readonly words: Words;
  /** Labels of the groups that it stands in, outermost first. */
  readonly groups: readonly Words[];
}

export interface KnownBlock {
  /** Over the whole block; none: no words. */
  readonly title: Words;
  readonly rows: readonly KnownLine[];
  readonly columns: readonly KnownLine[];
}

export interface KnownTable {
  /** Where the labels of rows stand: beside the values, or above them in one row. */
  readonly rowLabels: 'beside' | 'above';
  readonly blocks: readonly KnownBlock[];
  /** Words of the head that name no row or column. */
  readonly decorations: readonly Words[];
}
