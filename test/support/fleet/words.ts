/** Narratives of the made-up province: each organ's own sentences, its county's template, and reasons where figures leap. */
import type { Random } from '../made-up/random.ts';

const themes =
  `春耕备播 农机补贴 校车安全 课后服务 医保报销 家庭医生 老旧小区改造 电梯加装 河道清淤 饮用水源 森林防火 湿地保护 公交线路 停车收费 农村公路 危桥改造
食品抽检 药品追溯 计量检定 价格监测 企业开办 项目审批 土地供应 规划许可 不动产登记 拆迁补偿 公租房配租 物业维修 城市绿化 垃圾分类 噪声扰民 秸秆禁烧
退役安置 抚恤优待 社会救助 养老服务 残疾人康复 就业培训 工资清欠 社保转移 职称评审 图书借阅 文物修缮 旅游投诉 体育场馆 疫苗接种 应急演练 矿山检查
防汛值守 地震监测 统计调查 审计整改 预算执行 政府采购 国企改革 招商项目 外贸展会 科技奖补 数据共享 信访事项 法律援助 社区矫正 人民调解 消防通道`.split(
    /\s+/u,
  );

const actions =
  `把办理依据与时限写进指南 逐条公开申请材料清单 按月公布进度与结果 录制短片讲解办理步骤 在村务栏张贴补贴名单 请业务骨干做客直播间答疑 编印口袋书送到窗口 开设专栏集中发布
将问答整理成图表 公布监督电话与受理时间 对照清单查漏补缺 邀请代表现场观摩 向社会征求意见并公布采纳情况 把常见错误列成对照表 组织股室交叉检查 同步更新移动端页面
委托第三方评估公开效果 建立台账销号管理 把历年文件重新归类 为老年人提供纸质版 设置自助查询终端 统一答复文书样式 开展案例研讨 公示抽查名单与结果`.split(
    /\s+/u,
  );

const effects =
  `群众查找更加方便 窗口咨询量有所回落 企业反映流程更清楚 投诉事项得到及时回应 股室之间配合更顺 内容更新不再滞后 解读材料更接地气 留言答复更加及时
村民对补贴发放更放心 社会监督渠道更畅通 办事材料一次备齐 档案查询更有条理 重点信息不再遗漏 工作人员业务更熟练 评议得分稳步提高 过期信息得到清理`.split(
    /\s+/u,
  );

const places =
  `东街 西关 南湖 北苑 河口 桥头 柳林 石桥 清泉 双塔 古渡 白杨 青松 红旗 新安 永丰 长乐 太平 和平 光明 团结 向阳 明珠 锦绣 龙泉 凤凰 玉带 金沙 银川 云岭`.split(
    /\s+/u,
  );

const sentenceOf = (random: Random): string =>
  `在${random.pick(places)}${random.pick(['片区', '社区', '站点', '窗口', '园区'])}，围绕${random.pick(themes)}和${random.pick(themes)}，${random.pick(actions)}，并${random.pick(actions)}，使${random.pick(effects)}、${random.pick(effects)}`;

export const sentencesOf = (random: Random, count: number): string[] =>
  Array.from({ length: count }, () => sentenceOf(random));

/** What a county sends out for its organs to fill in. */
export const templateOf = (random: Random): string =>
  `坚持以公开为常态、不公开为例外。${sentencesOf(random, 6).join('。')}。严格落实审查制度，做到先审后发。`;

export const reasons = {
  campaign: (what: string): string => `因开展专项整治行动，${what}数量较上年大幅增加`,
  transfer: (what: string): string => `根据机构改革要求，${what}职责划转至其他部门，本年相应数据减少`,
  delegated: (what: string): string => `承接上级下放的${what}权限，相关数据较上年明显增长`,
  disaster: (): string => '受洪涝灾害影响，依申请公开数量较上年增加，主要涉及征地补偿和灾后重建',
  fees: (): string => '受减免政策影响，行政事业性收费较上年大幅减少',
  expiry: (): string => '部分行政规范性文件有效期届满自动失效',
} as const;
