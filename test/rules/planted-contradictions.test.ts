/** One wrong number in the words of a report whose tables are right: each is found, with its figure. */
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/rules/check-report.ts';
import { tableFour, tableThree, tableTwo } from './gallery-figures.ts';
import { madeReport } from './made-report.ts';

const figures = {
  ...tableTwo({
    'normative_documents.issued': 7,
    'normative_documents.repealed': 3,
    'normative_documents.in_force': 61,
    'licensing.decisions': 2316,
    'penalties.decisions': 407,
    'compulsion.decisions': 14,
    'fees.amount_wan_cny': 1202.3,
  }),
  ...tableThree({
    received: [8, 2, 0, 0, 1, 0, 11],
    carried_in: [2, 0, 0, 0, 0, 0, 2],
    'outcomes.granted': [4, 0, 0, 0, 0, 0, 4],
    'outcomes.partly_granted': [2, 0, 0, 0, 0, 0, 2],
    'outcomes.refused.state_secret': [1, 0, 0, 0, 0, 0, 1],
    'outcomes.refused.internal_affairs': [0, 1, 0, 0, 0, 0, 1],
    'outcomes.unavailable.not_held': [2, 0, 0, 0, 0, 0, 2],
    'outcomes.not_processed.duplicate': [0, 1, 0, 0, 0, 0, 1],
    'outcomes.other_handling.not_corrected_in_time': [0, 0, 0, 0, 1, 0, 1],
    'outcomes.total': [9, 2, 0, 0, 1, 0, 12],
    carried_out: [1, 0, 0, 0, 0, 0, 1],
  }),
  ...tableFour([1, 1, 0, 1, 3], [1, 0, 0, 0, 1], [0, 1, 0, 1, 2]),
};

const findingsIn = (text: string, six = '本年度没有收取信息处理费。') =>
  checkReport(
    madeReport({
      figures,
      sections: {
        1: `（一）主动公开。（二）依申请公开。${text}（三）政府信息管理。（四）平台建设。（五）监督保障。责任追究0人。`,
        6: six,
      },
    }),
  ).findings.filter(({ rule }) => /^(?:narrative|cross)\./.test(rule));

const r = 'applications.received.total';
const cin = 'applications.carried_in.total';
const p = 'applications.outcomes.total.total';
const cout = 'applications.carried_out.total';
const o = (row: string): string => `applications.outcomes.${row}.total`;
const d = (cell: string): string => `disputes.${cell}`;
const two = (cell: string): string => `disclosure.${cell}`;
const secret = o('refused.state_secret');

/** The wrong sentence, the rule, the figure, and the sentence as it should be. */
const kinds: readonly (readonly [wrong: string, rule: string, cell: string | null, right: string | null])[] = [
  ['全年收到政府信息公开申请12件。', 'applications-received', r, '全年收到政府信息公开申请11件。'],
  ['全年收到政府信息公开申请1件。', 'applications-received', r, null],
  ['全年收到政府信息公开申请110件。', 'applications-received', r, null],
  ['全年收到政府信息公开申请十二件。', 'applications-received', r, '全年收到政府信息公开申请十一件。'],
  ['全年收到政府信息公开申请１２件。', 'applications-received', r, '全年收到政府信息公开申请１１件。'],
  ['新收12件，结转上年2件。', 'applications-received', r, '新收11件，结转上年2件。'],
  ['本年度未收到政府信息公开申请。', 'applications-received', r, null],
  ['全年共接到依申请公开事项9宗。', 'applications-received', r, '全年共接到依申请公开事项11宗。'],
  ['全年受理政府信息公开申请21件。', 'applications-received', r, '全年受理政府信息公开申请11件。'],
  ['受理公开申请21件，另有上年结转2件。', 'applications-received', r, '受理公开申请11件，另有上年结转2件。'],
  [
    '共处理政府信息公开申请15件（含上年结转2件）。',
    'applications-received',
    r,
    '共处理政府信息公开申请13件（含上年结转2件）。',
  ],
  [
    '收到政府信息公开申请11件，其中自然人7件。',
    'applications-received',
    'applications.received.natural_person',
    '收到政府信息公开申请11件，其中自然人8件。',
  ],
  ['收到政府信息公开申请11件，均为自然人提出。', 'applications-received', 'applications.received.natural_person', null],
  [
    '收到政府信息公开申请11件，其中商业企业3件。',
    'applications-received',
    'applications.received.business',
    '收到政府信息公开申请11件，其中商业企业2件。',
  ],
  [
    '收到政府信息公开申请11件，其中法律服务机构2件。',
    'applications-received',
    'applications.received.legal_service',
    '收到政府信息公开申请11件，其中法律服务机构1件。',
  ],
  ['群众提出政府信息公开申请12件。', 'applications-received', r, '群众提出政府信息公开申请11件。'],
  ['上年结转3件。', 'carried-in', cin, '上年结转2件。'],
  ['无上年结转申请。', 'carried-in', cin, null],
  ['含2022年结转1件。', 'carried-in', cin, '含2022年结转2件。'],
  ['办结政府信息公开申请11件。', 'processed', p, '办结政府信息公开申请12件。'],
  ['全年答复21件。', 'processed', p, '全年答复12件。'],
  ['办理政府信息公开申请16件。', 'processed', p, '办理政府信息公开申请12件。'],
  ['结转下年度继续办理2件。', 'carried-out', cout, '结转下年度继续办理1件。'],
  ['3件结转至2024年办理。', 'carried-out', cout, '1件结转至2024年办理。'],
  ['无结转下年度办理事项。', 'carried-out', cout, null],
  ['收到政府信息公开申请11件，全部办结。', 'all-closed', cout, null],
  ['收到政府信息公开申请11件，办结率100%。', 'all-closed', cout, null],
  ['予以公开5件，部分公开2件。', 'outcomes', o('granted'), '予以公开4件，部分公开2件。'],
  ['予以公开4件，部分公开3件。', 'outcomes', o('partly_granted'), null],
  ['予以公开及部分公开7件。', 'outcomes', o('granted'), '予以公开及部分公开6件。'],
  ['不予公开3件。', 'outcomes', secret, '不予公开2件。'],
  ['无法提供3件。', 'outcomes', o('unavailable.not_held'), '无法提供2件。'],
  ['不予处理2件。', 'outcomes', 'applications.outcomes.not_processed.complaint.total', '不予处理1件。'],
  ['其他处理2件。', 'outcomes', o('other_handling.not_corrected_in_time'), '其他处理1件。'],
  ['属于国家秘密不予公开2件。', 'outcomes', secret, '属于国家秘密不予公开1件。'],
  ['属于三类内部事务信息3件。', 'outcomes', o('refused.internal_affairs'), '属于三类内部事务信息1件。'],
  ['本机关不掌握相关政府信息4件。', 'outcomes', o('unavailable.not_held'), '本机关不掌握相关政府信息2件。'],
  ['重复申请3件不予处理。', 'outcomes', o('not_processed.duplicate'), '重复申请1件不予处理。'],
  ['逾期不补正3件。', 'outcomes', o('other_handling.not_corrected_in_time'), '逾期不补正1件。'],
  ['收到政府信息公开申请11件，均予以公开。', 'outcomes', o('granted'), null],
  [
    '答复13件，其中予以公开4件，部分公开2件，不予公开2件，无法提供2件，不予处理1件，其他处理1件。',
    'outcome-sum',
    null,
    '答复12件，其中予以公开4件，部分公开2件，不予公开2件，无法提供2件，不予处理1件，其他处理1件。',
  ],
  ['予以公开4件，占办结数的43.3%。', 'percentage', o('granted'), '予以公开4件，占办结数的33.3%。'],
  ['未发生行政复议案件。', 'dispute-counts', d('reconsideration.total'), null],
  ['未发生因政府信息公开引起的行政诉讼。', 'dispute-counts', d('litigation_direct.total'), null],
  [
    '因政府信息公开被申请行政复议4件。',
    'dispute-counts',
    d('reconsideration.total'),
    '因政府信息公开被申请行政复议3件。',
  ],
  [
    '因政府信息公开被提起行政诉讼2件。',
    'dispute-counts',
    d('litigation_direct.total'),
    '因政府信息公开被提起行政诉讼3件。',
  ],
  [
    '政府信息公开行政复议、行政诉讼分别为3件、2件。',
    'dispute-counts',
    d('litigation_direct.total'),
    '政府信息公开行政复议、行政诉讼分别为3件、3件。',
  ],
  [
    '政府信息公开行政复议、行政诉讼共5件。',
    'dispute-counts',
    d('reconsideration.total'),
    '政府信息公开行政复议、行政诉讼共6件。',
  ],
  ['复议后起诉1件。', 'dispute-counts', d('litigation_after_reconsideration.total'), '复议后起诉2件。'],
  ['因政府信息公开引发行政复议3件，均维持。', 'dispute-results', d('reconsideration.upheld'), null],
  [
    '因政府信息公开引发行政复议3件，被纠正2件。',
    'dispute-results',
    d('reconsideration.corrected'),
    '因政府信息公开引发行政复议3件，被纠正1件。',
  ],
  [
    '因政府信息公开引发行政复议3件，尚未审结2件。',
    'dispute-results',
    d('reconsideration.pending'),
    '因政府信息公开引发行政复议3件，尚未审结1件。',
  ],
  ['政府信息公开行政诉讼无败诉。', 'dispute-results', d('litigation_after_reconsideration.corrected'), null],
  [
    '收到政府信息公开申请11件，其中网络申请8件，信函申请2件。',
    'channel-sum',
    null,
    '收到政府信息公开申请11件，其中网络申请8件，信函申请3件。',
  ],
  [
    '收到政府信息公开申请11件，其中自然人8件，法人或其他组织4件。',
    'breakdown-sum',
    null,
    '收到政府信息公开申请11件，其中自然人8件，法人或其他组织3件。',
  ],
  [
    '发布信息40条，其中财政类28条，规划类7条，环保类7条。',
    'breakdown-sum',
    null,
    '发布信息42条，其中财政类28条，规划类7条，环保类7条。',
  ],
  ['全年制发行政规范性文件8件。', 'documents', two('normative_documents.issued'), '全年制发行政规范性文件7件。'],
  ['未制发行政规范性文件。', 'documents', two('normative_documents.issued'), null],
  ['废止行政规范性文件5件。', 'documents', two('normative_documents.repealed'), '废止行政规范性文件3件。'],
  ['现行有效行政规范性文件16件。', 'documents', two('normative_documents.in_force'), '现行有效行政规范性文件61件。'],
  ['作出行政许可决定2361件。', 'enforcement', two('licensing.decisions'), '作出行政许可决定2316件。'],
  ['实施行政处罚470起。', 'enforcement', two('penalties.decisions'), '实施行政处罚407起。'],
  [
    '行政许可、行政处罚、行政强制决定分别为2316件、407件、41件。',
    'enforcement',
    two('compulsion.decisions'),
    '行政许可、行政处罚、行政强制决定分别为2316件、407件、14件。',
  ],
  ['未作出行政强制决定。', 'enforcement', two('compulsion.decisions'), null],
  ['办理行政许可0.28万件。', 'enforcement', two('licensing.decisions'), '办理行政许可0.23万件。'],
  ['收取行政事业性收费1202.3元。', 'fee-amount', two('fees.amount_wan_cny'), '收取行政事业性收费12023000元。'],
  ['收取行政事业性收费1220.3万元。', 'fee-amount', two('fees.amount_wan_cny'), '收取行政事业性收费1202.30万元。'],
  [
    '收到政府信息公开申请11件。2023年共收到政府信息公开申请12件。',
    'self-contradiction',
    r,
    '收到政府信息公开申请11件。2023年共收到政府信息公开申请11件。',
  ],
  ['2022年，我局收到政府信息公开申请16件。', 'wrong-year', r, '2022年，我局收到政府信息公开申请16件，2023年收到11件。'],
];

describe('a planted contradiction', () => {
  it.each(kinds)('%s', (wrong, rule, cell) => {
    const found = findingsIn(wrong).filter((finding) => finding.rule === `narrative.${rule}`);
    expect(found[0]?.quote).toBeTruthy();
    if (cell !== null) expect(found.flatMap(({ cells }) => cells)).toContain(cell);
  });

  it.each(kinds.flatMap(([, , , right]) => (right === null ? [] : [right])))('and none in: %s', (right) => {
    expect(findingsIn(right).map(({ rule, message }) => `${rule}: ${message.zh}`)).toEqual([]);
  });

  it('is one of sixty kinds', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(60);
  });
});
