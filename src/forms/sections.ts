/** The six sections of a report, alike in both editions. */
export interface SectionForm {
  readonly ordinal: number;
  readonly heading: string;
  /** Accepted words; `official` ones stand in the notices themselves, the others are reported as a variant. */
  readonly variants: readonly string[];
  readonly typos: readonly string[];
}

export const sectionForms: readonly SectionForm[] = [
  { ordinal: 1, heading: '总体情况', variants: ['概述', '总体概况'], typos: [] },
  { ordinal: 2, heading: '主动公开政府信息情况', variants: ['行政机关主动公开政府信息情况'], typos: [] },
  {
    ordinal: 3,
    heading: '收到和处理政府信息公开申请情况',
    variants: ['行政机关收到和处理政府信息公开申请情况'],
    typos: [],
  },
  {
    ordinal: 4,
    heading: '政府信息公开行政复议、行政诉讼情况',
    variants: [
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '因政府信息公开被申请行政复议、提起行政诉讼情况',
      '行政复议和行政诉讼情况',
    ],
    typos: ['政府信息公开行政法复议、行政诉讼情况'],
  },
  {
    ordinal: 5,
    heading: '存在的主要问题及改进情况',
    variants: [
      '存在的主要问题及改进措施',
      '存在的主要问题及整改措施',
      '存在问题及改进情况',
      '存在的问题及改进情况',
      '政府信息公开工作存在的主要问题及改进情况',
      '问题和改进',
    ],
    typos: [],
  },
  {
    ordinal: 6,
    heading: '其他需要报告的事项',
    variants: ['其它需要报告的事项', '其他报告的事项', '需要报告的其他事项'],
    typos: [],
  },
];
