/** 整改建议: what the publisher should do about a finding. */
import type { Message } from '../model/note.ts';
import type { RuleHead } from '../rules/rule.ts';

/** The rule's own, else that of its family. */
export function adviceFor(rule: string, heads: readonly RuleHead[]): Message | null {
  const own = heads.find(({ id }) => id === rule)?.advice;
  return own ?? byFamily[rule.slice(0, rule.indexOf('.'))] ?? null;
}

const byFamily: Readonly<Record<string, Message>> = {
  identity: {
    zh: '对照台账核实所列各格，改正填错的数字，使勾稽关系成立后重新公布。',
    en: 'Compare the cells with the register, mend the wrong one, and publish again once the sums hold.',
  },
  value: {
    zh: '按表头的单位填写数字，不加单位、百分号和文字；没有的填 0。',
    en: 'Write plain numbers in the unit of the header; 0 where there is none.',
  },
  structure: {
    zh: '按国务院办公厅规定的格式补齐或改正相应部分。',
    en: 'Complete or mend this part after the official form.',
  },
  edition: {
    zh: '改用该年度规定的格式和依据。',
    en: 'Use the form and the basis that hold for the year.',
  },
  metadata: {
    zh: '核对标题、年度、统计期限和单位名称，改正后重新公布。',
    en: 'Mend title, year, period or name of the organ, and publish again.',
  },
  narrative: {
    zh: '核对正文与表格，改正有误的一处，使前后一致。',
    en: 'Compare text and table, and mend the one that is wrong.',
  },
  cross: {
    zh: '核对所列各表的数据，改正有误的一处，或在正文说明原因。',
    en: 'Compare the tables and mend the one that is wrong, or say why in the text.',
  },
  plausibility: {
    zh: '对照台账核实该数据；如属实，请在正文说明原因。',
    en: 'Compare with the register; if it is right, say why in the text.',
  },
  chain: {
    zh: '与上年度年报核对，改正有误的一年；如口径调整，请在正文说明。',
    en: 'Compare with last year’s report and mend the wrong one; say so where the counting changed.',
  },
  fleet: {
    zh: '与所列其他报告核对，改正有误的一份。',
    en: 'Compare with the other reports and mend the wrong one.',
  },
  publication: {
    zh: '按规定的时间和位置公布，多处公布的内容应当一致。',
    en: 'Publish in time and in the right place, the same everywhere.',
  },
};
