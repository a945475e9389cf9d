/** What organs do, by the words of their names. Of two functions in one name (教育体育局) the first counts. */

export type OrganFunction = (typeof functions)[number][0];

/** Words that tell a function; of those that stand at the same place the longest. */
export const functions = [
  ['public_security', ['公安']],
  [
    'market_regulation',
    [
      '市场监督管理',
      '市场监督',
      '市场监管',
      '市监',
      '工商行政',
      '工商和',
      '质量技术监督',
      '食品药品',
      '药品监督',
      '知识产权',
    ],
  ],
  ['natural_resources', ['自然资源', '国土资源', '规划和自然', '规划与自然', '不动产']],
  ['planning', ['城乡规划', '规划局', '规划委']],
  ['urban_management', ['城市管理', '城管', '综合行政执法', '综合执法', '行政执法', '城市综合管理', '市容']],
  ['transport', ['交通运输', '交通局', '交通委', '交通和', '公路', '港航', '港口', '铁路', '地方海事']],
  ['finance', ['财政']],
  ['education', ['教育', '教体']],
  ['health', ['卫生健康', '卫健', '卫生和计划', '卫计', '卫生局', '疾病预防', '中医药']],
  ['human_resources', ['人力资源', '人社', '社会保险']],
  ['civil_affairs', ['民政']],
  ['justice', ['司法']],
  [
    'housing',
    [
      '住房和城乡',
      '住房城乡',
      '住建',
      '住房保障',
      '住房和',
      '房产',
      '房屋',
      '房管',
      '城乡建设',
      '建设局',
      '建设和交通',
    ],
  ],
  ['housing_fund', ['住房公积金', '公积金']],
  ['ecology', ['生态环境', '环境保护', '环保']],
  ['agriculture', ['农业农村', '农业', '农牧', '畜牧', '农机', '农村工作']],
  ['water', ['水利', '水务', '水土保持']],
  ['forestry', ['林业', '林草', '园林', '绿化']],
  ['marine', ['海洋', '渔业']],
  ['emergency', ['应急管理', '应急局', '安全生产', '安全监管', '地震']],
  ['fire_rescue', ['消防']],
  ['audit', ['审计']],
  ['statistics', ['统计', '调查队', '调查总队']],
  ['development_reform', ['发展和改革', '发展与改革', '发展改革', '发改', '物价', '经济发展']],
  ['industry', ['工业和信息化', '工业与信息化', '经济和信息化', '经济信息化', '工信', '经信', '工业信息', '信息化']],
  ['commerce', ['商务', '商业', '经济合作', '投资促进', '招商']],
  ['culture_tourism', ['文化和旅游', '文化旅游', '文旅', '文化广电', '文化体育', '文体', '旅游', '文化局', '文物']],
  ['radio_television', ['广播电视', '广电', '新闻出版']],
  ['veterans', ['退役军人']],
  ['medical_security', ['医疗保障', '医保']],
  ['administrative_approval', ['行政审批', '政务服务', '行政服务', '政务公开']],
  ['data', ['大数据', '数据局', '数据管理', '数据资源', '数字']],
  ['petition', ['信访']],
  ['archives', ['档案', '史志', '地方志']],
  ['science', ['科学技术', '科技']],
  ['ethnic_religious', ['民族宗教', '民族', '宗教', '民宗']],
  ['sports', ['体育']],
  ['taxation', ['税务']],
  ['state_assets', ['国有资产', '国资']],
  ['foreign_affairs', ['外事', '外办', '港澳', '侨务']],
  ['civil_defence', ['人民防空', '人防', '民防', '国防动员']],
  ['rural_revitalisation', ['乡村振兴', '扶贫', '移民', '水库']],
  ['government_services', ['机关事务', '机关服务', '接待']],
  ['research', ['研究室', '发展研究', '政策研究', '参事室', '文史']],
  ['party_school', ['党校', '行政学院']],
  ['grain_reserves', ['粮食', '物资储备']],
  ['local_finance', ['金融']],
  ['supply_cooperatives', ['供销']],
  ['public_resources', ['公共资源']],
  ['meteorology', ['气象']],
  ['customs', ['海关']],
  ['posts', ['邮政']],
  ['tobacco', ['烟草']],
  ['energy', ['能源', '电力']],
  ['disabled_persons', ['残疾人', '残联']],
  ['cyberspace', ['网信', '互联网信息']],
  ['public_organisation', ['机构编制', '编办']],
  ['government_office', ['政府办公室', '政府办公厅', '政府办']],
] as const satisfies readonly (readonly [string, readonly string[]])[];

/** Null where no word tells. `printed`: the name without its place. */
export function functionOf(printed: string): OrganFunction | null {
  // 人民政府 holds 民政.
  const words = printed.replaceAll('人民政府', '政府');
  let best: { readonly id: OrganFunction; readonly at: number; readonly length: number } | null = null;
  for (const [id, tells] of functions) {
    for (const tell of tells) {
      const at = words.indexOf(tell);
      if (at < 0) continue;
      const isBetter = best === null || at < best.at || (at === best.at && tell.length > best.length);
      if (isBetter) best = { id, at, length: tell.length };
    }
  }
  return best?.id ?? null;
}

/** 公安局, 财政局: a name that tells a function and nothing before it. */
export const beginsWithFunction = (words: string): boolean =>
  functions.some(([, tells]) => tells.some((tell) => words.startsWith(tell)));
