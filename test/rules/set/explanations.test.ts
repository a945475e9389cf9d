import { describe, expect, it } from 'vitest';
import { explanationOf, explanationsIn } from '../../../src/rules/set/explanations.ts';
import { scopeIn } from '../../../src/rules/set/scope.ts';

const isExplained = (text: string, code: string): boolean => explanationOf(explanationsIn(text), code) !== null;

const LICENSING = 'disclosure.licensing.decisions';
const PENALTIES = 'disclosure.penalties.decisions';
const RECEIVED = 'applications.received.total';

describe('a reason in the text is heard', () => {
  it.each([
    [PENALTIES, '开展道路运输专项整治行动，行政处罚数量较上年大幅增加。'],
    [PENALTIES, '因扬尘治理专项整治，全年立案320起，较上年翻了一番。'],
    [LICENSING, '根据机构改革要求，行政许可职责划转至行政审批局。'],
    [LICENSING, '受疫情影响，办理行政许可612件。'],
    [RECEIVED, '受征地拆迁影响，共收到政府信息公开申请180件。'],
    [RECEIVED, '依申请公开数量同比增长8倍。'],
    ['disclosure.fees.amount_wan_cny', '受减免政策影响，行政事业性收费较上年减少。'],
    ['disclosure.normative_documents.in_force', '部分行政规范性文件有效期届满自动失效。'],
    ['disputes.reconsideration.total', '依申请公开数量同比增长8倍。'],
    [LICENSING, '因乡镇合并组建，统计口径有所变化。'],
  ])('%s: %s', (code, text) => expect(isExplained(text, code)).toBe(true));
});

describe('words that explain nothing', () => {
  it.each([
    [RECEIVED, '围绕征地拆迁，逐条公开申请材料清单，窗口咨询量有所回落。'],
    [PENALTIES, '加强行政处罚信息公示，规范公开流程。'],
    [LICENSING, '根据机构改革要求，行政处罚职责划转至综合执法局。'],
    [LICENSING, '下一步将进一步下放行政许可权限。'],
    [LICENSING, '依申请公开数量同比增长8倍。'],
  ])('%s: %s', (code, text) => expect(isExplained(text, code)).toBe(false));
});

describe('whose figures they are', () => {
  it.each([
    ['本报告数据包括县政府各部门和各乡镇。', 'region'],
    ['全县行政机关共收到政府信息公开申请95件。', 'region'],
    ['本报告数据仅含县政府本级。', 'own'],
    ['统计数据不包括所属部门和乡镇。', 'own'],
  ])('%s', (text, of) => expect(scopeIn(text)?.of).toBe(of));

  it.each(['全县政府信息公开工作稳步推进。', '区政府办代表区政府受理17件。', ''])('%s', (text) =>
    expect(scopeIn(text)).toBeNull(),
  );
});
