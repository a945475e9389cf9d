/** structure.fee-statement: whether section six speaks of the processing fee. */
import { fail, notAssessable, pass, type Rule } from '../rule.ts';
import { judgeSection } from './judge-section.ts';

/** Words with 费 that speak of something else: 经费, 消费者, 学费标准. */
const FEE = /(?<![经消学资话电水医药保花浪耗路旅餐])费(?![尽劲力时心神])/u;
/** Collecting, or giving without it, without the word fee. */
const COLLECTING = /收取|免费|计收|缴纳|零收/u;
/** Said elsewhere in the report: nothing is hidden from the reader. */
const ELSEWHERE = /信息处理费|信息公开(?:处理|收)费|申请[^。；;]{0,20}(?:收费|费用)/u;

export const feeStatement: Rule = {
  id: 'structure.fee-statement',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '未报告收取信息处理费情况', en: 'Information-processing fees not stated' },
  message: {
    zh: '第六部分未报告收取信息处理费情况。',
    en: 'Section 六 does not state information-processing fees.',
  },
  basis: '各地通知及格式范本要求在第六部分报告',
  unverified: true,
  check: judgeSection(6, (_, compact, { report: { year }, narrative }) => {
    if (year === null) return notAssessable;
    if (year < 2021) return null;
    const isSaid = FEE.test(compact) || COLLECTING.test(compact) || ELSEWHERE.test(narrative.replace(/\s/g, ''));
    return isSaid ? pass : fail([]);
  }),
  examples: [
    { name: '无 in 2023', sections: { 6: '无。' }, finds: [null] },
    { name: '无 in 2020', edition: '2019', sections: { 6: '无。' }, finds: [] },
    { name: 'none collected', finds: [] },
    { name: 'said in section 一', sections: { 1: '全年未收取信息处理费。', 6: '无。' }, finds: [] },
    { name: 'section 六 is a picture', sections: { 6: '' }, report: { picturedSections: [6] }, finds: [] },
  ],
  wordings: {
    satisfy: [
      '本年度没有收取信息处理费。',
      '2023年，本机关未产生信息处理费。',
      '本年度没有产生信息公开处理费用。',
      '未收取任何费用。',
      '本年度依申请公开收费0元。',
      '全年收取政府信息公开信息处理费0元。',
      '向申请人提供政府信息均为免费提供。',
      '收取信息处理费情况：无。',
      '2023年度信息处理费收取总金额为0。',
      '本年度发出收费通知0件，总金额0元。',
      '未向申请人收取检索、复制、邮寄等成本费用。',
      '我局未就政府信息公开收取处理费。',
      '无收费情况。',
      '本年度无政府信息公开信息处理费收缴。',
      '依据《政府信息公开信息处理费管理办法》，共收取400元。',
      '信 息 处 理 费 收 取 情 况 ： 无',
      '依申请公开实行零收费。',
      '公开政府信息未发生任何收费行为。',
      '1.信息处理费：0。2.其他：无。',
      '没有发生与信息公开申请有关的费用。',
      '本机关本年度未计收信息处理费',
      '申请人未缴纳任何款项。',
    ],
    violate: [
      '无。',
      '无其他需要报告的事项。',
      '暂无',
      '没有需要报告的其他事项。',
      '本年度政务公开经费保障到位，无其他需要报告的事项。',
      '维护消费者权益，本年度无其他事项。',
      '下一步将继续做好信息公开工作。',
      '/',
    ],
    in: (words) => ({ sections: { 6: words } }),
  },
};
