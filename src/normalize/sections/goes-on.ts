/** A page that shows the beginning of a report and says that the rest is elsewhere: what would follow was left out by nobody. */
import type { Block, Document, TextBlock } from '../../model/document.ts';
import type { Note, Section } from '../../model/report.ts';
import { sectionForms } from '../../forms/sections.ts';
import { sectionOf } from './section-heading.ts';

export interface Tell {
  readonly words: RegExp;
  readonly says: readonly string[];
  readonly saysNot: readonly string[];
}

/** What stands below the part that is shown. */
export const tells: readonly Tell[] = [
  {
    words: /下一?[页頁]|后一页|[尾末][页頁]/u,
    says: ['1 2 下一页', '共3页 1 2 3 下一页 尾页', '首页 上页 下页 末页'],
    saysNot: ['上一篇 下一篇', '网站首页', '打印本页 关闭窗口'],
  },
  {
    words: /第\s*1\s*页\s*[/／,，、]?\s*共\s*(?:[2-9]|\d\d)\s*页/u,
    says: ['第1页/共2页', '第 1 页 共 12 页'],
    saysNot: ['第1页/共1页', '第2页/共2页'],
  },
  { words: /^\s*(?:1\s+)?2(?:\s+\d{1,2})*\s*$/u, says: ['2', '1 2 3'], saysNot: ['1', '20', '2023'] },
  {
    words:
      /(?:展开|阅读|查看|显示|浏览|下载)\s*(?:全文|全部|更多|余下|剩余)|(?:全文|其余(?:内容|部分)?)(?:请|详)?见(?:附件|链接|原文)|剩余\s*\d+\s*[%％]|未完(?:待续|[，,])/u,
    says: ['展开全文', '剩余60%内容，打开APP阅读全文', '全文见附件。', '……（未完，点击下载全文）'],
    saysNot: ['附件：2023年度报告.pdf', '全文完', '查看附件'],
  },
  { words: /加载中|正在加载|^\s*loading/iu, says: ['加载中，请稍候…', 'Loading...'], saysNot: ['下载中心'] },
];

/** Longer ones are sentences. */
const MOST_WORDS = 40;

/** The script by which TRS pages write their pager; its first number is that of the pages. */
const PAGER_CALL = /createPageHTML\w*\(\s*["']?(\d+)/u;

/** Null where the report's last section is there, or nothing says that more follows. */
export function goesOnNote(document: Document, blocks: readonly Block[], sections: readonly Section[]): Note | null {
  const last = Math.max(0, ...sections.map(({ ordinal }) => ordinal));
  if (last === 0 || sectionForms.every(({ ordinal }) => ordinal <= last)) return null;
  const isPaged = document.navigation?.some(({ href }) => Number(PAGER_CALL.exec(href)?.[1] ?? 0) > 1) === true;
  return document.goesOn === true ||
    isPaged ||
    textsBelow(blocks).some((text) => tells.some(({ words }) => words.test(text)))
    ? note
    : null;
}

/** Lines below the last table or heading of a section. */
function textsBelow(blocks: readonly Block[]): readonly string[] {
  const from = blocks.findLastIndex((block) => block.kind === 'grid' || sectionOf(block.text) !== null);
  return blocks
    .slice(from + 1)
    .filter((block): block is TextBlock => block.kind === 'text')
    .map(({ text }) => text.trim())
    .filter((text) => text.length <= MOST_WORDS);
}

const note: Note = {
  code: 'extraction.part-left-out',
  message: {
    zh: '这里只有报告的前一部分，其余在后续页、附件或全文链接中，未读取，不作判断；请提供完整的报告',
    en: 'Only the first part of the report stands here; the rest is on further pages, in an attachment or behind a link, and was neither read nor judged: supply the whole report',
  },
  cells: [],
};
