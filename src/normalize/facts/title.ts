/** Titles of annual reports: organ and year in whatever order they are printed. */
import { withoutMarks } from './converter-marks.ts';
import { hanNumber } from '../labels/fold.ts';
import { isOrganName, organInTitle } from './organ-names.ts';

export interface Title {
  /** As printed, without line breaks and spaces. */
  readonly text: string;
  readonly organ: string | null;
  readonly year: number | null;
}

const DIGIT = '〇○零OoΟО0一二三四五六七八九壹贰叁肆伍陆柒捌玖';
const YEAR = `(?<year>(?:19|20)\\d\\d|[二贰][〇○零OoΟО0][${DIGIT}]{2})`;
/** 政务公开 is also what other reports are of: only with 年度报告 or 年报 is it a word for the same. */
const SUBJECT =
  '(?:(?:政府|政务)?信息(?:和政务)?公开|政务公开(?=(?:工作)?(?:情况)?(?:年度(?:工作)?报告|年报)))(?:工作)?(?:情况)?(?:的)?';
const KIND = '(?:年度?)?(?:工作)?(?:情况)?(?:报告|年报|总结)(?:书|表)?';
/** 关于 … 的报告, before marks like （公开版）. */
const FRAME = '(?:》?的(?:报告|公告|公示|通告|通知|函|说明))?';
const SUFFIX = '(?:[（(【\\[][^）)】\\]]{0,12}[）)】\\]])*';
const DASH = '[-—–_·:：]{0,3}';
const ORGAN = '(?<organ>[^，。；！？,;!?：:>＞|»《]{2,50}?)';
const END = `${FRAME}${SUFFIX}$`;

const PATTERNS = [
  `^${ORGAN}(?:关于)?(?:发布|公布|印发|报送)?${DASH}${YEAR}年?度?(?:的)?${DASH}${SUBJECT}${KIND}${END}`,
  `^[（(【[]?${YEAR}年?度?[）)】\\]]?(?:的)?${DASH}${ORGAN}(?:的)?${SUBJECT}${KIND}${END}`,
  `^${ORGAN}(?:的)?${SUBJECT}${KIND}[（(]${YEAR}年?度?[）)]${END}`,
  `^${ORGAN}(?:的)?${SUBJECT}${YEAR}年(?:年?度)?(?:工作)?(?:报告|年报|总结)${END}`,
  `^${YEAR}年?度?(?:的)?${SUBJECT}${KIND}${END}`,
  `^${ORGAN}(?:的)?${SUBJECT}${KIND}${END}`,
].map((source) => new RegExp(source, 'u'));

/** The label before a title in a page's particulars, with those of the same line: 索引号 … 名称. */
const PARTICULARS = /^(?:.*(?:索引号|文号|分类|日期|机构).*?)?(?:信息)?(?:标题|名称|题名)[:：]?《?/u;
/** 关于公布《…》的公告 */
const ABOUT = /^关于(?:公布|发布|公开|印发|报送|上报|呈报|填报|做好|编制)?《?/u;

/** The number of an announcement, whose year is that of its issue: （2025年第1号）. */
const ISSUE = /^[（(【[〔][^）)】\]〕]{0,8}\d[号期][）)】\]〕]/u;
/** Of a file's name or a page's markup, or the day that a page sets behind its heading. */
const TAIL =
  /(?:\.(?:docx?|wps|pdf|html?|txt)|<br\/?>|(?:发布(?:时间|日期)[:：]?)?[（([]?20\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?(?:\d{1,2}:\d\d(?::\d\d)?)?[)）\]]?)$/iu;

/** A link to another report, or a sentence that speaks of this one. */
const NO_TITLE =
  /^(?:[上下前后][一1][篇条页个则]|相关|推荐|更多|返回|阅读|延伸|现(?:将|予|公布|发布|向)|根据|按照|依据)/u;

const MAX_TITLE_LENGTH = 80;
/** With spaces between the letters. */
const MAX_PRINTED_LENGTH = 5 * MAX_TITLE_LENGTH;

/** Letters of the subject, which may be set apart: most lines lack one. */
const SUBJECT_LETTERS = ['公', '开'];
const IN_SUBJECT = /[信政]/u;
/** The last letters of 报告, 年报 and 总结. */
const OF_A_REPORT = /[告报结]/u;

/** Reads a title; null if the text is none. It must speak of 信息公开 and of a report. */
export function readTitle(text: string): Title | null {
  if (
    text.length > MAX_PRINTED_LENGTH ||
    !SUBJECT_LETTERS.every((letter) => text.includes(letter)) ||
    !IN_SUBJECT.test(text) ||
    !OF_A_REPORT.test(text)
  )
    return null;
  return besideList(text) ?? behindAnother(text) ?? titleOf(text);
}

function titleOf(text: string): Title | null {
  const compact = withoutMarks(text)
    .replace(/^\s*\d{1,2}(?:\.\d{1,2}){1,2}[.、)）]?\s+(?!\d)/u, '')
    .replace(/[\s\u200b\ufeff]/gu, '')
    .replace(/^\d{1,2}[.、](?!\d)/u, '')
    .replace(ISSUE, '')
    .replace(TAIL, '')
    .replace(/^(?:[【[][^】\]\d]{1,8}[】\]])?(?:附件\d*[:：]?|《)?/u, '')
    .replace(PARTICULARS, '')
    .replace(/[》。]{1,2}$/u, '');
  if (compact.length > MAX_TITLE_LENGTH || !/信息(?:和政务)?公开|政务公开/u.test(compact) || NO_TITLE.test(compact))
    return null;
  const bare = compact.normalize('NFKC').replace(ABOUT, '');
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(bare)?.groups;
    if (groups !== undefined)
      return {
        text: compact,
        organ: organInTitle(groups['organ']),
        year: groups['year'] === undefined ? null : yearOf(groups['year']),
      };
  }
  return null;
}

/** A place that names what lies in it, as a name of its own in front of another may: 淮安市 洪泽区教育局. */
const PLACE = /[省市县区旗州盟镇乡]$/u;
const OF_A_PLACE = /[省市县区旗州盟镇乡]./u;

/** The title behind the name that a list or the page's head puts in the same line: 教育局 洪泽区教育局2023年…. */
function besideList(text: string): Title | null {
  const parts = text.trim().split(/\s+/u);
  const last = parts.at(-1) ?? '';
  const before = parts.slice(0, -1).join('');
  if (before.length < 3 || last.length < before.length || PLACE.test(before) || !isOrganName(before)) return null;
  const title = titleOf(last);
  const isWhole = title !== null && title.year !== null && title.organ !== null && OF_A_PLACE.test(title.organ);
  return isWhole ? title : null;
}

/** The last title of a line in which a page sets several: the path to it, last year's, or the same for telephones. */
function behindAnother(text: string): Title | null {
  const from = text.search(LAST_OF_SEVERAL);
  const title = from < 0 ? null : titleOf(text.slice(from));
  return title !== null && title.year !== null && title.organ !== null && isOrganName(title.organ) ? title : null;
}

const LAST_OF_SEVERAL = /(?<=(?:年度?报告|年报)[\s>＞»|]*)(?=\p{sc=Han}{4})(?!.*(?:年度?报告|年报)\s*\p{sc=Han}{4})/u;

/** 贰零贰叁, 二〇二三, 二O23 as a number. */
function yearOf(printed: string): number | null {
  const digits = printed
    .replace(/[〇○零OoΟО]/gu, '0')
    .replace(/[壹贰叁肆伍陆柒捌玖]/gu, (digit) => String('壹贰叁肆伍陆柒捌玖'.indexOf(digit) + 1))
    .replace(/[一二三四五六七八九]/gu, (digit) => String(hanNumber(digit) ?? digit));
  return /^\d{4}$/u.test(digits) && Number(digits) > 1900 ? Number(digits) : null;
}
