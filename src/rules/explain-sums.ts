/** From the diagnosis of table three to what each failing sum's finding says: suspect, hint, and the finding that explains it. */
import type { Message, Report } from '../model/report.ts';
import { type Diagnosis, type Explanation, locate, type Suspect } from './locate.ts';
import { findPatterns } from './pattern.ts';
import { joinMessages, sentence, signatures } from './signature.ts';
import { type CheckedSum, isNumber, numberAt } from './sums.ts';
import { explanationWords, partsFirst, partsOfSum, suspectHint } from './suspect-words.ts';

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

type Entries = readonly (readonly [number, SumExplanation])[];

interface Context {
  readonly report: Report;
  readonly sums: readonly CheckedSum[];
  readonly failing: readonly CheckedSum[];
}

const codesOf = ({ equality }: CheckedSum): readonly string[] => [...equality.right, ...equality.left];

/** Sums of `members` share one cause; the first of them carries the explanation. */
function group(
  members: readonly CheckedSum[],
  first: readonly string[],
  expected: number | null,
  hint: Message | null,
): Entries {
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

function explainBy({ report, sums }: Context, members: readonly CheckedSum[], explanation: Explanation): Entries {
  const suspects = partsFirst(explanation);
  const codes = suspects.map(({ code }) => code);
  return group(members, codes, suspects[0]?.expected ?? null, suspectHint(report, sums, suspects));
}

const contains = (sum: CheckedSum, { code }: Suspect): boolean => codesOf(sum).includes(code);

/** Cells without a sum in common are causes of their own. */
function explainCells(context: Context, explanation: Explanation): Entries {
  const isOneCause = context.sums.some((sum) => explanation.every((suspect) => contains(sum, suspect)));
  if (isOneCause) return explainBy(context, context.failing, explanation);
  return explanation.flatMap((suspect) =>
    explainBy(
      context,
      context.failing.filter((sum) => contains(sum, suspect)),
      [suspect],
    ),
  );
}

/** More ways to explain than this aren't written out. */
const MOST_LISTED = 6;

function explainSeveral(context: Context, explanations: readonly Explanation[]): Entries {
  const words = explanations.slice(0, MOST_LISTED).map((one) => explanationWords(context.report, partsFirst(one)));
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
  return signatures({ printed, expected, parts: partsOfSum(context.report, context.sums, code) });
}

function explainNothing(context: Context, remark: readonly Message[]): Entries {
  return context.failing.map((sum) => [
    sum.index,
    { first: [], expected: null, hint: joinMessages([...remark, ...looseHint(context, sum)]), because: null },
  ]);
}

const misread = sentence(
  '多处勾稽关系不成立，也可能是读取错位，先核对原文。',
  'So many sums fail that the table may have been misread: check the original first.',
);

/** More failing sums than two wrong cells can explain. */
const MANY_FAILURES = 6;

function explainByPattern(context: Context): Entries {
  const patterns = findPatterns(context.report, context.sums);
  const explained = new Set(patterns.flatMap(({ members }) => members));
  const left = context.failing.filter((sum) => !explained.has(sum));
  return [
    ...patterns.flatMap(({ members, hint }) => group(members, [...new Set(members.flatMap(codesOf))], null, hint)),
    ...explainNothing({ ...context, failing: left }, left.length > MANY_FAILURES ? [misread] : []),
  ];
}

function entriesOf(context: Context, diagnosis: Diagnosis): Entries {
  switch (diagnosis.kind) {
    case 'cell':
      return explainBy(context, context.failing, diagnosis.explanation);
    case 'cells':
      return explainCells(context, diagnosis.explanation);
    case 'several-pairs':
      return explainSeveral(context, diagnosis.explanations);
    case 'unexplained':
      return explainByPattern(context);
    case 'incomplete':
      return explainNothing(context, context.failing.length > MANY_FAILURES ? [undetermined, misread] : [undetermined]);
  }
}

/** `sums`: all sums of table three. An entry for each that fails. */
export function explainSums(report: Report, sums: readonly CheckedSum[]): SumExplanations {
  const diagnosis = locate(report, sums);
  if (diagnosis === null) return new Map();
  return new Map(entriesOf({ report, sums, failing: sums.filter(({ status }) => status === 'fail') }, diagnosis));
}
