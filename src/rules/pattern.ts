/** Faults of more than two cells that leave a mark in the failing sums of table three. */
import { allColumns } from '../forms/catalogue.ts';
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

const columns = allColumns.applications.map(({ key }) => key);

const ofKind = (sums: readonly CheckedSum[], kind: string): readonly CheckedSum[] =>
  sums.filter(({ equality }) => equality.kind === kind);

/** A column of which sum and balance fail by the same amount: row （七） is wrong, and the rest of the column right. */
interface OpenColumn {
  readonly column: CheckedSum;
  readonly balance: CheckedSum;
  /** Σ of the outcomes less what row （七） says. */
  readonly amount: number;
}

function openColumns(report: Report, sums: readonly CheckedSum[]): readonly OpenColumn[] {
  const balances = ofKind(sums, 'balance');
  return ofKind(sums, 'column').flatMap((column, index) => {
    const balance = balances[index];
    if (balance === undefined || column.status !== 'fail') return [];
    const [ofColumn, ofBalance] = [column, balance].map(({ equality }) => residualOf(report, equality));
    if (ofColumn == null || ofBalance == null || formatDecimal(ofColumn) !== formatDecimal(ofBalance)) return [];
    return [{ column, balance, amount: toNumber(ofColumn) }];
  });
}

const rowOf = (code: string): string => code.slice('applications.'.length, code.lastIndexOf('.'));

/** Rows that hold what the column lacks or has too much. */
const rowsThatFit = (report: Report, { column, amount }: OpenColumn): readonly string[] =>
  column.equality.left.filter((code) => numberAt(report, code) === Math.abs(amount)).map(rowOf);

function skipped(report: Report, open: readonly OpenColumn[], rows: readonly string[]): Pattern {
  const names = rows.map((row) => rowName(report.edition, 'applications', row));
  const listed = {
    zh: names.length === 0 ? '某一行' : names.map(({ zh }) => `「${zh}」`).join('或'),
    en: names.length === 0 ? 'a row' : names.map(({ en }) => `“${en}”`).join(' or '),
  };
  const isLess = open.every(({ amount }) => amount > 0);
  const hint = sentence(
    `（七）总计疑似${isLess ? '漏计' : '重复计入'}${listed.zh}。`,
    `Row （七） probably ${isLess ? 'leaves out' : 'counts twice'} ${listed.en}.`,
  );
  const members = open.flatMap(({ column, balance }) => [column, balance]);
  return { members: members.toSorted((left, right) => left.index - right.index), hint };
}

/** While all rows hold, row （七） that is off in some columns left a row out, or counted one twice. */
function skippedRows(report: Report, sums: readonly CheckedSum[]): readonly Pattern[] {
  if (ofKind(sums, 'row').some(({ status }) => status === 'fail')) return [];
  const open = openColumns(report, sums);
  const [first] = open;
  if (first === undefined) return [];
  const common = rowsThatFit(report, first).filter((row) =>
    open.every((one) => rowsThatFit(report, one).includes(row)),
  );
  const isOneWay = open.every(({ amount }) => amount > 0 === first.amount > 0);
  return common.length > 0 && isOneWay
    ? [skipped(report, open, common)]
    : open.map((one) => skipped(report, [one], rowsThatFit(report, one)));
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
  const row = rowName(report.edition, 'applications', rowOf(code));
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
