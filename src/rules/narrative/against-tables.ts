/** Text against table, one number of the text at a time. */
import type { Claim } from '../../model/claim.ts';
import type { Severity } from '../../model/finding.ts';
import type { Message, Report } from '../../model/report.ts';
import { decimalOf, formatDecimal, formatNumber, subtract, toNumber } from '../decimal.ts';
import type { Facts } from '../facts.ts';
import { oneLine } from '../plain-words.ts';
import { fail, notAssessable, type Outcome, pass } from '../rule.ts';
import { claimWords } from './claim-words.ts';
import { contradictions } from './contradictions.ts';
import { type Operand, operandOf } from './operand.ts';

/** Readings of one number of the text: one where its words settle it, several where they don't. */
type Readings = readonly Claim[];

const placeOf = ({ section, offset, text, wording }: Claim): string => [section, offset, text, wording].join('\n');
/** Numbers with more than one reading: 办理, the applicants' number that may be that of all, results of one procedure or of both. */
const isAmbiguous = ({ wording }: Claim): boolean =>
  wording === 'flow.handled' || wording === 'dispute.of-either' || wording.startsWith('applicant.');

function readingsIn(claims: readonly Claim[]): readonly Readings[] {
  const [ambiguous, plain] = [claims.filter(isAmbiguous), claims.filter((claim) => !isAmbiguous(claim))];
  return [...[...Map.groupBy(ambiguous, placeOf).values()], ...plain.map((claim) => [claim])];
}

const isOpposite = (left: Claim['scope'], right: Claim['scope']): boolean =>
  (left === 'own' && right === 'region') || (left === 'region' && right === 'own');

/** 县政府办14件，各部门76件: the same figure of two scopes, and which of them the tables have isn't told. */
const isOfTwoScopes = (claim: Claim, { statements }: Report): boolean =>
  claim.state === 'weak' &&
  statements?.claims.some(
    ({ codes, scope, value }) =>
      codes.join() === claim.codes.join() && isOpposite(scope, claim.scope) && value !== claim.value,
  ) === true;

/** 代表区政府, 本级: a government's own office, whose numbers the tables needn't be. */
const mayDiffer = (claim: Claim, { report, organ }: Facts): boolean =>
  isOfTwoScopes(claim, report) || (claim.scope === 'own' && (organ?.kind === 'government' || organ?.kind === 'zone'));

type Fit = 'fits' | 'with-carried-in' | 'less' | 'more' | 'unknown';

const PROCESSED = 'applications.outcomes.total.total';
const RECEIVED = 'applications.received.total';
const CARRIED_IN = 'applications.carried_in.total';

/** 45.02万元 for 45.0234: rounded and cut are both right, whatever the last printed digit is. */
function toleranceOf({ codes, precision, text, beside = 0 }: Claim): number {
  if (!codes[0]?.endsWith('_wan_cny')) return precision + beside;
  const [, decimals] = /(?:[.．]([\d０-９]+))?\s*万元/u.exec(text) ?? [];
  const isOfMyriads = /万元/u.test(text);
  return Math.max(precision * 2, isOfMyriads ? LESS_THAN_ONE * 10 ** -(decimals?.length ?? 0) : 0);
}

/** A whole unit of the last digit is another number. */
const LESS_THAN_ONE = 0.999_999;

function fitOf(claim: Claim, operand: Operand | null): Fit {
  if (operand === null) return 'unknown';
  const difference = toNumber(subtract(decimalOf(claim.value), operand.value));
  if (Math.abs(difference) <= toleranceOf(claim)) return 'fits';
  return difference < 0 ? 'less' : 'more';
}

/** 收到 n 件 that counts what came from last year too. */
function withCarriedIn(claim: Claim, report: Report): boolean {
  if (claim.codes.length !== 1 || claim.codes[0] !== RECEIVED) return false;
  const both = operandOf(report, [RECEIVED, CARRIED_IN]);
  return fitOf(claim, both) === 'fits';
}

const isProcessed = ({ codes }: Claim): boolean => codes.length === 1 && codes[0] === PROCESSED;

/** 答复 n 件 of those that came this year: what came from last year is counted by the figure alone. */
function withoutCarriedIn(claim: Claim, report: Report): boolean {
  const carriedIn = report.figures[CARRIED_IN];
  if (!isProcessed(claim) || carriedIn?.state !== 'number' || carriedIn.value === null) return false;
  return fitOf({ ...claim, value: claim.value + carriedIn.value }, operandOf(report, [PROCESSED])) === 'fits';
}

/**
 * Answers among what was received, or beside requests that were withdrawn: the figure may count more. 办理 may be all that there was
 * to handle.
 */
function fitsOtherwise(claim: Claim, report: Report): boolean {
  if (claim.wording === 'flow.accepted') return withCarriedIn(claim, report);
  if (claim.wording === 'flow.handled') return withCarriedIn({ ...claim, codes: [RECEIVED] }, report);
  return /^flow\.(?:answered|processed-of-received)$/u.test(claim.wording) && withoutCarriedIn(claim, report);
}

const note = (isGuarded: boolean): Message =>
  isGuarded ? { zh: '；统计口径可能不同', en: '; the scope may differ' } : { zh: '', en: '' };

function severityOf(claim: Claim, isGuarded: boolean, isLess: boolean): Severity | null {
  if (isGuarded) return 'info';
  if (claim.state === 'settled') return isLess ? null : 'warning';
  return /^flow\.(?:accepted|handled|answered)$/u.test(claim.wording) ? 'warning' : 'info';
}

interface Judged {
  readonly claim: Claim;
  readonly operand: Operand;
}

/** `least`: the rule's own severity, which no case exceeds. */
function failure({ claim, operand }: Judged, facts: Facts, least: Severity): Outcome {
  const { report } = facts;
  const isGuarded = mayDiffer(claim, facts);
  const isPlain = !operand.isPartial || fitOf(claim, operand) === 'less';
  const other = otherCount(claim, report);
  const severity = severityOf(claim, isGuarded, isPlain && other === null) ?? least;
  const right = formatDecimal(operand.value);
  const isSum = operand.numbers.length > 1;
  return fail(claim.codes, {
    severity: rank(severity) > rank(least) ? least : severity,
    words: {
      quote: oneLine(claim.text),
      cell: claimWords(claim.codes, report),
      left: valueWords(claim),
      right,
      note: other ?? note(isGuarded),
    },
    expected: claim.codes.length === 1 && claim.precision === 0 ? claim.value : null,
    formula: `${formatNumber(claim.value)} ≠ ${isSum ? operand.numbers.map(formatNumber).join(' + ') : right}`,
    quote: claim.text,
  });
}

const CARRIED_IN_TOO: Message = {
  zh: '；正文数等于新收与上年结转之和',
  en: '; the text gives new and carried in together',
};

const NOT_CARRIED_IN: Message = {
  zh: '；正文数等于办理结果总计减上年结转',
  en: '; the text gives those that were not carried in',
};

/** What else the text may have counted, where the figures fit that. */
const otherCount = (claim: Claim, report: Report): Message | null =>
  withCarriedIn(claim, report) ? CARRIED_IN_TOO : withoutCarriedIn(claim, report) ? NOT_CARRIED_IN : null;

const rank = (severity: Severity): number => ['info', 'warning', 'error'].indexOf(severity);

const valueWords = ({ value, precision }: Claim): string => `${precision === 0 ? '' : '约'}${formatNumber(value)}`;

/** One instance a number of the text. What the text says twice is one fault. */
export function* checkClaims(facts: Facts, isOfRule: (claim: Claim) => boolean, least: Severity): Iterable<Outcome> {
  const { report } = facts;
  const claims = report.statements?.claims ?? [];
  const contradicted = contradictions(claims);
  const own = claims.filter(
    (claim) => claim.period === 't' && isOfRule(claim) && !contradicted.has(claim.codes.join()),
  );
  const told = new Set<string>();
  for (const readings of readingsIn(own)) {
    const outcome = judge(readings, facts, least);
    const key = `${readings[0]?.codes.join()} ${readings[0]?.value}`;
    if (outcome.status === 'fail' && told.has(key)) continue;
    if (outcome.status === 'fail') told.add(key);
    yield outcome;
  }
}

function judge(readings: Readings, facts: Facts, least: Severity): Outcome {
  const fits = readings.map((claim) => ({ claim, operand: operandOf(facts.report, claim.codes) }));
  if (fits.some(({ claim, operand }) => fitOf(claim, operand) === 'fits')) return pass;
  if (readings.every((claim) => fitsOtherwise(claim, facts.report))) return pass;
  const known = fits.flatMap(({ claim, operand }) => (operand === null ? [] : [{ claim, operand }]));
  const [first] = known;
  return first === undefined || known.length < fits.length ? notAssessable : failure(first, facts, least);
}
