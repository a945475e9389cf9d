/** Titles of annual reports: organ and year in whatever order they are printed (forms.md 2). */
import { hanNumber } from './fold.ts';

export interface Title {
  /** As printed, without line breaks and spaces. */
  readonly text: string;
  readonly organ: string | null;
  readonly year: number | null;
}

const YEAR = '(?<year>(?:19|20)\\d\\d|二[〇○零O0][〇○零O0一二三四五六七八九]{2})';
const SUBJECT = '(?:政府|政务)?信息(?:和政务)?公开(?:工作)?(?:情况)?(?:的)?';
const KIND = '(?:年度?)?(?:工作)?(?:情况)?(?:报告|年报|总结)(?:书|表)?';
/** 关于 … 的报告, before marks like （公开版）. */
const FRAME = '(?:的(?:报告|公告|公示|函))?';
const SUFFIX = '(?:[（(【\\[][^）)】\\]]{0,12}[）)】\\]])*';
const DASH = '[-—–_·]{0,3}';
const ORGAN = '(?<organ>[^，。；！？,;!?：:>＞|»《]{2,50}?)';

const PATTERNS = [
  `^${ORGAN}(?:关于)?(?:发布|公布|印发|报送)?${DASH}${YEAR}年?度?(?:的)?${DASH}${SUBJECT}${KIND}${FRAME}${SUFFIX}$`,
  `^[（(【[]?${YEAR}年?度?[）)】\\]]?(?:的)?${DASH}${ORGAN}(?:的)?${SUBJECT}${KIND}${SUFFIX}$`,
  `^${ORGAN}(?:的)?${SUBJECT}${KIND}[（(]${YEAR}年?度?[）)]${SUFFIX}$`,
  `^${ORGAN}(?:的)?${SUBJECT}${YEAR}年度?(?:工作)?(?:报告|年报|总结)${SUFFIX}$`,
  `^${YEAR}年?度?(?:的)?${SUBJECT}${KIND}${SUFFIX}$`,
  `^${ORGAN}(?:的)?${SUBJECT}${KIND}${SUFFIX}$`,
].map((source) => new RegExp(source, 'u'));

/** The label before a title in a page's particulars, with those of the same line: 索引号 … 名称. */
const PARTICULARS = /^(?:.*(?:索引号|文号|分类|日期|机构).*?)?(?:信息)?(?:标题|名称|题名)[:：]?《?/u;

const MAX_TITLE_LENGTH = 80;
/** With spaces between the letters. */
const MAX_PRINTED_LENGTH = 5 * MAX_TITLE_LENGTH;

/** Letters of the subject, which may be set apart: most lines lack one. */
const SUBJECT_LETTERS = ['信', '息', '公', '开'];

/** Reads a title; null if the text is none. It must speak of 信息公开 and of a report. */
export function readTitle(text: string): Title | null {
  if (text.length > MAX_PRINTED_LENGTH || !SUBJECT_LETTERS.every((letter) => text.includes(letter))) return null;
  const compact = text
    .replace(/[\s\u200b\ufeff]/gu, '')
    .replace(/^\d{1,2}[.、](?!\d)/u, '')
    .replace(/^(?:[【[][^】\]\d]{1,8}[】\]])?(?:附件\d*[:：]?|《)?/u, '')
    .replace(PARTICULARS, '')
    .replace(/[》。]{1,2}$/u, '');
  if (compact.length > MAX_TITLE_LENGTH || !/信息(?:和政务)?公开/u.test(compact)) return null;
  const digits = compact.replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(digits)?.groups;
    if (groups !== undefined)
      return {
        text: compact,
        organ: organOf(groups['organ']),
        year: groups['year'] === undefined ? null : yearOf(groups['year']),
      };
  }
  return null;
}

/** 人民 at the end has lent its 政府 to 政府信息公开. */
function organOf(printed: string | undefined): string | null {
  if (printed === undefined) return null;
  const organ = printed.replace(/^[-—·•>＞|]+|(?:关于|的)$/gu, '');
  const whole = /人民$/u.test(organ) ? `${organ}政府` : organ;
  return isOrgan(whole) ? whole : null;
}

/** Words that stand before 信息公开 without being an organ: 首页>, 政府, 法定主动公开. */
const isOrgan = (name: string): boolean =>
  name.length >= 3 &&
  !/[>＞|:：]|^(?:年度|本级|首页|政府|依法|法定|我|本)/u.test(name) &&
  !/^\d+$|[\dOo〇○]{4}年/u.test(name);

function yearOf(printed: string): number | null {
  if (/^\d{4}$/u.test(printed)) return Number(printed);
  const year = hanNumber(printed.replace(/[○〇零O0]/gu, '零'));
  return year !== null && year > 1900 ? year : null;
}
