/** One cause, one finding: what follows from another finding points to it, and nothing rests on a doubt of ours. */
import type { Finding, Severity } from '../model/finding.ts';
import type { Report } from '../model/report.ts';

/** A finding whose explaining finding may not have its index yet. */
export interface Draft {
  readonly finding: Finding;
  readonly key: string | null;
  readonly because: string | null;
}

const familyOf = ({ rule }: Finding): string => rule.slice(0, rule.indexOf('.'));

/** Families whose findings take the figures that they name for operands. */
const arithmetic: ReadonlySet<string> = new Set(['identity', 'narrative', 'cross', 'plausibility']);

/** Whether a finding would accuse the publisher by a number that we may have misread. */
export const restsOnDoubt = ({ figures }: Report, finding: Finding): boolean =>
  finding.severity !== 'info' &&
  arithmetic.has(familyOf(finding)) &&
  finding.cells.some((code) => figures[code]?.state === 'doubtful');

const ranks: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** Whether `cause`, which blames the same cell first, says all that is wrong with it. */
function isCauseOf(cause: Finding, finding: Finding): boolean {
  const isLocated = familyOf(cause) === 'identity' && cause.expected !== null;
  // The words of the text that name the number which the sums ask for confirm it; any other number is a fault of its own.
  if (familyOf(finding) === 'narrative') return isLocated && finding.expected === cause.expected;
  if (familyOf(finding) !== 'plausibility' || ranks[cause.severity] < ranks[finding.severity]) return false;
  return isLocated || ['value', 'narrative', 'plausibility'].includes(familyOf(cause));
}

/** Of two findings that could explain each other the stronger leads, else the earlier. */
const leads = (cause: Finding, finding: Finding, isEarlier: boolean): boolean =>
  !isCauseOf(finding, cause) || ranks[cause.severity] > ranks[finding.severity] || isEarlier;

/** Index of the finding that explains the one at `index` by blaming the same cell; null if none does. */
function sameCellCause(drafts: readonly Draft[], index: number): number | null {
  const finding = drafts[index]?.finding;
  const [cell] = finding?.cells ?? [];
  if (finding === undefined || cell === undefined) return null;
  const causes = drafts.flatMap(({ finding: cause, because }, at) =>
    at !== index &&
    because === null &&
    cause.cells[0] === cell &&
    isCauseOf(cause, finding) &&
    leads(cause, finding, at < index)
      ? [{ at, rank: ranks[cause.severity] }]
      : [],
  );
  return causes.toSorted((a, b) => b.rank - a.rank || a.at - b.at)[0]?.at ?? null;
}

/** Puts the index of the explaining finding for its key. Throws if no finding has the key: the rule is at fault. */
function keyedCause(drafts: readonly Draft[], { finding, because }: Draft): number {
  const index = drafts.findIndex(({ key }) => key === because);
  if (index < 0) throw new Error(`${finding.rule} names an explaining finding that isn't there: ${String(because)}`);
  return index;
}

export function linked(drafts: readonly Draft[]): readonly Finding[] {
  const causes = drafts.map((draft, index) =>
    draft.because === null ? sameCellCause(drafts, index) : keyedCause(drafts, draft),
  );
  return drafts.map(({ finding }, index) => ({ ...finding, consequence_of: causes[index] ?? null }));
}
