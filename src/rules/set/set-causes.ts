/** One cause, one finding, over a set: what follows from another finding of the record points to it. */
import type { Finding, Severity } from '../../model/finding.ts';

const ranks: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

const isOfChain = ({ rule }: Finding): boolean => rule.startsWith('chain.');
const familyOf = ({ rule }: Finding): string => rule.slice(0, rule.indexOf('.'));

/** Whole tables that are another report's: no figure of theirs says anything by itself. */
const isCopyOfFigures = ({ rule, severity, cells }: Finding): boolean =>
  cells.length === 0 && severity === 'error' && (rule === 'chain.identical-figures' || rule === 'fleet.near-duplicate');

/** What a report with other figures than its own can't but show against the years around and its peers. */
const followsFromCopy = (finding: Finding): boolean =>
  finding.cells.length > 0 && (isOfChain(finding) || finding.rule === 'plausibility.peer-outlier');

/** A figure far from others, which says that it is wrong and not why. */
const isDistance = ({ rule }: Finding): boolean => rule === 'chain.year-jump' || rule === 'plausibility.peer-outlier';

const isSameCell = (cause: Finding, finding: Finding): boolean =>
  finding.cells[0] !== undefined && cause.cells[0] === finding.cells[0];

/** Findings of the set: `cause` says why `finding` is there. */
function explainsInSet(cause: Finding, finding: Finding): boolean {
  if (isCopyOfFigures(cause)) return followsFromCopy(finding);
  if (!isSameCell(cause, finding) || ranks[cause.severity] < ranks[finding.severity]) return false;
  // Of two distances that of the organ's own years says more.
  return isDistance(finding) && (isOfChain(cause) ? cause.rule !== finding.rule : !isDistance(cause));
}

/** A finding of the report alone explains one of the set: both blame one cell and ask for the same, or the first says why. */
function explainsOfSet(own: Finding, finding: Finding): boolean {
  if (!isSameCell(own, finding)) return false;
  if (finding.rule === 'chain.fee-unit') return own.rule === 'plausibility.fee-unit';
  const isLocated = own.expected !== null;
  if (isLocated && own.expected === finding.expected) return true;
  if (!isDistance(finding) || ranks[own.severity] < ranks[finding.severity]) return false;
  return familyOf(own) === 'identity' ? isLocated : ['value', 'narrative', 'plausibility'].includes(familyOf(own));
}

/** The first that explains the one at `index` and is explained by none itself; null: none does. */
function causeIn(findings: readonly Finding[], index: number, isTaken: (at: number) => boolean): number | null {
  const finding = findings[index];
  if (finding === undefined) return null;
  const at = findings.findIndex((cause, other) => other !== index && !isTaken(other) && explainsInSet(cause, finding));
  return at < 0 ? null : at;
}

/** Findings of the set about one record, with `consequence_of` counted among themselves. */
export function linkedInSet(findings: readonly Finding[]): readonly Finding[] {
  const isExplained = (at: number): boolean => causeIn(findings, at, () => false) !== null;
  return findings.map((finding, index) => ({ ...finding, consequence_of: causeIn(findings, index, isExplained) }));
}

/** A record's own findings and those of its set, in one list that `consequence_of` counts in. */
export function linkedWithSet(own: readonly Finding[], ofSet: readonly Finding[]): readonly Finding[] {
  const moved = ofSet.map((finding) => {
    const { consequence_of: cause } = finding;
    const at = own.findIndex((one) => one.consequence_of === null && explainsOfSet(one, finding));
    return { ...finding, consequence_of: at >= 0 ? at : cause === null ? null : own.length + cause };
  });
  // What follows from a consequence follows from its cause.
  return [...own, ...moved].map((finding, _, all) => {
    const cause = all[finding.consequence_of ?? -1];
    return cause?.consequence_of == null ? finding : { ...finding, consequence_of: cause.consequence_of };
  });
}
