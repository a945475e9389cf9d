/**
 * What it costs to put the cells of a row to the form's columns, by how the source places its cells. The costs only have a
 * meaning beside one another. They were tuned on made-up documents, whole and damaged, whose figures are known: each stands
 * where no wrong figure was read without a doubt and the fewest right ones were doubted.
 */
import type { Placement } from '../../../model/document.ts';

export interface Costs {
  /** A cell under the label of another column: a ruling line is evidence, a counted column hardly, a line's n-th place is none. */
  readonly underOther: number;
  readonly underNone: number;
  /** Although the header has a label for each column. */
  readonly besideHeader: number;
  /** Its own label is one of several over it. */
  readonly underSeveral: number;
  /** A cell elsewhere than most rows have its column. */
  readonly offPlace: number;
  /** A cell of words, where the row has more cells than columns. */
  readonly words: number;
  /** A cell that took in the next one leaves room for one that is no figure. */
  readonly twoNumbers: number;
  /** A cell that is no figure: one that most rows have besides, one without a number, one under words that no label knows, any other. */
  readonly skipUsual: number;
  readonly skipBlank: number;
  readonly skipHeaded: number;
  readonly skipNumber: number;
  /** A column without a cell: with one cell that is none, dearer than a row under labels that lost their spans. */
  readonly lacking: number;
  /** The header lacks it too: the publisher may have left it out. */
  readonly lackingUnnamed: number;
  /** The row stands beside its place as a whole: a label lost its span. In lines a label less is no more than that. */
  readonly moved: number;
  /** Its label shows nothing of it. */
  readonly movedAlone: number;
}

const common = {
  underSeveral: 0.4,
  offPlace: 1,
  words: 0.8,
  twoNumbers: 2,
  skipUsual: 0.05,
  skipBlank: 0.7,
  skipHeaded: 0.7,
  skipNumber: 4,
  lacking: 5,
  lackingUnnamed: 1.2,
  moved: 0.9,
  movedAlone: 4,
};

export const costs: Readonly<Record<Placement, Costs>> = {
  // Places of a page are only as exact as its lines and letters.
  drawn: { ...common, underOther: 3, underNone: 0.5, besideHeader: 0.5, offPlace: 0.5 },
  counted: { ...common, underOther: 1.2, underNone: 0.3, besideHeader: 1.5 },
  listed: { ...common, underOther: 0, underNone: 0, besideHeader: 0, moved: 0.3 },
};

/** A figure is sure if another print for it costs so much more: between one cell off its place and two. */
export const SURE_MARGIN = 1.4;

/** So close to one another, neither of two cells is evidence. */
export const TOSS_UP = 0.1;

/** A row that costs so much more than most is like none of them. */
export const SLACK = 4.5;

/** Where too few rows are alike to tell what is usual. */
export const SLACK_OF_FEW = 1;
