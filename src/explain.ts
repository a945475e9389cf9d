/** Bytes and a code → how that figure came to be: the same steps as src/pipeline.ts, with what each of them saw. */
import { withStatements } from './claims/read-statements.ts';
import { extract } from './extractors/extract.ts';
import type { ExplainedCell, ExplainedGlyph, Explanation } from './model/explanation.ts';
import type { Document } from './model/document.ts';
import type { Report } from './model/report.ts';
import type { RuleOverrides } from './model/rule-overrides.ts';
import { traceFigure, type TraceOfFigure } from './normalize/trace-figure.ts';
import { normalize } from './normalize/normalize.ts';
import { cellWords } from './rules/cell-name.ts';
import { checkReport } from './rules/check-report.ts';

/** One for each report of the document. `code`: one of the forms'. Throws PipelineError `extract.*`, `normalize.*`. */
export async function explainFigure(
  bytes: Uint8Array,
  code: string,
  overrides: RuleOverrides,
): Promise<readonly Explanation[]> {
  const document = await extract(bytes);
  const reports = normalize(document).map(withStatements);
  const traces = traceFigure(document, code, reports);
  const explanations: Explanation[] = [];
  for (const [index, report] of reports.entries()) {
    const trace = traces[index];
    if (trace === undefined) throw new Error(`no trace of report ${index + 1}`);
    explanations.push(await explanationOf(report, trace, { code, document, bytes, overrides }));
  }
  return explanations;
}

interface Asked {
  readonly code: string;
  readonly document: Document;
  readonly bytes: Uint8Array;
  readonly overrides: RuleOverrides;
}

async function explanationOf(report: Report, trace: TraceOfFigure, asked: Asked): Promise<Explanation> {
  const { code, overrides } = asked;
  const { title, organ, year, edition } = report;
  const figure = report.figures[code];
  const { findings } = checkReport(report, overrides);
  return {
    code,
    name: cellWords(code, edition),
    report: { title, organ: organ?.name ?? null, year, edition },
    ...trace,
    glyphs: await glyphsOf(trace.cell, asked),
    figure: figure === undefined ? null : figureFacts(figure),
    notes: report.notes
      .filter(({ cells }) => cells.includes(code))
      .map((note) => ({ code: note.code, message: note.message })),
    findings: findings
      .filter(({ cells }) => cells.includes(code))
      .map(({ rule, severity, message }) => ({ rule, severity, message })),
  };
}

function figureFacts({ state, value, unit, normalised, confidence }: Report['figures'][string]): Explanation['figure'] {
  return { state, value, unit, normalised, confidence };
}

async function glyphsOf(cell: ExplainedCell | null, { document, bytes }: Asked): Promise<readonly ExplainedGlyph[]> {
  if (document.carrier !== 'pdf' || cell === null || cell.page === null || cell.bbox === null) return [];
  const { glyphsAt } = await import('./extractors/pdf/glyphs-at.ts');
  const glyphs = await glyphsAt(bytes, cell.page, cell.bbox);
  return glyphs.map(({ glyph: { text, box, sizePt, uncertain, struck = false }, dealt }) => ({
    ...{ text, bbox: box, size: sizePt, uncertain, struck, dealt },
  }));
}
