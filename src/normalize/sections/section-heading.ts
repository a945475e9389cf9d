/** Which of the six section headings a paragraph is: ordinal and words must both fit. */
import { sectionForms } from '../../forms/sections.ts';
import type { TableName } from '../../model/report.ts';
import { foldLabel } from '../labels/fold.ts';
import { editDistance } from '../labels/match-label.ts';
import { remembered } from '../../shapes/remembered.ts';

export interface SectionHeading {
  readonly ordinal: number;
  /** The printed ordinal, null if none is printed. */
  readonly printedOrdinal: number | null;
  /** In words that the form knows. */
  readonly isExact: boolean;
}

/** The section that each table stands in. */
export const sectionOfTable: Readonly<Record<TableName, number>> = { disclosure: 2, applications: 3, disputes: 4 };

/** A paragraph that begins with a heading's words and goes on is no heading, nor is a digit. */
const MAX_HEADING_LENGTH = 60;
const MIN_HEADING_LENGTH = 2;
const MAX_EDIT_DISTANCE = 2;

interface Known {
  readonly body: string;
  readonly ordinal: number;
  readonly isOfficial: boolean;
}

const known: readonly Known[] = sectionForms.flatMap(({ ordinal, heading, variants, typos }) =>
  [heading, ...variants, ...typos].map((words) => ({
    body: foldLabel(words).body,
    ordinal,
    isOfficial: words === heading,
  })),
);

export const sectionOf = (text: string): SectionHeading | null =>
  text.length > MAX_HEADING_LENGTH || text.length < MIN_HEADING_LENGTH ? null : headingOf(text);

/** Asked of each paragraph for each table of the report. */
const headingOf = remembered((text): SectionHeading | null => {
  const { ordinal, body } = foldLabel(text.replace(/^\s*第([一二三四五六])(?:部分|章)\s?[、：:]?/u, '$1、'));
  if (body === '') return null;
  const printedOrdinal = ordinal === null ? null : ordinal.value;
  const isOfPart = ordinal?.script === 'arabic' || /^\s*[（(〔【㈠-㈩]/u.test(text);
  const form = isOfPart ? bracketedForm(body, printedOrdinal) : formOf(body, printedOrdinal);
  if (form === null) return null;
  return { ordinal: form, printedOrdinal, isExact: known.some((heading) => heading.body === body) };
});

/** （一） or 1. heads a part of a section, unless ordinal and words are those of a section. */
const bracketedForm = (body: string, printed: number | null): number | null =>
  known.find((heading) => heading.body === body && heading.ordinal === printed)?.ordinal ?? null;

/** Exact words need no ordinal; near words need the right one, and so do words that begin alike. */
function formOf(body: string, printed: number | null): number | null {
  const exact = known.find((heading) => heading.body === body);
  if (exact !== undefined) return exact.ordinal;
  if (printed === null) return null;
  const near = known.find(
    (heading) => heading.ordinal === printed && (isNear(heading.body, body) || isLoose(heading.body, body)),
  );
  return near?.ordinal ?? null;
}

/** A misprint leaves most of the letters: two letters (概述) have none to lose. */
function isNear(official: string, body: string): boolean {
  const most = Math.min(MAX_EDIT_DISTANCE, Math.floor(official.length / 3));
  return editDistance(official, body, most) <= most;
}

/** Headings in words of their own that keep the gist: 五、存在问题与下一步改进打算, 四、行政复议、行政诉讼情况. */
const GIST: readonly (readonly [ordinal: number, gist: RegExp])[] = [
  [1, /总体|概况|概述|综述|总述|基本情况/u],
  [2, /主动公开/u],
  [3, /申请/u],
  [4, /复议|诉讼/u],
  [5, /问题|不足|改进/u],
  [6, /其他|事项/u],
];

function isLoose(official: string, body: string): boolean {
  const ordinal = known.find((heading) => heading.body === official)?.ordinal;
  const gist = GIST.find(([number]) => number === ordinal)?.[1];
  return body.length <= 30 && (gist?.test(body) ?? false);
}
