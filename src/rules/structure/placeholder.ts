/** structure.placeholder: blanks of a template that were never filled in. */
import type { Report } from '../../model/report.ts';
import type { Facts } from '../facts.ts';
import { oneLine } from '../plain-words.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';

const MEASURE =
  '(?:件|条|次(?!数)|个(?![人别性体])|份|篇|期|项(?!目)|起(?!来|诉)|宗|场(?!所)|人次|人(?![民员士事])|户|部|批|万元|亿元|元|%|％)';
const TIME = '(?:年(?![龄限])|月|日(?!常)|号(?![召令])|季度)';
const PLACE =
  '(?:省|市(?![民场])|县|区(?!别)|镇|乡|街道|村|社区|局(?!长)|委(?!托)|委员会|办(?![理结公事])|办公室|厅|单位|机关|部门|政府|中心|学校|医院)';

/** What stands for a name or number to be filled in. */
const CROSSES = '(?<![A-Za-z0-9×])(?:[XＸ]{2,4}|×{2,4}|某某)(?![A-Za-z0-9×])';
const LINE = '(?<![A-Za-z0-9_＿])[_＿]{2,}(?![A-Za-z0-9_＿])';
const COUNTED = '(?:共|约|为|达|收到|受理|公开|发布|办理|办结|答复|制发|召开|开展)';

const BLANKS = [
  // XX局, ××县公安局, XX年XX月, 某某单位
  `${CROSSES}\\p{Script=Han}{0,6}?(?:${PLACE}|${TIME})`,
  // XX条, 公开信息____件
  `(?:${CROSSES}|${LINE})\\s*(?:${MEASURE}|${TIME})`,
  `${COUNTED}(?:了)?(?:信息|申请|文件)?\\s*(?:${CROSSES}|${LINE})(?!\\s*[”"’」》])`,
  // {单位名称}, 【年份】
  '[{｛](?:单位|机关|年份|名称|地区|部门)[^}｝\\n]{0,10}[}｝]',
  '[【\\[（(](?:单位名称|机关名称|部门名称|年份|填报单位|单位全称)[】\\]）)]',
].map((source) => new RegExp(source, 'u'));

/** What may be an example as well (如XX项目), or a name that was made unreadable on purpose (张××). */
const UNSURE = new RegExp(`${CROSSES}|${LINE}`, 'u');

/**
 * A noun that is counted, then a gap, then its measure word at the end of the clause. The nouns are listed, since a gap
 * may also come from setting a line (文 件, 每 条).
 */
const GAP =
  /(?:信息|申请|公文|案件|建议|提案|留言|来信|来电|咨询|稿件|公开|发布|受理|收到|办理|办结|答复|回复|共|约)(?:[_＿][ \u3000\u00a0_＿]*|[ \u3000\u00a0]+)(?:条|件|次|个|份|篇|期)(?=[，。；、,;）)\s]|$)/u;

/**
 * In quotation marks stands an example or a name: “XX项目”, 《××方案》; the words around them are no neighbours (开展“百日攻坚”XX行动).
 * Lines of nothing but strokes part a page.
 */
const withoutQuotations = (text: string): string =>
  text
    .replace(/“[^“”\n]{0,40}”|‘[^‘’\n]{0,40}’|《[^《》\n]{0,60}》|「[^「」\n]{0,40}」|"[^"\n]{0,40}"/gu, '“”')
    .replace(/^[\s_＿—\-=*·.…]+$/gmu, '')
    .replace(/__(?=\S)([^_\n]+)__/gu, '$1');

/** A number may be there that could not be read: a picture, an unreadable glyph, a part left out. */
const mayHideNumbers = ({ picturedSections, notes }: Report): boolean =>
  picturedSections.length > 0 || notes.some(({ code }) => HIDING.test(code));

const HIDING = /unknown-characters|no-text-layer|part-left-out|not-text|covered|struck|cut-off/u;

function* checkBlanks({ report, narrative }: Facts): Iterable<Outcome> {
  const text = withoutQuotations(`${report.title ?? ''}\n${narrative}`);
  const blanks = BLANKS.map((blank) => blank.exec(text)?.[0]).filter((quote) => quote !== undefined);
  const gap = GAP.exec(text)?.[0];
  const isGapSure = gap !== undefined && !mayHideNumbers(report);
  const quotes = [...blanks.slice(0, 1), ...(isGapSure ? [gap] : [])];
  yield* quotes.map((quote) => fail([], { words: { quote: oneLine(quote) }, quote }));
  if (quotes.length === 0) yield gap !== undefined || UNSURE.test(text) ? notAssessable : pass;
}

export const placeholder: Rule = {
  id: 'structure.placeholder',
  severity: 'error',
  needs: ['legible'],
  title: { zh: '占位内容未填', en: 'Unfilled placeholder' },
  message: { zh: '占位内容未填：「{quote}」。', en: 'Unfilled placeholder: “{quote}”.' },
  basis: '正文不完整',
  check: checkBlanks,
  examples: [
    { name: 'no number', sections: { 6: '主动公开信息  条，收取信息处理费0元。' }, finds: [null] },
    {
      name: 'a gap where a picture may hold the number',
      sections: { 6: '主动公开信息  条，收取信息处理费0元。' },
      report: { picturedSections: [6] },
      finds: [],
    },
    { name: 'in the title', report: { title: 'XX县XX局2023年政府信息公开工作年度报告' }, finds: [null] },
  ],
  wordings: {
    satisfy: [
      '信息条目、受理的申请件均已归档。',
      '详见 https://a.cn/zfxxgk/ 专栏，信息处理费 12 件。',
      '围绕“XX项目”等群众关注的事项主动公开。',
      '以《××县实施方案》为例开展解读。',
      '公开信息 12 条，受理申请 3 件。',
      '开展“某某说政策”系列解读。',
      '__主动公开__工作有序开展。',
      '编号为XXGK-2023的栏目已开通。',
      '______________',
      '尺寸为XXL的宣传衫50件。',
      '公开 信息 内容 条理清楚。',
      '每 条信息均经审核。',
      '文 件、通 知及时发布。',
      '二〇二三年共发布信息一百条。',
      '全年公开信息条数稳步上升。',
      '访问 a__b__c 目录。',
    ],
    violate: [
      '主动公开信息  条。',
      'XX局收取信息处理费0元。',
      '××县人民政府办公室编制本报告。',
      '共公开信息____条。',
      'XX年XX月XX日',
      '受理申请XX件。',
      '{单位名称}严格落实条例。',
      '某某单位高度重视。',
      '【单位名称】2023年公开信息12条。',
      '收到＿＿＿件申请。',
    ],
    open: ['如XX项目的批复结果。', '开展“百日攻坚”XX行动等。', '申请人张××的申请已答复。'],
    in: (words) => ({ sections: { 6: `${words}\n本年度没有收取信息处理费。` } }),
  },
};
