/** structure.overview-parts: the five things that section one speaks of. */
import { editions } from '../../forms/catalogue.ts';
import { listWords } from '../message.ts';
import { fail, pass, type Rule } from '../rule.ts';
import { judgeSection } from './judge-section.ts';

/** Each with the words by which reports speak of it: their headings differ, and some have none. */
const parts: readonly (readonly [name: string, words: RegExp])[] = [
  [
    '主动公开',
    /主动(?:及时|依法|向社会)*(?:公开|发布|公布)|公开(?:内容|范围|重点|信息|政府信息|各类|情况)|(?:发布|公布)(?:各类|政府|政务|工作)*信息|信息发布|重点领域/u,
  ],
  [
    '依申请公开',
    /依(?:法)?申请|申请公开|公开(?:的)?申请|(?:受理|收到|办理|答复|处理|新收)[^。；;]{0,16}申请|申请(?:的)?(?:受理|办理|处理|答复|件)/u,
  ],
  [
    '政府信息管理',
    /信息(?:公开)?(?:资源)?(?:的)?(?:日常|动态|规范|内容|发布|制作|保密|全流程)*(?:化|性)?(?:管理|审核|审查)|资源(?:管理|规范)|规范(?:化)?管理|三审|先审|审核|审查|保密|公开属性|动态(?:调整|更新|管理)|清理|归档|公开(?:目录|指南|制度)|管理(?:制度|机制|办法)/u,
  ],
  ['平台建设', /平台|渠道|载体|阵地|网站|新媒体|公众号|专栏|栏目|公报|查阅(?:点|场所|中心)|窗口|公开栏/u],
  ['监督保障', /监督|保障|考核|考评|评议|评估|评价|培训|督查|督导|检查|组织领导|领导小组|问责|追责|责任|队伍/u],
];

export const overview: Rule = {
  id: 'structure.overview-parts',
  severity: 'warning',
  needs: ['whole'],
  title: { zh: '总体情况内容不全', en: 'Section 一 lacks a part' },
  message: { zh: '总体情况缺少：{list}。', en: 'Section 一 lacks: {list}.' },
  basis: '国办公开办函〔2021〕30号：总体情况包括主动公开、依申请公开、政府信息管理、平台建设、监督保障',
  check: judgeSection(1, (_, compact, { report }) => {
    if (!editions.some(({ id, hasOverviewParts }) => id === report.edition && hasOverviewParts)) return null;
    const missing = parts.filter(([, words]) => !words.test(compact)).map(([name]) => name);
    return missing.length === 0 ? pass : fail([], { words: { list: listWords(missing) } });
  }),
  examples: [
    { name: 'three other parts', sections: { 1: '（一）单位信息。（二）组织领导。（三）平台建设。' }, finds: [null] },
    { name: 'all five', finds: [] },
    { name: 'the edition of 2019', edition: '2019', sections: { 1: '本年度情况如下。' }, finds: [] },
    { name: 'a picture in it', sections: { 1: '见下图。' }, report: { picturedSections: [1] }, finds: [] },
  ],
  wordings: {
    satisfy: [
      '（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）政府信息公开平台建设。（五）监督保障。',
      '（一）主动公开情况。（二）依申请公开情况。（三）政府信息资源规范化情况。（四）平台情况。（五）监督保障情况。',
      '1.主动公开 2.依申请公开 3.信息公开管理 4.公开平台 5.监督考核',
      '（一）主动公开信息1200条。（二）受理申请3件。（三）信息资源管理到位。（四）网站建设。（五）教育培训。',
      '主 动 公 开 、依 申 请 公 开 、政 府 信 息 管 理 、平 台 建 设 、监 督 保 障',
      '及时发布各类信息。全年收到公开申请2件。落实先审后发。用好政务新媒体。加强组织领导。',
      '（一）公开内容。（二）申请办理。（三）规范管理。（四）渠道建设。（五）保障机制。',
      '一是主动公开有序；二是依申请公开规范；三是信息审核从严；四是公开载体多样；五是监督有力。',
      '（一）信息发布情况（二）公开申请办理情况（三）信息动态管理（四）政务公开专栏（五）评估考核',
      '主动向社会公布信息。无依申请公开。建立信息发布审核制度。依托门户网站。接受社会评议。',
      '重点领域信息公开……。新收申请0件。严格保密审查。设置信息公开查阅点。开展业务培训。',
      '（一）主动发布政府信息；（二）处理政府信息公开申请；（三）清理规范性文件；（四）平台与渠道；（五）责任落实',
      '主动公开工作扎实。依法申请渠道畅通。公开目录更新。微信公众号运行良好。开展自查检查。',
      '公开各类政府信息300条，收到申请5件，信息归档规范，公开栏12处，落实责任。',
      '本机关主动及时公开信息，答复申请1件，调整公开属性，办好政府公报，加强队伍建设。',
      '公开政府信息。办理公开申请。管理制度健全。阵地建设。问责追责。',
    ],
    violate: [
      '（一）单位信息。（二）组织领导。（三）平台建设。',
      '2023年，我局认真贯彻落实《条例》，各项工作有序开展。',
      '（一）主动公开。（二）依申请公开。',
      '主动公开信息300条。',
      '无。',
      '（一）主动公开。（二）政府信息管理。（三）平台建设。（四）监督保障。',
      '（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）监督保障。',
    ],
    in: (words) => ({ sections: { 1: words } }),
  },
};
