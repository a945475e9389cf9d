/** A chart as data: what is drawn, what a screen reader says instead, and the numbers behind it. */
import type { Message } from '../model/note.ts';

export interface Series {
  readonly name: Message;
  /** One for each category; null: nothing to draw. */
  readonly values: readonly (number | null)[];
}

export interface Chart {
  /** Anchor on the page. */
  readonly id: string;
  readonly title: Message;
  /** What is counted, and what was left out. */
  readonly note: Message;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** `stack`: columns by category, parts on top of one another; `bars`: lying bars, the first on top; `lines`: a line a series. */
  readonly kind: 'stack' | 'bars' | 'lines';
  readonly unit: 'count' | 'percent';
  /** Further columns of the table below the chart, by name: one text for each category. */
  readonly details: readonly { readonly name: Message; readonly values: readonly string[] }[];
}
