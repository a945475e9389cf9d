/** When a report was published: what is printed with a label, what the page states, the day of the signature. */
import type { Properties, TextBlock } from '../../model/document.ts';
import { closingDay } from './closing-day.ts';
import { readDay } from './dates.ts';
import { firstFound, type Found, found } from './found.ts';
import { ofProperty } from './stated-facts.ts';
import { sectionOf } from '../sections/section-heading.ts';

/** Metadata of government sites, the surest first: those of tables on the page, then meta tags (网站标签规范). */
const PROPERTIES = [
  ...['公开日期', '发布日期', '发布时间', '公开时间', '成文日期', '发文日期', '生成日期'],
  ...['pubdate', 'publishdate', 'article:published_time'],
];

export function publicationDay(texts: readonly TextBlock[], properties: Properties): Found<string> | null {
  return labelled(texts) ?? ofProperties(properties) ?? closing(texts);
}

const ofProperties = (properties: Properties): Found<string> | null =>
  firstFound(PROPERTIES, (key) => {
    const text = properties[key] ?? '';
    const day = readDay(text);
    return day === null ? null : ofProperty(day, key, text);
  });

/** No line of particulars is longer. */
const MAX_LENGTH = 200;

const LABEL =
  /(?:发布|发表|公开|公布|刊发|发文|上传|录入|信息|更新|生成)(?:时间|日期)\s*[:：]|(?:^|[\s【[|])(?:日期|时间)\s*[:：]|(?:发布|发表|公布)于/u;
/** 2024年01月26日来源：…, 2024-01-26 09:30 浏览次数：… */
const BEFORE_LABEL =
  /^\s*(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?[\s\d:：|]*(?:来源|作者|浏览|点击|访问|阅读|字号|字体|编辑|发布|责任编辑)/u;

const labelled = (texts: readonly TextBlock[]): Found<string> | null =>
  firstFound(texts, (block) => {
    const day = labelledDay(block.text);
    return day === null ? null : found(day, block.text, 'particulars', block);
  });

/** 发布时间：…, 日期：… in a page's line of particulars. */
function labelledDay(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  const label = LABEL.exec(text);
  if (label !== null) return readDay(text.slice(label.index + label[0].length));
  return BEFORE_LABEL.test(text) ? readDay(text) : null;
}

/** The first day alone in its line after the last section began: further down stand a site's own lines. */
function closing(texts: readonly TextBlock[]): Found<string> | null {
  const last = texts.findLastIndex(({ text }) => sectionOf(text) !== null);
  return texts.slice(last + 1).flatMap(dayOf)[0] ?? texts.flatMap(dayOf).at(-1) ?? null;
}

function dayOf(block: TextBlock): Found<string>[] {
  const day = closingDay(block.text);
  return day === null ? [] : [found(day, block.text, 'signature', block)];
}
