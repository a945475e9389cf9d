/** Names of public bodies as they stand in titles, signatures and particulars. */

/** What such names end in, the longer before the shorter where one ends in the other. */
const ENDINGS = [
  '政府 局 委员会 委 厅 部 署 院 办公室 办 街道 办事处 管委会 中心 省 市 县 区 州 盟 旗 镇 乡 村 苏木',
  '公司 集团 厂 银行 大学 学院 学校 中学 小学 高中 幼儿园 党校 医院 馆 站 所 会 社 台 园 队 处 室 科 组',
  '庭 海关 监狱 场 局机关 兵团 师 团 领导小组 指挥部 基地 景区 保护区 水库 港 机场 口岸 公墓 车站 分局',
  '支局 分公司',
].flatMap((line) => line.split(' '));
const ENDING = new RegExp(`(?:${ENDINGS.join('|')})(?:[（(][^）)]{1,12}[）)])?$`, 'u');

/** Han letters, and the numbers and marks of names: 第110中学, 市公安局（交通管理局）. */
const NAME = /^(?=.*\p{Script=Han}{2})[\p{Script=Han}\d（）()·、“”〇]{3,40}$/u;

/** Words that end like a name and are none, and what no name begins with. */
const NO_NAME =
  /^(?:我|本(?!溪)|该|各|全|首页|当前|上一|下一|年度|政府(?:信息|网站|部门)?$|依法|法定|主动|附件|来源|标题|名称|部门$|以下)|(?:网站|栏目|专栏|年报|报告|工作|情况|信息公开|公开目录)$|[。，；：？！]/u;

/** Ends as names of public bodies do, and holds nothing else. */
export const isOrganName = (text: string): boolean => NAME.test(text) && ENDING.test(text) && !NO_NAME.test(text);

/** Scope of the figures, no part of the name: 洪泽区人民政府（本级）. */
const SCOPE = /(?:[（(](?:机关)?(?:本级|本部|机关|汇总|全口径)[）)]|本级)$/u;

/** The name without marks round it, its scope, and what a list beside it doubled. */
export function bareOrganName(printed: string): string {
  const name = printed
    .replace(/^[-—–·•>＞|:：/*#=＊]+|[-—–·•>＞|:：/*#=＊]+$/gu, '')
    .replace(/^关于(?:公布|发布|公开|印发|报送|上报|呈报|填报|做好|编制)?|(?:关于|的)$/gu, '')
    .replace(SCOPE, '');
  return withoutDouble(name);
}

/** 洪泽区教育局洪泽区教育局, 教育局洪泽区教育局: the name of a list's line, and the name. */
function withoutDouble(name: string): string {
  for (let length = 3; length * 2 <= name.length; length += 1) {
    const end = name.slice(-length);
    const before = name.slice(0, -length);
    if (before === end || (length > 3 && before.length >= 3 && end.endsWith(before) && isOrganName(before))) return end;
  }
  return name;
}

/** The organ of a title: 人民 at its end has lent its 政府 to 政府信息公开. Null for other words. */
export function organInTitle(printed: string | undefined): string | null {
  if (printed === undefined) return null;
  const name = bareOrganName(printed);
  const whole = /人民$/u.test(name) ? `${name}政府` : name;
  return isOrgan(whole) ? whole : null;
}

/** Words that stand before 信息公开 without being an organ: 首页>, 政府, 法定主动公开. A brand may stand there too. */
const isOrgan = (name: string): boolean =>
  name.length >= 3 &&
  !/[>＞|:：]|^(?:年度|本级|首页|政府$|政府信息|依法|法定|我|本(?!溪)|上一|下一|附件|来源)/u.test(name) &&
  !/^\d+$|[\dOo〇○零]{4}年/u.test(name);
