/** structure.*: words of a template that were never replaced (rules.md 6). */
import type { Facts } from '../facts.ts';
import { oneLine } from '../plain-words.ts';
import { fail, type Outcome, pass, type Rule } from '../rule.ts';

const checkWords = (patterns: readonly RegExp[]) =>
  function* ({ report, narrative }: Facts): Iterable<Outcome> {
    const text = `${report.title ?? ''}\n${narrative}`;
    const quotes = patterns.map((pattern) => pattern.exec(text)?.[0]).filter((quote) => quote !== undefined);
    if (quotes.length === 0) yield pass;
    yield* quotes.map((quote) => fail([], { words: { quote: oneLine(quote) } }));
  };

export const templateLeftover: Rule = {
  id: 'structure.template-leftover',
  severity: 'warning',
  needs: ['report'],
  title: { zh: '残留模板说明文字', en: 'Template instruction left in' },
  message: { zh: '残留模板说明文字「{quote}」。', en: 'Template instruction left in: “{quote}”.' },
  basis: '已见于公布的年报',
  check: checkWords([
    /该部分以表格形式(?:报告|填报)/,
    /表格如下/,
    /[（(【[](?:请?填写|文字描述)[^）)】\]\n]{0,60}[）)】\]]/,
  ]),
  examples: [
    { name: '表格如下', sections: { 2: '该部分以表格形式报告。' }, finds: [null] },
    { name: 'an instruction in brackets', sections: { 6: '（文字描述，500字以内）信息处理费' }, finds: [null] },
    { name: '具体情况见下表', sections: { 2: '具体情况见下表。' }, finds: [] },
  ],
};

/**
 * A noun that is counted, then a gap, then its measure word at the end of the clause. The nouns are listed, since a gap
 * may also come from setting a line (文 件, 每 条).
 */
const gapBeforeMeasure =
  /(?:信息|申请|公文|案件|建议|提案|留言|来信|来电|咨询|稿件|公开|发布|受理|收到|办理|办结|答复|回复|共|约)(?:[_＿][ \u3000\u00a0_＿]*|[ \u3000\u00a0]+)(?:条|件|次|个|份|篇|期)(?=[，。；、,;）)\s]|$)/;

export const placeholder: Rule = {
  id: 'structure.placeholder',
  severity: 'error',
  needs: ['report'],
  title: { zh: '占位内容未填', en: 'Unfilled placeholder' },
  message: { zh: '占位内容未填：「{quote}」。', en: 'Unfilled placeholder: “{quote}”.' },
  basis: '正文不完整',
  check: checkWords([
    gapBeforeMeasure,
    /(?<![A-Za-z0-9])[XＸ]{2,}(?![A-Za-z0-9])/,
    /×{2,}/,
    /(?<![A-Za-z0-9_])[_＿]{2,}(?![A-Za-z0-9_])/,
    /[{｛](?:单位|机关|年份|名称|地区|部门)[^}｝\n]{0,10}[}｝]/,
    /某某(?=单位|机关|局|委|办|市|县|区|镇|乡|街道|省|部门)/,
  ]),
  examples: [
    { name: 'no number', sections: { 6: '主动公开信息  条，收取信息处理费0元。' }, finds: [null] },
    { name: 'a name in crosses', sections: { 6: 'XX局收取信息处理费0元。' }, finds: [null] },
    {
      name: 'ordinary words',
      sections: { 6: '信息条目、受理的申请件、https://a.cn/zfxxgk/ 信息处理费 12 件。' },
      finds: [],
    },
  ],
};
