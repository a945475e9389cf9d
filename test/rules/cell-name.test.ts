import { expect, it } from 'vitest';
import { cellName, columnName, rowName } from '../../src/rules/cell-name.ts';

it.each([
  ['applications.outcomes.unavailable.not_held.natural_person', '「三、（四）1.本机关不掌握相关政府信息」×「自然人」'],
  ['applications.received.total', '「一、本年新收政府信息公开申请数量」×「总计」'],
  ['applications.outcomes.other_handling.total.other', '「三、（六）其他处理」×「其他」'],
  ['disputes.litigation_direct.upheld', '「行政诉讼／未经复议直接起诉」×「结果维持」'],
  ['disclosure.fees.amount_wan_cny', '「行政事业性收费」×「本年收费金额（单位：万元）」'],
  ['statistics.requests.received.total.year', 'statistics.requests.received.total.year'],
])('names %s in the words of the form', (code, name) => {
  expect(cellName(code, '2021', 'zh')).toBe(name);
});

it('takes a row that the report’s own edition lacks from the other one', () => {
  expect(rowName('2019', 'applications', 'outcomes.other_handling.fee_not_paid').zh).toMatch(
    /^三、（六）2\.申请人逾期/,
  );
  expect(columnName('pre2019', 'disclosure', 'newly_made').zh).toBe('本年新制作数量');
});

it('names a cell in English by its code', () => {
  expect(cellName('applications.outcomes.unavailable.not_held.natural_person', '2021', 'en')).toBe(
    '“outcomes: unavailable: not held” × “natural person”',
  );
});
