/** publication.not-in-column: published among other things. Only where the page names its column. */
import type { Facts } from '../facts.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from '../rule.ts';

const OF_REPORTS = /年报|年度(?:工作)?报告|信息公开(?:工作)?(?:情况)?报告|公开报告|年度总结/u;
/** Columns that are known to hold something else. */
const OF_OTHERS =
  /通知|公告|公示|新闻|要闻|动态|资讯|快讯|头条|政策(?:文件|解读)|规范性文件|人事|财政(?:信息|预决算)|招标|采购|会议|领导|专题|互动|回应|民生|计划总结|工作总结/u;

function* checkColumn({ report: { columnPath = [], title } }: Facts): Iterable<Outcome> {
  const columns = columnPath.filter((name) => title === null || !name.includes(title.replaceAll(/\s/gu, '')));
  const last = columns.at(-1);
  if (columns.some((name) => OF_REPORTS.test(name))) yield pass;
  else if (last === undefined || !OF_OTHERS.test(last)) yield notAssessable;
  else yield fail([], { words: { printed: columns.join(' > ') }, quote: columns.join(' > ') });
}

export const notInColumn: Rule = {
  id: 'publication.not-in-column',
  severity: 'info',
  needs: ['report'],
  title: { zh: '未在年报专栏公布', en: 'Not in the column of annual reports' },
  message: {
    zh: '网页所示栏目为「{printed}」，不是政府信息公开年报专栏。',
    en: 'The page stands in “{printed}”, not in the column of annual reports.',
  },
  basis: '推断：年度报告应在政府信息公开年报专栏集中公布，便于查找',
  advice: {
    zh: '在“政府信息公开年报”专栏公布，或在专栏中加链接。',
    en: 'Publish it in that column, or link to it from there.',
  },
  check: checkColumn,
  wordings: {
    satisfy: [
      '政府信息公开年报',
      '信息公开年报',
      '年报',
      '政府信息公开工作年度报告',
      '政府信息公开年度报告',
      '信息公开年度报告',
      '年度报告',
      '政府信息公开年报专栏',
      '部门年报',
      '乡镇年报',
      '历年年报',
      '2023年年报',
      '政务公开年报',
      '信息公开工作报告',
      '政府信息公开工作报告',
      '年度工作报告',
    ],
    violate: ['通知公告', '公示公告', '工作动态', '政务要闻', '新闻中心', '计划总结', '专题专栏'],
    open: ['政府信息公开', '政务公开', '法定主动公开内容', '其他'],
    in: (wording) => ({ report: { columnPath: ['政务公开', wording] } }),
  },
  examples: [
    { name: 'among the notices', report: { columnPath: ['政务公开', '通知公告'] }, finds: [null] },
    { name: 'in its column', report: { columnPath: ['政务公开', '政府信息公开年报'] }, finds: [] },
    { name: 'notices about annual reports', report: { columnPath: ['政府信息公开年报', '通知公告'] }, finds: [] },
    { name: 'a column that says nothing', report: { columnPath: ['政务公开', '其他信息'] }, finds: [] },
    { name: 'no column is named', finds: [] },
  ],
};
