/** Whose report it is, of which year, and when it was published. */
import type { Document, Properties, TextBlock } from '../model/document.ts';
import type { Organ, Period } from '../model/report.ts';
import { readDay, readOnlyDay, readPeriod } from './dates.ts';
import { readTitle, type Title } from './title.ts';

export interface Facts {
  readonly title: string | null;
  readonly organ: Organ | null;
  readonly year: number | null;
  readonly period: Period | null;
  readonly publishedOn: string | null;
}

/** A title with the place it was found at; `index` of its first block. */
export interface PlacedTitle extends Title {
  readonly index: number;
  /** Number of blocks that it takes up. */
  readonly lineCount: number;
  readonly headingLevel: number | null;
}

/** A title is broken over at most this many lines. */
const MAX_TITLE_LINES = 4;
const MAX_LINE_LENGTH = 60;

/** Meta tags and metadata tables of government sites, the surest first (国办发〔2019〕… 网站标签规范). */
const TITLE_PROPERTIES = ['articletitle', '名称', '标题', 'og:title', 'title'];
const ORGAN_PROPERTIES = [
  '发布机构',
  '发文机关',
  '公开主体',
  'contentsource',
  '来源',
  'author-organization',
  'sitename',
];
const DATE_PROPERTIES = [
  'pubdate',
  '公开日期',
  '发布日期',
  '发布时间',
  '成文日期',
  'publishdate',
  'article:published_time',
];

/** `texts`: the report's text blocks in order; `titles`: those that stand in them. */
export function factsOf(
  { properties }: Pick<Document, 'properties'>,
  texts: readonly TextBlock[],
  titles: readonly PlacedTitle[] = titlesOf(texts),
): Facts {
  const period = periodOf(texts);
  const stated = propertyTitle(properties);
  const placed = bestTitle(titles, stated, period);
  const title = placed ?? stated ?? NO_TITLE;
  const organ = title.organ ?? organElsewhere(properties, texts, stated, placed);
  return {
    title: title.text,
    organ: organ === null ? null : { name: organ },
    year: title.year ?? stated?.year ?? yearOfPeriod(period),
    period,
    publishedOn: publishedOn(properties, texts),
  };
}

function organElsewhere(
  properties: Properties,
  texts: readonly TextBlock[],
  stated: Title | null,
  placed: PlacedTitle | null,
): string | null {
  return stated?.organ ?? organBelow(texts, placed) ?? propertyOrgan(properties) ?? signatureOf(texts);
}

const NO_TITLE = { text: null, organ: null, year: null };

/** Every title that stands alone in one to four lines, in order; of overlapping ones the longest. */
export function titlesOf(texts: readonly TextBlock[]): readonly PlacedTitle[] {
  const titles: PlacedTitle[] = [];
  for (let index = 0; index < texts.length; index += 1) {
    const title = titleAt(texts, index);
    if (title === null) continue;
    titles.push(title);
    index += title.lineCount - 1;
  }
  return titles;
}

function titleAt(texts: readonly TextBlock[], index: number): PlacedTitle | null {
  const lines = shortLinesFrom(texts, index);
  for (let lineCount = lines.length; lineCount >= 1; lineCount -= 1) {
    const title = titleOfLines(lines.slice(0, lineCount));
    if (title !== null) return { ...title, index, lineCount, headingLevel: texts[index]?.headingLevel ?? null };
  }
  return null;
}

/** The lines that a title which begins there may take up. */
function shortLinesFrom(texts: readonly TextBlock[], index: number): readonly string[] {
  const lines = texts.slice(index, index + MAX_TITLE_LINES).map(({ text }) => text);
  const long = lines.findIndex((text) => lengthOf(text) > MAX_LINE_LENGTH);
  return long < 0 ? lines : lines.slice(0, long);
}

function titleOfLines(lines: readonly string[]): Title | null {
  if (!lines.some((text) => text.includes('信'))) return null;
  const title = readTitle(lines.join(''));
  return title === null || lines.length === 1 || isOneTitle(lines, title) ? title : null;
}

/** Letters may be set apart by spaces. */
const lengthOf = (text: string): number =>
  text.length <= MAX_LINE_LENGTH || text.length > 4 * MAX_LINE_LENGTH ? text.length : text.replace(/\s/gu, '').length;

/** Several lines are one title only if they need one another: a menu's words, or the end of another report, may stand before. */
function isOneTitle(lines: readonly string[], { year, organ }: Title): boolean {
  if (lines.some((line) => closingDay(line) !== null)) return false;
  const head = readTitle(lines.slice(0, -1).join(''));
  const rest = readTitle(lines.slice(1).join(''));
  if (year === null || (head !== null && head.year !== null)) return false;
  if (rest !== null && rest.year !== null && rest.organ !== null) return false;
  return organ === null || isOrganName(organ);
}

/**
 * The title that agrees with the page's own statement and the period; the first of equals. Null if none is better than
 * the statement itself: the titles of other reports stand in a page's lists.
 */
function bestTitle(titles: readonly PlacedTitle[], stated: Title | null, period: Period | null): PlacedTitle | null {
  const weigh = (title: Title & { readonly headingLevel: number | null }): number =>
    (title.year !== null ? 8 : 0) +
    (stated?.year != null && title.year === stated.year ? 4 : 0) +
    (period !== null && title.year === yearOfPeriod(period) ? 3 : 0) +
    (title.organ !== null ? 2 : 0) +
    (title.headingLevel !== null ? 1 : 0);
  const best = titles.reduce<PlacedTitle | null>(
    (chosen, title) => (chosen === null || weigh(title) > weigh(chosen) ? title : chosen),
    null,
  );
  const isBetter = best !== null && (stated === null || weigh(best) >= weigh({ ...stated, headingLevel: null }));
  return isBetter ? best : null;
}

/** The line below a title that names no organ. */
function organBelow(texts: readonly TextBlock[], title: PlacedTitle | null): string | null {
  const below = title === null ? '' : (texts[title.index + title.lineCount]?.text ?? '');
  const name = below.replace(/\s/gu, '').replace(/^[（(](.{1,60})[）)]$/u, '$1');
  return isOrganName(name) ? name : null;
}

function propertyTitle(properties: Properties): Title | null {
  for (const key of TITLE_PROPERTIES) {
    const [head = ''] = (properties[key] ?? '').split(/[_|]|\s[-–—]\s/u);
    const title = wholePartOf(head) ?? readTitle(head);
    if (title !== null) return title;
  }
  return null;
}

/** The one part of a page's name that is a title with its organ and year: that of the site stands before or behind it. */
function wholePartOf(name: string): Title | null {
  const parts = name.split(/[-–—\s]+/u);
  if (parts.length < 2) return null;
  return parts.map(readTitle).find((title) => title !== null && title.organ !== null && title.year !== null) ?? null;
}

function propertyOrgan(properties: Properties): string | null {
  for (const key of ORGAN_PROPERTIES) {
    const name = (properties[key] ?? '').replace(/\s/gu, '');
    if (isOrganName(name)) return name;
  }
  return null;
}

/** Ends as names of public bodies do, and holds nothing else. */
const isOrganName = (text: string): boolean =>
  /^[\p{Script=Han}（）()·]{3,40}$/u.test(text) &&
  /(?:政府|局|委员会|委|厅|部|署|院|办公室|办|街道|街道办事处|办事处|管委会|中心|省|市|县|区|州|盟|旗|镇|乡|村|公司|大学|学院|学校|医院|站|所|会|队|园区|开发区|新区|实验区)$/u.test(
    text,
  );

/** The line above a closing date, or the words before it in its line. */
function signatureOf(texts: readonly TextBlock[]): string | null {
  const last = texts.findLastIndex(({ text }) => closingDay(text) !== null);
  const own = signedLine(texts[last]?.text ?? '')?.name ?? '';
  const name = own === '' ? (texts[last - 1]?.text ?? '').replace(/\s/gu, '') : own;
  return last >= 0 && isOrganName(name) ? name : null;
}

/** No signature is longer. */
const MAX_SIGNATURE_LENGTH = 80;

/** An organ and a day in one line. */
function signedLine(text: string): { readonly name: string; readonly day: string } | null {
  if (text.length > MAX_SIGNATURE_LENGTH) return null;
  const [, printed = '', date = ''] = /^\s*(\S{3,40})\s+(\S.{5,30})$/u.exec(text) ?? [];
  const day = isOrganName(printed) ? readOnlyDay(date) : null;
  return day === null ? null : { name: printed, day };
}

const closingDay = (text: string): string | null => readOnlyDay(text) ?? signedLine(text)?.day ?? null;

function periodOf(texts: readonly TextBlock[]): Period | null {
  const found = texts.filter(({ text }) => /期限|时限|起|统计|数据/u.test(text)).map(({ text }) => readPeriod(text));
  return found.find((period) => period !== null) ?? null;
}

const yearOfPeriod = (period: Period | null): number | null =>
  period === null ? null : Number(period.from.slice(0, 4));

/** The page's own statement, a labelled date, or the date under the signature. */
function publishedOn(properties: Properties, texts: readonly TextBlock[]): string | null {
  for (const key of DATE_PROPERTIES) {
    const day = readDay(properties[key] ?? '');
    if (day !== null) return day;
  }
  const labelled = texts.map(({ text }) => labelledDay(text)).find((day) => day !== null);
  return labelled ?? texts.map(({ text }) => closingDay(text)).findLast((day) => day !== null) ?? null;
}

/** 发布时间：…, 日期：… in a page's line of particulars. */
function labelledDay(text: string): string | null {
  if (text.length > 200) return null;
  const label = /(?:发布|公开|公布)(?:时间|日期)\s*[:：]|(?:^|[\s【[|])(?:日期|时间)\s*[:：]|发布于/u.exec(text);
  return label === null ? null : readDay(text.slice(label.index + label[0].length));
}
