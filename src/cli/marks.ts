/** Which cells of a record deserve a look, and how they are marked: by a sign, so that it shows without colour too. */
import type { ReportRecord } from '../model/record.ts';
import type { Paint, Style } from './colour.ts';

export interface Mark {
  readonly sign: '!' | '?' | '~';
  readonly style: Style;
}

const suspect: Mark = { sign: '!', style: 'red' };
const doubt: Mark = { sign: '?', style: 'yellow' };
const warned: Mark = { sign: '~', style: 'cyan' };

/** By code; a suspect of an error outweighs a doubt, and that a warning. */
export function marksOf({ findings, notes }: ReportRecord): ReadonlyMap<string, Mark> {
  const explained = findings.filter(({ consequence_of }) => consequence_of === null);
  const first = (severity: string): readonly string[] =>
    explained.filter((finding) => finding.severity === severity).flatMap(({ cells }) => cells.slice(0, 1));
  const entries: readonly (readonly [string, Mark])[] = [
    ...first('warning').map((code) => [code, warned] as const),
    ...notes.flatMap(({ cells }) => cells.map((code) => [code, doubt] as const)),
    ...first('error').map((code) => [code, suspect] as const),
  ];
  return new Map(entries);
}

export const paintMark = (paint: Paint, mark: Mark | undefined): ((text: string) => string) | undefined =>
  mark === undefined ? undefined : (text) => paint(mark.style, text);
