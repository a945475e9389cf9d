/** Words for documents, enforcement and fees: table two. */
import { shows, type Wording } from './wording.ts';

const county = { organ: '青山县人民政府' };

/** Codes are those below `disclosure.normative_documents` or `disclosure.rules`. */
export const documentVerbs: readonly Wording[] = [
  {
    id: 'document.in-force-disclosed',
    words: /(?:公开|公示)[^#,、]{0,4}(?:现行|继续|目前|仍)?有效/u,
    codes: ['in_force'],
    state: 'weak',
    examples: [shows('集中公开现行有效行政规范性文件698件。', '~normative_documents.in_force=698', county)],
  },
  {
    id: 'document.in-force',
    words: /(?:现行|继续|目前|仍然?|持续|现仍?|保持)有效/u,
    codes: ['in_force'],
    state: 'settled',
    examples: [
      shows(
        '县政府年内印发的行政规范性文件有7件、废止的有3件；截至12月，61件仍现行有效。',
        'normative_documents.issued=7; normative_documents.repealed=3; normative_documents.in_force=61',
        county,
      ),
      shows('清理并集中发布现行有效行政规范性文件393件。', 'normative_documents.in_force=393', county),
    ],
  },
  {
    id: 'document.lapsed',
    words: /失效/u,
    codes: ['repealed'],
    state: 'weak',
    examples: [
      shows('清理后废止规范性文件4件、宣布失效9件。', 'normative_documents.repealed=4', county),
      shows('全年宣布失效行政规范性文件2件。', '~normative_documents.repealed=2', county),
    ],
  },
  {
    id: 'document.repealed',
    words: /废止/u,
    codes: ['repealed'],
    state: 'settled',
    examples: [shows('全年废止行政规范性文件5件。', 'normative_documents.repealed=5', county)],
  },
  {
    id: 'document.newly-made',
    words: /新制作/u,
    codes: ['newly_made'],
    state: 'settled',
    examples: [
      shows(
        '规范性文件方面，33件为本年新制作，30件为本年新公开，对外公开总数量累至210件。',
        'normative_documents.newly_made=33; normative_documents.newly_disclosed=30; normative_documents.total_disclosed=210',
        { ...county, year: 2019, edition: '2019' },
      ),
    ],
  },
  {
    id: 'document.newly-disclosed',
    words: /新公开/u,
    codes: ['newly_disclosed'],
    state: 'settled',
    examples: [
      shows('本年新公开规范性文件8件。', 'normative_documents.newly_disclosed=8', {
        ...county,
        year: 2020,
        edition: '2019',
      }),
    ],
  },
  {
    id: 'document.total-disclosed',
    words: /公开总数/u,
    codes: ['total_disclosed'],
    state: 'settled',
    examples: [
      shows('规范性文件对外公开总数量90件。', 'normative_documents.total_disclosed=90', {
        ...county,
        year: 2020,
        edition: '2019',
      }),
    ],
  },
  {
    id: 'document.issued',
    words: /制发|制定|印发|出台|新发布|新颁布|颁布|新增|新制定|制订/u,
    codes: ['issued', 'newly_made'],
    state: 'settled',
    examples: [
      shows('未新制发规范性文件，原有9件继续有效。', 'normative_documents.issued=0; normative_documents.in_force=9'),
      shows('动态更新本年度制发的规范性文件88件。', 'normative_documents.issued=88', county),
    ],
  },
  {
    id: 'document.published',
    words: /发布|公布/u,
    codes: ['issued', 'newly_made'],
    state: 'weak',
    examples: [
      shows('年内公布政府规章3部，废止1部。', 'rules.issued=3; rules.repealed=1', { organ: '青山市人民政府' }),
      shows('公布行政规范性文件3件。', '~normative_documents.issued=3', county),
      shows('提请县政府制发规范性文件3件。', ''),
      shows('报送县政府印发规范性文件3件。', ''),
      shows('以县政府名义出台规范性文件4件，其中我局起草1件，废止2件。', ''),
      shows('由市司法局制定发布规范性文件2件。', ''),
      shows('起草并由县人民政府印发行政规范性文件3件。', ''),
      shows('经县政府同意，我局印发规范性文件3件。', 'normative_documents.issued=3'),
    ],
  },
];

/** Work on documents that changes none of the figures. */
export const noDocument =
  /审查|审核|备案|报备|起草|转发|保留|上新|草案|征求|专栏|评估|解读|送审|论证|修改|修订|参与|后评|汇编|上传|链接|公文|提请|报请|报送|呈报|上报|代拟/u;
/** Documents that another organ issues, in the clause that names them. A government's own name is that of its reports only. */
export const ofOtherIssuers = {
  party: /党委|党内|[省市县区州旗盟]委(?!员会?|[办托局])|党工委/u,
  government:
    /以[^,#]{0,10}政府(?:办公?室?)?(?:的)?名义|[省市县区州旗盟](?:人民)?政府(?:办公?室?)?(?:的)?(?:重大)?(?:行政)?(?:规范性文件|规章)|(?<!经|报|按|按照|根据)[省市县区州旗盟](?:人民)?政府(?:办公?室?)?(?:名义)?(?:印发|制发|出台|制定|颁布|发布|公布|废止)|由(?!我|本)[^,#]{2,12}(?:印发|制发|出台|制定|颁布|发布)/u,
} as const;

/** Putting documents on a site is another count than issuing them. */
export const disclosedOnly = /(?:主动|对外|集中)公开/u;

export const enforcement: Readonly<Record<'licensing' | 'penalties' | 'compulsion', readonly Wording[]>> = {
  licensing: [
    {
      id: 'enforcement.licensing',
      words: /行政许可/u,
      codes: ['licensing.decisions'],
      state: 'settled',
      examples: [
        shows(
          '许可、处罚、强制三类决定中，行政许可2,316件、行政处罚407件、行政强制14件。',
          'licensing.decisions=2316; penalties.decisions=407; compulsion.decisions=14',
        ),
        shows('窗口收到许可申请905件。', ''),
        shows('线上办理行政许可61件、大厅窗口办理40件。', ''),
        shows('通过一网通办平台等共作出行政许可决定101件。', 'licensing.decisions=101'),
        shows('作出行政许可决定1286件；不予许可0件。', 'licensing.decisions=1286'),
        shows('主动公开行政许可处理决定30项。', '~licensing.decisions=30'),
      ],
    },
  ],
  penalties: [
    {
      id: 'enforcement.penalties',
      words: /行政处罚/u,
      codes: ['penalties.decisions'],
      state: 'settled',
      examples: [
        shows('全市各执法机关的行政处罚决定总量为1.86万件。', 'penalties.decisions=18600 ± 50', {
          organ: '青山市人民政府',
        }),
        shows('在信用平台公示处罚信息380条。', ''),
        shows('未作出行政处罚决定。', 'penalties.decisions=0'),
        shows('行政处罚案件结案9起。', ''),
        shows('办结行政处罚案件9起，送达行政处罚决定书7份。', ''),
        shows('行政处罚立案9起，作出处罚决定7件。', 'penalties.decisions=7'),
        shows('我局无行政处罚权。', '~penalties.decisions=0'),
      ],
    },
  ],
  compulsion: [
    {
      id: 'enforcement.compulsion',
      words: /行政强制/u,
      codes: ['compulsion.decisions'],
      state: 'settled',
      examples: [
        shows(
          '行政许可、行政处罚分别作出决定52件、7件，行政强制0件。',
          'licensing.decisions=52; penalties.decisions=7; compulsion.decisions=0',
        ),
        shows('实施行政强制3件。', 'compulsion.decisions=3'),
      ],
    },
  ],
};

/** Other numbers of the enforcing organs: no decisions. */
export const noDecision =
  /公示|申请|受理|收到|立案|结案|检查|批复|证照|服务|办件|不予受理|信息|线索|案卷|评查|罚款|罚没|培训|案例|不予|文书|事项清单|目录|清单|指南|流程|信用|复议|诉讼|移送|相对人|人员|权力|下放|取消|压缩|减免|网办/u;
export const decisionWords = /作出|做出|实施|办理|下达|办结|决定|核发|准予|处理决定|处以/u;

export const fees: Wording = {
  id: 'fee.amount',
  words: /行政事业性?收费/u,
  codes: ['fees.amount_wan_cny'],
  state: 'settled',
  examples: [
    shows('水土保持补偿费等行政事业性收费入库45.02万元。', 'fees.amount_wan_cny=45.02'),
    shows('当年各部门收取的行政事业性收费折合1.23亿元。', 'fees.amount_wan_cny=12300 ± 50', {
      organ: '青山市人民政府',
    }),
    shows('罚没款入库96万元。', ''),
    shows('收取涉企行政事业性收费18.4万元。', ''),
    shows('行政事业性收费中涉企部分18.4万元。', ''),
    shows('收取行政事业性收费77.1万元，其中涉企行政事业性收费18.4万元。', 'fees.amount_wan_cny=77.1'),
    shows('征收行政事业性收费、政府性基金共计1264.85万元。', ''),
    shows('向3名申请人收取信息处理费计120元。', ''),
  ],
};
/** Fees of one class or one level: 涉企行政事业性收费, 教育行政事业性收费, 行政事业性收费中考试费. */
export const feesOfAClass =
  /(?:涉企|涉农|涉外|企业|[省市县区州中央地方][级央方]|类|领域|方面|系统|教育|医疗|交通|住建|考试|登记费?|鉴定|补偿费)(?:的)?行政事业性?收费|行政事业性?收费(?:收入|项目)?(?:当|之)?[中里]|行政事业性?收费[^#,]{0,4}(?:涉企|部分)/u;
/** Money that is no 行政事业性收费. */
export const noFee = /信息处理费|处理费|罚款|罚没|预算|决算|采购|减免|降费|退还|返还|免征|节约|拨付|基金|非税/u;

export const procurement: Wording = {
  id: 'procurement',
  words: /集中采购/u,
  codes: ['procurement.projects', 'procurement.amount_cny'],
  state: 'settled',
  examples: [
    shows(
      '全镇完成的政府集中采购有3个项目，总金额折合128.6万元。',
      'procurement.projects=3; procurement.amount_cny=1286000',
      {
        organ: '青山县青山镇人民政府',
        year: 2020,
        edition: '2019',
      },
    ),
  ],
};
