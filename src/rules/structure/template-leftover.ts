/** structure.template-leftover: a template's instructions that were never taken out. */
import type { Facts } from '../facts.ts';
import { oneLine } from '../plain-words.ts';
import { fail, type Outcome, pass, type Rule } from '../rule.ts';

const INSTRUCTIONS = [
  /该部分以表格形式(?:报告|填报)/u,
  // At the head of a clause: 统计表格如下 and 具体表格如下 are the report's own words.
  /(?<=^|[。；;，,：:\n]\s*)表格如下/u,
  /[（(【[](?:请?填写|文字描述|此处(?:填写|填报|应|请)|请?根据实际(?:情况)?(?:填写|填报|修改)|请?按实际)[^）)】\]\n]{0,60}[）)】\]]/u,
  /[（(【[][^）)】\]\n]{0,20}(?:字以内|不超过\s*\d+\s*字|模板|样例|示例)[^）)】\]\n]{0,10}[）)】\]]/u,
];

function* checkInstructions({ report, narrative }: Facts): Iterable<Outcome> {
  const text = `${report.title ?? ''}\n${narrative}`;
  const quotes = INSTRUCTIONS.map((words) => words.exec(text)?.[0]).filter((quote) => quote !== undefined);
  if (quotes.length === 0) yield pass;
  yield* quotes.map((quote) => fail([], { words: { quote: oneLine(quote) }, quote }));
}

export const templateLeftover: Rule = {
  id: 'structure.template-leftover',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '残留模板说明文字', en: 'Template instruction left in' },
  message: { zh: '残留模板说明文字「{quote}」。', en: 'Template instruction left in: “{quote}”.' },
  basis: '格式范本中的说明文字不是报告内容',
  advice: { zh: '删去说明文字，写明本机关的情况。', en: 'Take the instruction out and say what is so with the organ.' },
  check: checkInstructions,
  examples: [
    { name: '该部分以表格形式报告', sections: { 2: '该部分以表格形式报告。' }, finds: [null] },
    { name: '具体情况见下表', sections: { 2: '具体情况见下表。' }, finds: [] },
  ],
  wordings: {
    satisfy: [
      '具体情况见下表。',
      '具体表格如下：',
      '2023年统计表格如下：',
      '主动公开情况表格如下。',
      '相关数据详见下表：',
      '该部分数据见表。',
      '（一）主动公开情况。',
      '（详见附件）',
      '（含县政府办公室）',
      '填写申请表时请注明联系方式。',
      '申请表示例可在网站下载。',
      '编印答复文书模板，规范格式。',
      '依申请公开文书（示范文本）已印发。',
      '以文字描述为主，辅以图表。',
      '情况如下表所示：',
    ],
    violate: [
      '该部分以表格形式报告。',
      '表格如下：',
      '（文字描述，500字以内）',
      '（填写本年度主动公开情况）',
      '【请填写】',
      '（此处填写收取信息处理费情况）',
      '（请根据实际情况填写）',
    ],
    in: (words) => ({ sections: { 2: words } }),
  },
};
