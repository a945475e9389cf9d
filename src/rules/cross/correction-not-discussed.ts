/** cross.*: cases that were corrected, of which the text says nothing. */
import { fail, notAssessable, pass, type Rule } from '../rule.ts';

const CORRECTED = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].map(
  (procedure) => `disputes.${procedure}.corrected`,
);
/** Words of a case lost, or of who answers for it. */
const DISCUSSED = /纠\s*正|纠\s*错|败\s*诉|责\s*任\s*追\s*究|追\s*责|撤\s*销|责\s*令|确\s*认\s*违\s*法/u;

export const correctionNotDiscussed: Rule = {
  id: 'cross.correction-not-discussed',
  severity: 'info',
  needs: ['report'],
  title: { zh: '有案件被纠正，正文未提及', en: 'Corrected cases not mentioned' },
  message: { zh: '表四有 {n} 件结果纠正，正文未提及。', en: '{n} corrected, not mentioned in the text.' },
  basis: '政府信息公开工作的责任追究情况应予说明',
  advice: {
    zh: '在正文说明被纠正的原因和改进措施。',
    en: 'Say in the text why they were corrected, and what was done.',
  },
  *check({ report, narrative, isExcerpt }) {
    const figures = CORRECTED.flatMap((code) => report.figures[code] ?? []);
    const corrected = figures.filter(({ state, value }) => state === 'number' && value !== null && value > 0);
    const n = corrected.reduce((sum, { value }) => sum + (value ?? 0), 0);
    const isRead = !isExcerpt && figures.every(({ state }) => state !== 'doubtful');
    if (!isRead) yield notAssessable;
    else if (n === 0 || DISCUSSED.test(narrative)) yield pass;
    else
      yield fail(
        corrected.map(({ code }) => code),
        { words: { n } },
      );
  },
  examples: [
    {
      name: 'one corrected, not a word',
      figures: { 'disputes.reconsideration.corrected': 1, 'disputes.reconsideration.total': 1 },
      sections: { 1: '（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。' },
      finds: ['disputes.reconsideration.corrected'],
    },
    {
      name: 'the text speaks of it',
      figures: { 'disputes.reconsideration.corrected': 1, 'disputes.reconsideration.total': 1 },
      sections: { 5: '存在的问题：行政复议被纠错1件，答复不够规范。改进措施：下一步将加强培训，提高答复质量。' },
      finds: [],
    },
  ],
};
