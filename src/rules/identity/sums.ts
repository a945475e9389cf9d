/** identity.*: the sums that the form itself demands. */
import type { Message } from '../../model/note.ts';
import { codeParts, columnName, rowName } from '../cell-name.ts';
import { formatDecimal, formatNumber, sum } from '../decimal.ts';
import type { SumExplanation } from '../explain-sums.ts';
import type { Facts } from '../facts.ts';
import { type Failure, fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';
import { joinMessages, signatures } from '../signature.ts';
import { type CheckedSum, isNumber, numberAt } from '../sums.ts';
import { partsOfSum } from '../suspect-words.ts';

type SumKind = CheckedSum['equality']['kind'];

const valuesAt = ({ report }: Facts, codes: readonly string[]): readonly number[] =>
  codes.map((code) => numberAt(report, code)).filter(isNumber);

/** Terms of a sum as printed. Of the 19 to 21 outcomes only those above zero. */
function terms(kind: SumKind, values: readonly number[]): string {
  const shown = kind === 'column' ? values.filter((value) => value !== 0) : values;
  return shown.length === 0 ? '0' : shown.map(formatNumber).join(' + ');
}

/** The row or column that a sum runs over. */
function lineWords({ report }: Facts, { equality: { kind, right } }: CheckedSum): Message {
  const parts = codeParts(right[0] ?? '');
  if (parts === null) throw new Error('a sum without cells');
  return kind === 'row' || kind === 'dispute'
    ? rowName(report.edition, parts.table, parts.row)
    : columnName(report.edition, parts.table, parts.column);
}

/** The form's order for the balance; the total first for a sum of parts. */
function cellsOf({ equality: { kind, left, right } }: CheckedSum, first: readonly string[]): readonly string[] {
  const own = kind === 'balance' ? [...left, ...right] : [...right, ...left];
  return [...new Set([...first, ...own])];
}

/** Table four can't be located beyond its block; the total is where the parts can be compared. */
function explainDispute(facts: Facts, { equality }: CheckedSum): SumExplanation {
  const [total = ''] = equality.right;
  const printed = numberAt(facts.report, total) ?? 0;
  const expected = Number(formatDecimal(sum(valuesAt(facts, equality.left))));
  const hint = joinMessages(signatures({ printed, expected, parts: partsOfSum(facts.report, facts.sums, total) }));
  return { first: [total], expected, hint, because: null };
}

function failureOf(facts: Facts, checked: CheckedSum): Failure {
  const { kind, left, right } = checked.equality;
  const explanation = kind === 'dispute' ? explainDispute(facts, checked) : facts.explanations.get(checked.index);
  if (explanation === undefined) throw new Error('a failing sum of table three without an explanation');
  const [plus, minus] = [valuesAt(facts, left), valuesAt(facts, right)];
  const [leftSum, rightSum] = [sum(plus), sum(minus)];
  return fail(cellsOf(checked, explanation.first), {
    words: {
      cell: lineWords(facts, checked),
      left: formatDecimal(leftSum),
      right: formatDecimal(rightSum),
      delta: formatDecimal(sum([...plus, ...minus.map((value) => -value)])),
    },
    expected: explanation.expected,
    formula: `${terms(kind, plus)} ≠ ${terms(kind, minus)}`,
    hint: explanation.hint,
    key: `sum/${kind}/${checked.index}`,
    because: becauseOf(facts, explanation),
  });
}

function becauseOf({ sums }: Facts, { because }: SumExplanation): string | null {
  const lead = sums.find(({ index, equality }) => index === because && equality.kind !== 'dispute');
  return because === null || lead === undefined ? null : `sum/${lead.equality.kind}/${because}`;
}

function outcomeOf(facts: Facts, checked: CheckedSum): Outcome {
  if (checked.status === 'pass') return pass;
  return checked.status === 'fail' ? failureOf(facts, checked) : notAssessable;
}

const checkSum = (kind: SumKind) =>
  function* (facts: Facts): Iterable<Outcome> {
    for (const checked of facts.sums) {
      if (checked.equality.kind === kind) yield outcomeOf(facts, checked);
    }
  };

export const balance: Rule = {
  id: 'identity.balance',
  severity: 'error',
  needs: ['report'],
  title: { zh: '新收加结转不等于办结加结转下年', en: 'New plus carried in differs from closed plus carried out' },
  message: {
    zh: '「{cell}」列：第一项加第二项为 {left}，第三项加第四项为 {right}，相差 {delta}。',
    en: 'Column “{cell}”: items 1+2 give {left}, items 3+4 give {right} (difference {delta}).',
  },
  basis: '表三表内注：第一项加第二项之和，等于第三项加第四项之和',
  check: checkSum('balance'),
  examples: [
    {
      name: '7 + 0 against 7 + 1, located as the cell carried out',
      figures: {
        'applications.received.natural_person': 7,
        'applications.received.total': 7,
        'applications.outcomes.granted.natural_person': 7,
        'applications.outcomes.granted.total': 7,
        'applications.outcomes.total.natural_person': 7,
        'applications.outcomes.total.total': 7,
        'applications.carried_out.natural_person': 1,
      },
      finds: ['applications.carried_out.natural_person'],
    },
    {
      name: '859 + 18 = 805 + 72',
      figures: {
        'applications.received.total': 859,
        'applications.carried_in.total': 18,
        'applications.outcomes.total.total': 805,
        'applications.carried_out.total': 72,
      },
      finds: [],
    },
    { name: 'a blank operand is not assessable', figures: { 'applications.received.total': null }, finds: [] },
  ],
};

export const columnSum: Rule = {
  id: 'identity.column-sum',
  severity: 'error',
  needs: ['report'],
  title: { zh: '各项办理结果之和不等于（七）总计', en: 'Outcomes don’t add up to row （七）' },
  message: {
    zh: '「{cell}」列各项办理结果合计 {left}，（七）总计填 {right}。',
    en: 'Column “{cell}”: results add up to {left}, row （七） says {right}.',
  },
  basis: '表三（七）总计',
  check: checkSum('column'),
  examples: [
    {
      name: 'two cells may be wrong in several ways: one cause, both columns, none named',
      edition: '2019',
      figures: {
        'applications.received.natural_person': 20,
        'applications.received.other': 1,
        'applications.received.total': 21,
        'applications.outcomes.granted.natural_person': 6,
        'applications.outcomes.granted.other': 1,
        'applications.outcomes.granted.total': 7,
        'applications.outcomes.partly_granted.natural_person': 6,
        'applications.outcomes.partly_granted.total': 6,
        'applications.outcomes.unavailable.not_held.natural_person': 14,
        'applications.outcomes.unavailable.not_held.total': 14,
        'applications.outcomes.total.natural_person': 20,
        'applications.outcomes.total.other': 1,
        'applications.outcomes.total.total': 21,
      },
      finds: ['applications.outcomes.total.natural_person', 'applications.outcomes.total.total'],
    },
    {
      name: 'an undivided row （六） is counted once',
      undivided: true,
      figures: {
        'applications.outcomes.other_handling.total.natural_person': 95,
        'applications.outcomes.total.natural_person': 95,
      },
      finds: [],
    },
    {
      name: 'a doubtful part makes it not assessable',
      figures: {
        'applications.outcomes.granted.total': { state: 'doubtful', value: 3 },
        'applications.outcomes.total.total': 5,
      },
      finds: [],
    },
  ],
};

export const rowSum: Rule = {
  id: 'identity.row-sum',
  severity: 'error',
  needs: ['report'],
  title: { zh: '六类申请人之和不等于总计', en: 'Applicants don’t add up to 总计' },
  message: {
    zh: '「{cell}」行六类申请人合计 {left}，总计填 {right}。',
    en: 'Row “{cell}”: six applicant columns give {left}, 总计 says {right}.',
  },
  basis: '表三总计列',
  check: checkSum('row'),
  examples: [
    {
      name: '58 + 7 + 0 + 0 + 1 + 0 against 65, located as the total',
      figures: {
        'applications.received.natural_person': 58,
        'applications.received.business': 7,
        'applications.received.legal_service': 1,
        'applications.received.total': 65,
        'applications.carried_out.natural_person': 58,
        'applications.carried_out.business': 7,
        'applications.carried_out.legal_service': 1,
        'applications.carried_out.total': 66,
      },
      finds: ['applications.received.total'],
    },
    {
      name: 'five blanks',
      figures: {
        'applications.received.natural_person': 26,
        'applications.received.business': null,
        'applications.received.total': 27,
      },
      finds: [],
    },
  ],
};

export const disputeSum: Rule = {
  id: 'identity.dispute-sum',
  severity: 'error',
  needs: ['report'],
  title: { zh: '表四四项结果之和不等于总计', en: 'Results of table four don’t add up to 总计' },
  message: {
    zh: '表四「{cell}」：四项合计 {left}，总计填 {right}。',
    en: 'Table four, “{cell}”: parts give {left}, 总计 says {right}.',
  },
  basis: '表四总计列',
  check: checkSum('dispute'),
  examples: [
    {
      name: 'the total was never filled in',
      figures: { 'disputes.reconsideration.upheld': 10, 'disputes.reconsideration.corrected': 1 },
      finds: ['disputes.reconsideration.total'],
    },
    {
      name: '0 + 1 + 0 + 3 = 4',
      figures: {
        'disputes.reconsideration.corrected': 1,
        'disputes.reconsideration.pending': 3,
        'disputes.reconsideration.total': 4,
      },
      finds: [],
    },
  ],
};
