/** Cells that print the labels of a form. */
import type { Label, Line } from '../../../../src/forms/form.ts';
import { cell, type CellRole, type ModelCell } from '../document.ts';
import type { MadeUpReport } from '../report.ts';

export function labelCell(role: CellRole, { ordinal, text }: Label, patch: Partial<ModelCell> = {}): ModelCell {
  return cell(role, text, { ordinal: ordinal ?? '', ...patch });
}

export function valueCell(report: MadeUpReport, code: string, patch: Partial<ModelCell> = {}): ModelCell {
  return cell('value', report.printed[code] ?? '', { code, ...patch });
}

/** How many rows from `index` on stand in the same group at `depth`; 0 if the group began before. */
export function groupRun(rows: readonly Line[], index: number, depth: number): number {
  const group = rows[index]?.groups[depth];
  if (group === undefined || rows[index - 1]?.groups[depth] === group) return 0;
  const end = rows.findIndex((row, other) => other > index && row.groups[depth] !== group);
  return (end === -1 ? rows.length : end) - index;
}
