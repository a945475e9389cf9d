/** structure.supervision-results: a government's report states assessment, evaluation and accountability. */
import { fail, pass, type Rule } from '../rule.ts';
import { judgeSection } from './judge-section.ts';

/** Checking, watching and urging (检查, 监测, 督查) are work, and no results of it. */
const RESULTS = /考核|考评|考查|考绩|评议|评估|评价|评测|测评|评查|评比|满意[度率]|绩效|问责|追责|追究|通报批评|约谈/u;

const government = { organ: { name: '青山县人民政府' } };

export const supervisionResults: Rule = {
  id: 'structure.supervision-results',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '未报告考核、评议和责任追究结果', en: 'Assessment and accountability not reported' },
  message: {
    zh: '政府年报应报告工作考核、社会评议和责任追究结果。',
    en: 'A government’s report should state assessment, public evaluation and accountability results.',
  },
  basis: '国办公开办函〔2021〕30号，条例第五十条第四项：各级人民政府',
  check: judgeSection(1, (_, __, { report, narrative }) => {
    if (report.organ?.name.endsWith('人民政府') !== true) return null;
    return RESULTS.test(narrative.normalize('NFKC').replace(/\s/g, '')) ? pass : fail([]);
  }),
  examples: [
    {
      name: 'a county government that says nothing of them',
      report: government,
      sections: { 1: '（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。' },
      finds: [null],
    },
    { name: 'a county government that does', report: government, finds: [] },
    { name: 'a department', sections: { 1: '（一）主动公开。' }, finds: [] },
  ],
  wordings: {
    satisfy: [
      '将政务公开纳入全县高质量发展考核。',
      '开展社会评议，群众满意度较高。',
      '全年没有发生责任追究情形。',
      '未出现因政府信息公开被追责的情况。',
      '委托第三方开展政务公开评估。',
      '开展政务公开工作评价。',
      '无问责情况。',
      '工作考评结果为优秀。',
      '组织年度测评，结果良好。',
      '纳入绩效管理。',
      '社会 评 议 结果良好',
      '群众满意率98%。',
      '对落实不力的单位进行约谈。',
      '对3家单位予以通报批评。',
      '没有人员因此受到责任追究。',
      '开展答复案卷评查。',
    ],
    violate: [
      '（五）监督保障。明确专人负责，开展业务培训。',
      '加强对政府网站的监测和检查。',
      '对存在的问题进行严格督查，确保公开信息及时准确。',
      '责任明确，任务具体，分工到人。',
      '接受社会监督，公布监督电话。',
      '无。',
    ],
    in: (words) => ({ report: government, sections: { 1: words } }),
  },
};
