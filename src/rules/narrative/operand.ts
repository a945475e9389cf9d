/** What the tables show for the codes of a claim. */
import { summedColumns } from '../../forms/catalogue.ts';
import { codeParts } from '../cell-name.ts';
import { type Decimal, sum } from '../decimal.ts';
import type { Report } from '../../model/report.ts';

export interface Operand {
  readonly value: Decimal;
  /** Numbers that were added. */
  readonly numbers: readonly number[];
  /** A blank total stood for by its printed parts: the true figure may be larger, never smaller. */
  readonly isPartial: boolean;
}

interface Shown {
  readonly numbers: readonly number[];
  readonly isPartial: boolean;
}

/** The parts of a total whose cell is blank. */
function partsOf(code: string): readonly string[] {
  const parts = codeParts(code);
  if (parts?.column !== 'total') return [];
  const columns = parts.table === 'disclosure' ? [] : summedColumns[parts.table];
  return columns.map((column) => code.replace(/total$/u, column));
}

const isBlank = (report: Report, code: string): boolean => /^(?:blank|dash)$/u.test(report.figures[code]?.state ?? '');

/** Null: it shows no number, or a doubtful one. */
function shownAt(report: Report, code: string): Shown | null {
  const figure = report.figures[code];
  if (figure?.state === 'number' && figure.value !== null) return { numbers: [figure.value], isPartial: false };
  if (!isBlank(report, code)) return null;
  const parts = partsOf(code).map((part) => report.figures[part]);
  if (parts.some((part) => part?.state === 'doubtful')) return null;
  const numbers = parts.flatMap((part) => (part?.state === 'number' && part.value !== null ? [part.value] : []));
  return numbers.length === 0 ? null : { numbers, isPartial: true };
}

/** The sum of the codes; null where one of them can't be read. A suit's blank total beside one with a number is read as 0. */
export function operandOf(report: Report, codes: readonly string[]): Operand | null {
  const shown = codes.map((code) => shownAt(report, code));
  const isSuits = codes.every((code) => code.startsWith('disputes.litigation_'));
  const numbers = shown.flatMap((one) => one?.numbers ?? []);
  const isReadable = shown.every((one, index) => one !== null || (isSuits && isBlank(report, codes[index] ?? '')));
  if (!isReadable || numbers.length === 0) return null;
  return { value: sum(numbers), numbers, isPartial: shown.some((one) => one?.isPartial === true) };
}
