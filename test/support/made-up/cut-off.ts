/** What is wrong with the reading of a document that was cut off: figures lost in silence, and accusations. */
import type { ReportRecord } from '../../../src/model/record.ts';
import { figureAt } from './judge.ts';

/** Rules that accuse the publisher. */
export const accusations = ({ findings }: ReportRecord): readonly string[] =>
  findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule);

/** `before`: accusations of the whole document. None of a document that is refused. */
export function faultsOfCut(
  record: ReportRecord,
  values: Readonly<Record<string, number | null | undefined>>,
  before: ReadonlySet<string>,
): readonly string[] {
  if (record.status === 'failed') return [];
  const noted = new Set(record.notes.flatMap(({ cells }) => cells));
  const isOtherHandlingNoted = [...noted].some((code) => code.startsWith('applications.outcomes.other_handling'));
  const silent = Object.keys(values).filter(
    (code) => (figureAt(record, code) ?? null) !== (values[code] ?? null) && !noted.has(code) && !isOtherHandlingNoted,
  );
  const isTold = record.notes.some(({ code }) => code === 'extraction.cut-off');
  return [
    ...silent.map((code) => `silent: ${code}`),
    ...accusations(record)
      .filter((rule) => !before.has(rule))
      .map((rule) => `accused: ${rule}`),
    ...(isTold ? [] : ['not told']),
  ];
}
