/** What the words of a link promise. */

const spaceless = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\p{Cf}]/gu, '');

/** Other yearly papers of the same organs, and papers about reports. */
const otherPapers =
  /网站(?:工作)?年度报[表告]|企业|信用|财务|预算|决算|统计年鉴|法治政府|依法行政|绩效|质量报告|通知|通报|指南|目录|解读|图解|一图|申请表|格式|模[版板]|培训|监督电话|工作要点|公示|问卷/u;

const report = /(?:信息|政务)公开(?:工作)?(?:情况)?(?:的)?(?:年度?(?:工作)?报告?|年报|工作报告)/u;
const shortReport = /(?:年度?(?:工作)?报告|年报)/u;
/** A title that a list cut off: 某某局2023年政府信息公开工作年… */
const cutOff = /20\d\d年度?(?:政府)?信息公开[工作年度报]*(?:\.{2,}|…+|⋯+)$/u;

/**
 * Whether the words are a report's title. `onReportList`: they stand on a page that lists such reports and nothing else,
 * where titles leave out what the page is about.
 */
export function isReportTitle(text: string, onReportList: boolean): boolean {
  const title = spaceless(text);
  if (otherPapers.test(title.replace(/(?:图文版|图片版|文字版|超链版)/u, ''))) return false;
  return (
    report.test(title) || cutOff.test(title) || (onReportList && shortReport.test(title) && yearIn(title) !== null)
  );
}

/** Whether a page's own title says that it lists reports. */
export const isReportListTitle = (title: string): boolean =>
  /信息公开(?:工作)?(?:年度?(?:工作)?报告|年报)/u.test(spaceless(title));

/** The reporting year that a title names, null if none or several. */
export function yearIn(text: string): number | null {
  const years = new Set(spaceless(text).match(/(?<!\d)20[0-3]\d(?=年|\D|$)/gu) ?? []);
  const [year] = years;
  return years.size === 1 && year !== undefined ? Number(year) : null;
}
