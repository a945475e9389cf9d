/** identity.*: what can be said of sums with blank parts. A blank is never read as zero, only asked about. */
import { tableNames } from '../../forms/catalogue.ts';
import type { Equality } from '../../forms/form.ts';
import type { Report } from '../../model/report.ts';
import { cellWords, tableName } from '../cell-name.ts';
import { type Decimal, formatDecimal, subtract, sum } from '../decimal.ts';
import type { Facts } from '../facts.ts';
import { fail, type Outcome, type Rule } from '../rule.ts';
import { isNumber, numberAt } from '../sums.ts';

export const isBlank = ({ figures }: Report, code: string): boolean => {
  const state = figures[code]?.state;
  return state === 'blank' || state === 'dash';
};

/** Parts of a sum whose total is a number and whose other parts are numbers or blank, at least one of them blank. */
function blankedParts(report: Report, { left, right }: Equality): readonly number[] | null {
  const [total = ''] = right;
  const blanks = left.filter((code) => isBlank(report, code));
  const parts = left.map((code) => numberAt(report, code)).filter(isNumber);
  const isFit = numberAt(report, total) !== null && blanks.length > 0 && blanks.length + parts.length === left.length;
  return isFit ? parts : null;
}

/** Speaks only where it fails: that the sum can't be assessed is counted by the sum's own rule. */
function* checkPartExceedsTotal({ report, sums }: Facts): Iterable<Outcome> {
  for (const { equality, status } of sums) {
    const isOpen = status === 'not-assessable' && equality.kind !== 'balance';
    const parts = isOpen ? blankedParts(report, equality) : null;
    const [total = ''] = equality.right;
    if (parts === null) continue;
    const printed = sum(parts);
    const limit = sum([numberAt(report, total) ?? 0]);
    if (subtract(printed, limit).units <= 0n) continue;
    const filled = equality.left.filter((code) => numberAt(report, code) !== null);
    yield fail([total, ...filled], {
      words: { cell: cellWords(total, report.edition), left: formatDecimal(printed), right: formatDecimal(limit) },
      formula: `${formatDecimal(printed)} > ${formatDecimal(limit)}`,
    });
  }
}

export const partExceedsTotal: Rule = {
  id: 'identity.part-exceeds-total',
  severity: 'error',
  needs: ['report'],
  title: { zh: '已填各项之和超过总计', en: 'Printed parts alone exceed the total' },
  message: {
    zh: '{cell}：已填各项合计 {left}，已超过总计 {right}，空白项不可能为负。',
    en: '{cell}: printed parts alone give {left}, more than the total {right}.',
  },
  basis: '件数不为负',
  check: checkPartExceedsTotal,
  examples: [
    {
      name: '5, blank, blank, total 4',
      figures: {
        'disputes.reconsideration.upheld': 5,
        'disputes.reconsideration.corrected': null,
        'disputes.reconsideration.pending': null,
        'disputes.reconsideration.total': 4,
      },
      finds: ['disputes.reconsideration.total'],
    },
    {
      name: '5, blank, total 5',
      figures: {
        'disputes.reconsideration.upheld': 5,
        'disputes.reconsideration.corrected': null,
        'disputes.reconsideration.total': 5,
      },
      finds: [],
    },
    {
      name: 'no blank part: the sum itself speaks',
      figures: { 'disputes.reconsideration.upheld': 5, 'disputes.reconsideration.total': 4 },
      finds: [],
    },
  ],
};

const difference = (left: readonly number[], right: readonly number[]): Decimal => subtract(sum(left), sum(right));

/** Left − right with carried_in and carried_out read as 0 where blank; null if none is, or if it can't be read so. */
function relaxedBalance(report: Report, { left, right }: Equality): Decimal | null {
  const [received, carriedIn, closed, carriedOut] = [...left, ...right];
  const anchors = [received, closed].map((code) => numberAt(report, code ?? ''));
  const carried = [carriedIn, carriedOut].map((code) => ({
    value: numberAt(report, code ?? ''),
    blank: isBlank(report, code ?? ''),
  }));
  const isReadable = carried.every(({ value, blank }) => blank || value !== null);
  const [plus, minus] = anchors;
  if (plus == null || minus == null || !isReadable || carried.every(({ blank }) => !blank)) return null;
  return difference([plus, carried[0]?.value ?? 0], [minus, carried[1]?.value ?? 0]);
}

function relaxedSum(report: Report, equality: Equality): Decimal | null {
  const parts = blankedParts(report, equality);
  const total = numberAt(report, equality.right[0] ?? '');
  return parts === null || parts.length === 0 || total === null ? null : difference(parts, [total]);
}

const relaxed = (report: Report, equality: Equality): Decimal | null =>
  equality.kind === 'balance' ? relaxedBalance(report, equality) : relaxedSum(report, equality);

/** Speaks only where it fails, as above. */
function* checkBlankAsZero({ report, sums }: Facts): Iterable<Outcome> {
  const allOpen = sums.filter(({ status }) => status === 'not-assessable');
  for (const table of tableNames) {
    const open = allOpen.filter(({ layout }) => layout.table === table);
    const read = open.map(({ equality }) => ({ equality, residual: relaxed(report, equality) }));
    const held = read.filter(({ residual }) => residual?.units === 0n);
    const broken = read.filter(({ residual }) => residual !== null && residual.units !== 0n);
    const codes = held.flatMap(({ equality }) => [...equality.right, ...equality.left]);
    const blanks = [...new Set(codes)].filter((code) => isBlank(report, code));
    if (held.length > 0) yield fail(blanks, { words: { table: tableName(table), n: held.length, m: broken.length } });
  }
}

export const blankAsZero: Rule = {
  id: 'identity.blank-as-zero',
  severity: 'info',
  needs: ['report'],
  title: { zh: '空白视为零时勾稽关系才成立', en: 'Sums hold only if blanks are read as zero' },
  message: {
    zh: '{table}：{n} 处勾稽关系在空白视为 0 时成立，{m} 处不成立；空白应填 0。',
    en: '{table}: {n} equalities hold only if blanks are read as zero, {m} do not.',
  },
  basis: '表格应填 0，不应留空',
  check: checkBlankAsZero,
  examples: [
    {
      name: 'a blank part',
      figures: { 'disputes.reconsideration.upheld': null },
      finds: ['disputes.reconsideration.upheld'],
    },
    { name: 'a blank total is never read', figures: { 'disputes.reconsideration.total': null }, finds: [] },
    {
      name: 'a doubtful part is not a blank',
      figures: { 'disputes.reconsideration.upheld': { state: 'doubtful', value: 0 } },
      finds: [],
    },
  ],
};
