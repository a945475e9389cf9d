/** Where on its site a page stands: 当前位置：首页 > 政务公开 > 政府信息公开年报, or what it states of its column. */
import type { Properties, TextBlock } from '../../model/document.ts';
import { firstFound } from './found.ts';

/** 《政府网站标签规范》: the column's name. */
const COLUMN_KEY = 'columnname';

const LABEL = /^(?:您|你)?(?:现在)?(?:的|所在的?)?(?:当前|所在|现在)?(?:的)?位置(?:是)?[:：]|^当前(?:栏目|页面)[:：]/u;
const SEPARATORS = /[>＞›»→\\/|｜·\s]+|--?>|—/u;
/** Words of a trail that name no column. */
const NO_COLUMN = /^(?:网站|门户|本站)?(?:首页|主页)$|^(?:正文|详情|内容|信息内容|详细内容|文章内容|查看详情)?$/u;
const MOST_LETTERS = 200;

function trailIn(text: string): readonly string[] | null {
  const plain = text.normalize('NFKC').trim();
  const label = LABEL.exec(plain.replace(/^\s+/u, ''));
  if (label === null || plain.length > MOST_LETTERS) return null;
  const trail = plain
    .slice(label[0].length)
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => !NO_COLUMN.test(part));
  return trail.length === 0 ? null : trail;
}

/** Null where neither the page's trail nor its properties tell. */
export function columnPathOf(properties: Properties, texts: readonly TextBlock[]): readonly string[] | null {
  const stated = properties[COLUMN_KEY]?.trim() ?? '';
  const trail = firstFound(texts, ({ text }) => trailIn(text));
  return trail ?? (stated === '' ? null : [stated]);
}
