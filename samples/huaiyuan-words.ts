/** Words for the report of 怀远县公安局: the project's own, in the order of the published headings. */
import type { ModelSection } from '../test/support/made-up/narrative.ts';

export const huaiyuanSections: readonly ModelSection[] = [
  {
    ordinal: 1,
    heading: '一、总体情况',
    paragraphs: [
      '（一）主动公开。本局通过政府信息公开平台发布户政、交通管理、财政预决算和行政执法等方面的信息。',
      '（二）依申请公开。本年度收到政府信息公开申请7件，均已在期限内答复，没有引发行政复议和行政诉讼。',
      '（三）政府信息管理。公开前逐级审核，重点检查内容是否准确、是否涉密，并定期清理过期信息。',
      '（四）平台建设。除政府网站外，利用政务新媒体发布警务资讯和安全提示。',
      '（五）监督保障。由分管领导负责，开展业务培训和工作考核，接受社会评议，没有责任追究的情形。',
    ],
  },
  { ordinal: 2, heading: '二、主动公开政府信息情况', paragraphs: [] },
  { ordinal: 3, heading: '三、收到和处理政府信息公开申请情况', paragraphs: [] },
  { ordinal: 4, heading: '四、政府信息公开行政复议、行政诉讼情况', paragraphs: [] },
  {
    ordinal: 5,
    heading: '五、存在的主要问题及改进措施',
    paragraphs: [
      '（一）存在的问题。政策解读以单向发布为主，与公众的互动不足，线下征集意见的做法还不多。',
      '（二）改进措施。下一步在新媒体平台开通留言功能，丰富征集意见的形式，走进社区和学校听取意见。',
    ],
  },
  {
    ordinal: 6,
    heading: '六、其他需要报告的事项',
    paragraphs: ['本年度没有产生信息处理费，没有其他需要报告的事项。'],
  },
];
