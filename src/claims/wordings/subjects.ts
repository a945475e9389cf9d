/** Nouns that take the verbs 收到, 受理, 办理, 办结, 答复 for themselves up to the next of them. */
import { kindsOfWords } from './kinds-of-words.ts';
import { leafWords } from './outcomes.ts';

export type Subject =
  | 'requests'
  | 'disputes'
  | 'documents'
  | 'rules'
  | 'licensing'
  | 'penalties'
  | 'compulsion'
  | 'fees'
  | 'procurement'
  | 'foreign';

/** `bare`: 申请 alone; `outcome`: words of an outcome, which name no subject of their own. */
export type Unsure = 'bare' | 'outcome';

/** 申请 is that of 信息公开 only behind these words: 许可申请, 低保申请 are others. */
const BARE_BEFORE =
  '^|[,、的:;#和及与年度月]|收到|收|接到|接收|受理|办理|处理|处置|答复|办结|收悉|新增|[各此这该]类|上述|该|有效|书面|群众|公众|公民|个人|自然人|企业|机构|组织|法人|网上|网络|在线|线上|线下|信函|邮寄|邮件|当面|现场|传真|[件份条宗起]|依|所有|全部|提出|提起|提交|结转|未结|等|结案|人|无|未|次|新|类';

const NAMES: readonly (readonly [Subject | Unsure, string])[] = [
  // Outcomes' own words may hold those of other subjects: 信访举报投诉类申请.
  ['requests', leafWords],
  ['disputes', '(?:行政)?复议(?:申请|案件?)?|(?:行政)?诉讼(?:案件?)?|行政应诉|败诉|胜诉'],
  [
    'requests',
    '申请主体|申请人(?=均|全部|都|为|是)|申请人(?:类型|类别|身份|性质)|政府信息(?:依申请)?公开(?:的)?(?:书面)?申请|信息(?:公开)?(?:的)?(?:书面)?申请(?!人|者)|依申请公开(?:的)?(?:政府)?信息|依申请公开|依申请(?!人)|申请公开|公开申请(?!人|者)|申请政府信息|申请信息公开|申请获取|公开事项申请|信息公开事项',
  ],
  [
    'foreign',
    '行政(?:许可|审批)(?:事项)?(?:申请|受理|办件)|(?:许可|审批|登记|补贴|低保|救助|公证|补助|资助|变更|备案|商标|专利|听证|执行|仲裁|援助|贷款|认定|注册|备案|复核|复查|保障|住房|入学|办证|财政|项目|调解|救济|赔偿|补偿|查档|档案利用|利用|用地|用水|取水|用电|排污|采伐|建房|宅基地|公租房|落户|入户|迁移|鉴定|认证|培训|入党|抚恤|优抚|医保|社保|工伤|理赔|报销|就业|创业|助学|临时|困难|残疾|营业执照|立项|验收|招标|村务公开|党务公开)申请|申请(?:低保|救助|补贴|许可|登记|听证|仲裁|补偿|赔偿|执行|办理|援助|书面|人|者|表|渠道|流程|平台|系统|方式|条件|材料|受理点|指南|途径|程序)',
  ],
  ['bare', `(?<=${BARE_BEFORE})申请(?:书|件|量|数量|数|总量|事项|总数)?`],
  // Outcomes say what the numbers are of where nothing else does.
  ['outcome', '不予公开|部分公开|无法提供|不予处理|予以公开'],
  ['documents', '规范性文件'],
  ['rules', '(?:政府|部门|地方|行政)?规章(?!制)'],
  ['fees', '行政事业性?收费'],
  ['procurement', '集中采购'],
  ['licensing', '行政许可'],
  ['penalties', '行政处罚'],
  ['compulsion', '行政强制'],
  [
    'foreign',
    '便民服务|政务大厅|办事大厅|(?:各类|民生|群众|审批|便民)事项|信访|12345|12315|12350|热线|[局县市区镇长]长信箱|信箱|邮箱|留言|咨询|投诉|举报|工单|建议|提案|来信|来电|来访|诉求|征求意见|意见征集|征集|意见函|问政|网民|网友|舆情|查询|查阅|办件|一网通办|通办|政务服务|服务事项|网办|业务|企业开办|证照|培训|检查|会议|抽查|巡查|整改|解读|稿件|动态|政策文件|公文|新闻|推文|视频|微博|微信|公众号|公开栏|议案|答记者|调查问卷|问卷|案例|主动公开|公示|资讯|办事指南|指南|公证|调解|协查|函件|来函|线索|答复[书函稿]|通知书|告知书|答复文书|意见书|纠纷|市场主体|户|条目|信息(?=$|#|共|总|达|累计|数|量|条|[,、:])|数据',
  ],
];

const MARKERS = kindsOfWords(NAMES);

export interface SubjectMark {
  readonly subject: Subject | Unsure;
  readonly from: number;
}

/** In their order. */
export function subjectsIn(words: string): readonly SubjectMark[] {
  return Array.from(words.matchAll(MARKERS.pattern), ({ groups, index }) => ({
    subject: MARKERS.kindOf(groups),
    from: index,
  }));
}
