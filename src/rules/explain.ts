/** From the diagnosis of table three to what each failing sum's finding says: suspect, hint, and the finding that explains it. */
import type { Message, Report } from '../model/report.ts';
import { cellWords, codeParts } from './cell-name.ts';
import { formatNumber } from './decimal.ts';
import { type Diagnosis, type Explanation, locate, type Suspect } from './locate.ts';
import { findPatterns } from './pattern.ts';
import { joinMessages, type Misprint, type Part, sentence, signatures } from './signature.ts';
import { type CheckedSum, isNumber, numberAt } from './sums.ts';

export interface SumExplanation {
  /** Cells to name first: the suspects, or the cells of all the sums that one cause explains. */
  readonly first: readonly string[];
  /** Value at which the first cell would fit; null if no cell can be named. */
  readonly expected: number | null;
  readonly hint: Message | null;
  /** Index of the sum whose finding explains this one. */
  readonly because: number | null;
}

/** By index in the layout's equalities. */
export type SumExplanations = ReadonlyMap<number, SumExplanation>;

interface Context {
  readonly report: Report;
  readonly sums: readonly CheckedSum[];
  readonly failing: readonly CheckedSum[];
}

const codesOf = ({ equality }: CheckedSum): readonly string[] => [...equality.right, ...equality.left];

/** The printed parts of the sum that a cell is the total of; none for another cell. */
export function partsOf({ report, sums }: Pick<Context, 'report' | 'sums'>, code: string): readonly Part[] {
  const own = sums.find(({ equality }) => equality.kind !== 'balance' && equality.right.includes(code));
  return (own?.equality.left ?? []).flatMap((part) => {
    const value = numberAt(report, part);
    return value === null ? [] : [{ name: cellWords(part, report.edition), value }];
  });
}

const misprintOf = (context: Context, { code, printed, expected }: Suspect): Misprint => ({
  printed,
  expected,
  parts: partsOf(context, code),
});

function suspectWords({ report }: Context, { code, printed, expected }: Suspect): Message {
  const cell = cellWords(code, report.edition);
  const [is, should] = [formatNumber(printed), formatNumber(expected)];
  return sentence(`${cell.zh}（现为 ${is}，应为 ${should}）`, `${cell.en} (printed ${is}, ${should} would fit)`);
}

function explanationWords(context: Context, explanation: Explanation): Message {
  const words = explanation.map((suspect) => suspectWords(context, suspect));
  return { zh: words.map(({ zh }) => zh).join('和'), en: words.map(({ en }) => en).join(' and ') };
}

/** Signs of one cause for two wrong cells. */
function pairSignature([first, second]: Explanation): readonly Message[] {
  const [a, b] = [first, second].map((suspect) => (suspect === undefined ? null : codeParts(suspect.code)));
  if (a == null || b == null || first === undefined || second === undefined) return [];
  const errors = [first, second].map(({ printed, expected }) => printed - expected);
  if (a.column === b.column && b.row === 'outcomes.total' && errors[0] === errors[1]) {
    return [
      sentence('（七）总计疑似由该错误数字自动求和得出。', 'Row （七） was probably summed from the wrong number.'),
    ];
  }
  return a.row === b.row && errors[0] === -(errors[1] ?? NaN)
    ? [sentence('该行数字疑似错列。', 'The number seems to stand in the wrong column.')]
    : [];
}

/** Sums of `members` share one cause; the first of them carries the explanation. */
function group(
  members: readonly CheckedSum[],
  first: readonly string[],
  expected: number | null,
  hint: Message | null,
): readonly (readonly [number, SumExplanation])[] {
  const lead = members[0]?.index ?? null;
  return members.map((member) => {
    const touched = member.index === lead ? first : first.filter((code) => codesOf(member).includes(code));
    const isFirst = touched[0] === first[0];
    return [
      member.index,
      member.index === lead
        ? { first, expected, hint, because: null }
        : { first: touched, expected: isFirst ? expected : null, hint: null, because: lead },
    ];
  });
}

/** 0 for a part, 1 for a total of a row or of （七）, 2 for both. */
function totality({ code }: Suspect): number {
  const parts = codeParts(code);
  return Number(parts?.column === 'total') + Number(parts?.row === 'outcomes.total');
}

/** A part before the total that it may have spoilt. */
const partsFirst = (explanation: Explanation): Explanation => explanation.toSorted((a, b) => totality(a) - totality(b));

function explainBy(context: Context, members: readonly CheckedSum[], explanation: Explanation): SumExplanationEntries {
  const suspects = partsFirst(explanation);
  const words = explanationWords(context, suspects);
  const [single, second] = suspects;
  const signs =
    single !== undefined && second === undefined ? signatures(misprintOf(context, single)) : pairSignature(suspects);
  const named = sentence(`最可能有误的是${words.zh}。`, `Most probably wrong: ${words.en}.`);
  return group(
    members,
    suspects.map(({ code }) => code),
    single?.expected ?? null,
    joinMessages([named, ...signs]),
  );
}

type SumExplanationEntries = readonly (readonly [number, SumExplanation])[];

/** Two cells without a sum in common are two causes. */
function explainPair(context: Context, explanation: Explanation): SumExplanationEntries {
  const touching = explanation.map(({ code }) => context.failing.filter((sum) => codesOf(sum).includes(code)));
  const shared = context.failing.filter((sum) => touching.every((sums) => sums.includes(sum)));
  const cleared = touching.flat().length;
  if (shared.length > 0 || cleared !== context.failing.length || haveCommonSum(context, explanation)) {
    return explainBy(context, context.failing, explanation);
  }
  return explanation.flatMap((suspect, index) => explainBy(context, touching[index] ?? [], [suspect]));
}

const haveCommonSum = ({ sums }: Context, explanation: Explanation): boolean =>
  sums.some((sum) => explanation.every(({ code }) => codesOf(sum).includes(code)));

/** More ways to explain than this aren't written out. */
const MOST_LISTED = 6;

function explainSeveral(context: Context, explanations: readonly Explanation[]): SumExplanationEntries {
  const words = explanations.slice(0, MOST_LISTED).map((one) => explanationWords(context, partsFirst(one)));
  const rest = explanations.length - words.length;
  const hint = sentence(
    `有 ${explanations.length} 种可能：${words.map(({ zh }, index) => `（${index + 1}）${zh}`).join('；')}${rest > 0 ? '；等' : ''}。无法确定是哪一种。`,
    `${explanations.length} possible explanations: ${words.map(({ en }, index) => `(${index + 1}) ${en}`).join('; ')}${rest > 0 ? '; …' : ''}. None can be preferred.`,
  );
  return group(context.failing, [...new Set(context.failing.flatMap(codesOf))], null, hint);
}

const undetermined = sentence(
  '部分勾稽关系因空白或存疑无法核对，不能确定是哪一格。',
  'Some sums cannot be checked (blank or doubtful cells), so no cell can be named.',
);

/** What the total of a sum would have to be, for its signature only: no cell is named. */
function looseHint(context: Context, { equality }: CheckedSum): readonly Message[] {
  const [code = ''] = equality.right;
  const printed = numberAt(context.report, code);
  if (equality.kind === 'balance' || printed === null) return [];
  const parts = equality.left.map((part) => numberAt(context.report, part)).filter(isNumber);
  const expected = parts.reduce((sum, value) => sum + value, 0);
  return signatures({ printed, expected, parts: partsOf(context, code) });
}

function explainNothing(context: Context, remark: readonly Message[]): SumExplanationEntries {
  return context.failing.map((sum) => [
    sum.index,
    { first: [], expected: null, hint: joinMessages([...remark, ...looseHint(context, sum)]), because: null },
  ]);
}

function explainByPattern(context: Context): SumExplanationEntries {
  const patterns = findPatterns(context.report, context.sums);
  const explained = new Set(patterns.flatMap(({ members }) => members));
  const left = context.failing.filter((sum) => !explained.has(sum));
  return [
    ...patterns.flatMap(({ members, hint }) => group(members, [...new Set(members.flatMap(codesOf))], null, hint)),
    ...explainNothing({ ...context, failing: left }, []),
  ];
}

function entriesOf(context: Context, diagnosis: Diagnosis): SumExplanationEntries {
  switch (diagnosis.kind) {
    case 'cell':
      return explainBy(context, context.failing, diagnosis.explanation);
    case 'pair':
      return explainPair(context, diagnosis.explanation);
    case 'several-pairs':
      return explainSeveral(context, diagnosis.explanations);
    case 'unexplained':
      return explainByPattern(context);
    case 'incomplete':
      return explainNothing(context, [undetermined]);
  }
}

/** `sums`: all sums of table three. An entry for each that fails. */
export function explainSums(report: Report, sums: readonly CheckedSum[]): SumExplanations {
  const diagnosis = locate(report, sums);
  if (diagnosis === null) return new Map();
  return new Map(entriesOf({ report, sums, failing: sums.filter(({ status }) => status === 'fail') }, diagnosis));
}
