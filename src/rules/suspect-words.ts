/** A suspect, a pair of them, and what their numbers look like, in words. */
import type { Message, Report } from '../model/report.ts';
import { cellWords, codeParts } from './cell-name.ts';
import { formatNumber } from './decimal.ts';
import type { Explanation, Suspect } from './locate.ts';
import { joinMessages, type Part, sentence, signatures } from './signature.ts';
import { type CheckedSum, numberAt } from './sums.ts';

/** The printed parts of the sum that a cell is the total of; none for another cell. */
export function partsOfSum(report: Report, sums: readonly CheckedSum[], code: string): readonly Part[] {
  const own = sums.find(({ equality }) => equality.kind !== 'balance' && equality.right.includes(code));
  return (own?.equality.left ?? []).flatMap((part) => {
    const value = numberAt(report, part);
    return value === null ? [] : [{ name: cellWords(part, report.edition), value }];
  });
}

function suspectWords(report: Report, { code, printed, expected }: Suspect): Message {
  const cell = cellWords(code, report.edition);
  const [is, should] = [formatNumber(printed), formatNumber(expected)];
  return sentence(`${cell.zh}（现为 ${is}，应为 ${should}）`, `${cell.en} (printed ${is}, ${should} would fit)`);
}

export function explanationWords(report: Report, explanation: Explanation): Message {
  const words = explanation.map((suspect) => suspectWords(report, suspect));
  return { zh: words.map(({ zh }) => zh).join('和'), en: words.map(({ en }) => en).join(' and ') };
}

const errorOf = ({ printed, expected }: Suspect): number => printed - expected;

const autoSummed = sentence(
  '（七）总计疑似由该错误数字自动求和得出。',
  'Row （七） was probably summed from the wrong number.',
);
const wrongColumn = sentence('该行数字疑似错列。', 'The number seems to stand in the wrong column.');

/** Signs of one cause for two wrong cells, the part before the total. */
function pairSignature(first: Suspect, second: Suspect, parts: readonly Part[]): readonly Message[] {
  const [a, b] = [codeParts(first.code), codeParts(second.code)];
  if (a === null || b === null) return [];
  const isSameError = errorOf(first) === errorOf(second);
  if (a.column === b.column && b.row === 'outcomes.total' && isSameError) return [autoSummed];
  if (a.row !== b.row) return [];
  if (isSameError) return signatures({ ...first, parts });
  return errorOf(first) === -errorOf(second) ? [wrongColumn] : [];
}

/** 0 for a part, 1 for a total of a row or of （七）, 2 for both. */
function totality({ code }: Suspect): number {
  const parts = codeParts(code);
  return Number(parts?.column === 'total') + Number(parts?.row === 'outcomes.total');
}

/** A part before the total that it may have spoilt. */
export const partsFirst = (explanation: Explanation): Explanation =>
  explanation.toSorted((a, b) => totality(a) - totality(b));

/** `suspects`: one, or a pair with the part before the total. */
export function suspectHint(report: Report, sums: readonly CheckedSum[], suspects: Explanation): Message | null {
  const words = explanationWords(report, suspects);
  const named = sentence(`最可能有误的是${words.zh}。`, `Most probably wrong: ${words.en}.`);
  const [first, second] = suspects;
  if (first === undefined) return null;
  const parts = partsOfSum(report, sums, first.code);
  return joinMessages([
    named,
    ...(second === undefined ? signatures({ ...first, parts }) : pairSignature(first, second, parts)),
  ]);
}
