/** Faults of more than two cells that leave a mark in the failing sums of table three. */
import { applicants } from '../forms/applications.ts';
import type { Message, Report } from '../model/report.ts';
import { rowName } from './cell-name.ts';
import { formatDecimal, toNumber } from './decimal.ts';
import { sentence } from './signature.ts';
import { type CheckedSum, numberAt, residualOf } from './sums.ts';

export interface Pattern {
  /** The failing sums that it explains. */
  readonly members: readonly CheckedSum[];
  readonly hint: Message;
}

const columns = applicants.map(({ key }) => key);

const ofKind = (sums: readonly CheckedSum[], kind: string): readonly CheckedSum[] =>
  sums.filter(({ equality }) => equality.kind === kind);

/** Column and balance of one applicant fail by the same amount while all rows hold: row （七） left a row out, or counted one twice. */
function skippedRow(report: Report, column: CheckedSum, balance: CheckedSum): readonly Pattern[] {
  const [ofColumn, ofBalance] = [column, balance].map(({ equality }) => residualOf(report, equality));
  if (ofColumn == null || ofBalance == null || ofColumn.units === 0n) return [];
  if (formatDecimal(ofColumn) !== formatDecimal(ofBalance)) return [];
  const amount = toNumber(ofColumn);
  const rows = column.equality.left
    .filter((code) => numberAt(report, code) === Math.abs(amount))
    .map((code) => rowName(report.edition, 'applications', code.slice('applications.'.length, code.lastIndexOf('.'))));
  const [zh, en] = amount > 0 ? ['漏计', 'leaves out'] : ['重复计入', 'counts twice'];
  const listed = {
    zh: rows.map((row) => `「${row.zh}」`).join('或'),
    en: rows.map((row) => `“${row.en}”`).join(' or '),
  };
  const hint = sentence(
    `（七）总计疑似${zh}${rows.length > 0 ? listed.zh : '某一行'}（差 ${Math.abs(amount)}）。`,
    `Row （七） probably ${en} ${rows.length > 0 ? listed.en : 'a row'} (off by ${Math.abs(amount)}).`,
  );
  return [{ members: [balance, column], hint }];
}

function skippedRows(report: Report, sums: readonly CheckedSum[]): readonly Pattern[] {
  if (ofKind(sums, 'row').some(({ status }) => status === 'fail')) return [];
  const balances = ofKind(sums, 'balance');
  return ofKind(sums, 'column').flatMap((column, index) => {
    const balance = balances[index];
    return balance === undefined ? [] : skippedRow(report, column, balance);
  });
}

/** The row's values moved one column to the left or right, the value that fell off found from the row's own sum. */
function slipped(values: readonly number[], direction: 'left' | 'right'): readonly number[] {
  const sum = (parts: readonly number[]): number => parts.reduce((total, value) => total + value, 0);
  if (direction === 'left') {
    const parts = values.slice(1);
    return [...parts, sum(parts)];
  }
  const moved = values.slice(0, -1);
  const first = (moved.at(-1) ?? 0) - sum(moved.slice(0, -1));
  return [first, ...moved];
}

/** Whether every sum holds once the row is read with `values`. */
function holdsWith(report: Report, sums: readonly CheckedSum[], values: ReadonlyMap<string, number>): boolean {
  const total = (codes: readonly string[]): number =>
    codes.reduce((sum, code) => sum + (values.get(code) ?? numberAt(report, code) ?? NaN), 0);
  return sums.every(({ equality }) => total(equality.left) === total(equality.right));
}

function slippedRow(report: Report, sums: readonly CheckedSum[], rowSum: CheckedSum): readonly Pattern[] {
  const codes = [...rowSum.equality.left, ...rowSum.equality.right];
  const printed = codes.map((code) => numberAt(report, code) ?? NaN);
  const fits = (['left', 'right'] as const).some((direction) => {
    const values = slipped(printed, direction);
    return (
      values.every((value) => value >= 0) &&
      holdsWith(report, sums, new Map(codes.map((code, at) => [code, values[at] ?? NaN])))
    );
  });
  if (!fits || codes.length !== columns.length) return [];
  const [code = ''] = codes;
  const row = rowName(report.edition, 'applications', code.slice('applications.'.length, code.lastIndexOf('.')));
  const hint = sentence(
    `「${row.zh}」一行左右移动一列后各式均成立，疑似错列。`,
    `All sums hold once row “${row.en}” is moved by one column: probably a column slip.`,
  );
  return [{ members: sums.filter(({ status }) => status === 'fail'), hint }];
}

/** Patterns of table three's failing sums, at most one for each sum. */
export function findPatterns(report: Report, sums: readonly CheckedSum[]): readonly Pattern[] {
  const [slip] = ofKind(sums, 'row').flatMap((rowSum) => slippedRow(report, sums, rowSum));
  return slip === undefined ? skippedRows(report, sums) : [slip];
}
