import type { FigureLevel, ReportRecord } from '../model/record.ts';

export interface PrintedFigure {
  readonly code: string;
  /** Null: the report shows no number there. */
  readonly value: number | null;
}

/** A record's figures in its own order, which is the form's. */
export function figuresOf({ disclosure, applications, disputes }: ReportRecord): readonly PrintedFigure[] {
  const tables = { disclosure, applications, disputes };
  return Object.entries(tables).flatMap(([table, level]) => (level === undefined ? [] : flatten(table, level)));
}

function flatten(prefix: string, level: FigureLevel): readonly PrintedFigure[] {
  return Object.entries(level).flatMap(([segment, value]) => {
    const code = `${prefix}.${segment}`;
    return typeof value === 'object' && value !== null ? flatten(code, value) : [{ code, value }];
  });
}
