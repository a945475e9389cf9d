/** Whatever a note names is in doubt, whichever step wrote the note: no rule takes it for what the report prints. */
import type { Figure, Report } from './report.ts';

const IN_DOUBT = 0.5;

export function withNamedDoubts(report: Report): Report {
  const named = new Set(report.notes.flatMap(({ cells }) => cells));
  if (named.size === 0) return report;
  const figures = Object.entries(report.figures).map(
    ([code, figure]) => [code, named.has(code) ? inDoubt(figure) : figure] as const,
  );
  return { ...report, figures: Object.fromEntries(figures) };
}

const inDoubt = (figure: Figure): Figure => ({
  ...figure,
  state: 'doubtful',
  confidence: Math.min(figure.confidence, IN_DOUBT),
});
