/** metadata.organ-conflict: another organ's name where the report's own must stand. */
import { isAnother } from './another-organ.ts';
import { listWords } from './message.ts';
import type { Facts } from './facts.ts';
import { fail, notAssessable, type Outcome, pass, type Rule } from './rule.ts';

/** Ends of organs' names; what follows is no part of the name. */
const ORGAN =
  '[\\p{Script=Han}（）()]{2,28}?(?:人民政府(?:办公[室厅])?|街道办事处|管理委员会|委员会|(?:[局厅]|总队|支队|大队)(?:办公室|机关)?)';

/** The places in a report that name whose it is, each with the name as its first group. */
const places: readonly RegExp[] = [
  // 由青山县财政局编制, 青山县财政局编制本报告
  new RegExp(`(?:本(?:年度)?报告|年报)由(${ORGAN})(?:负责)?(?:编制|撰写|制作|发布|公布|负责)`, 'gu'),
  new RegExp(
    `(?:^|[,，。;；:：])(?:现?由)?(${ORGAN})(?:现)?(?:编制|制作|形成|发布|公布)(?:了)?(?:本|此|20\\d\\d年)`,
    'gmu',
  ),
  // 请与青山县财政局办公室联系
  new RegExp(
    `(?:请|可)(?:直接)?(?:与|同|向|联系|致电)(${ORGAN})(?:[\\p{Script=Han}]{0,8})(?:联系|咨询|反映|索取|垂询|（地址|\\(地址|地址)`,
    'gu',
  ),
  // 联系单位：青山县财政局
  new RegExp(
    `(?:联系单位|编制单位|编制机关|编报单位|公开机构|发布机构|单位名称|填报单位|报告单位)[:：](${ORGAN})(?![\\p{Script=Han}])`,
    'gu',
  ),
  // 2024年，青山县财政局认真贯彻 …
  new RegExp(
    `(?:20\\d\\d年(?:度)?[，,]|^)(${ORGAN})(?:认真|严格|坚持|全面|深入|按照|切实|高度|紧紧|积极|持续|始终|不断|以习近平|贯彻|围绕|扎实|进一步|(?:共|累计|全年|总计)?(?:收到|新收|接到|受理|未收到|没有收到)|无政府信息)`,
    'gmu',
  ),
  // 主动公开。大厂回族自治县商务局认真贯彻 …: in the middle of a text only words that an organ says of itself.
  new RegExp(
    `[。；;](${ORGAN})(?:认真贯彻|深入贯彻|严格按照《?(?:中华人民共和国)?政府信息公开条例|高度重视政府(?:信息|政务)公开|(?:共|累计)?(?:收到|新收|接到)(?:政府)?信息公开申请)`,
    'gu',
  ),
];

/** A township called by its short name: 2024年，杨庄镇共收到 …, 杨庄镇党委高度重视 …. */
const SHORT = '(?![全各我本该每其县市区])\\p{Script=Han}{1,3}(?<!乡)[镇乡]';
const shortPlace = new RegExp(
  `(?:(?:20\\d\\d年(?:度)?|今年)[，,]|^)(${SHORT})(?=党委|政府|认真|严格|坚持|全面|切实|高度|积极|(?:共|累计|全年)?(?:收到|新收|接到|受理|未收到))`,
  'gmu',
);

interface Named {
  readonly name: string;
  readonly quote: string;
}

function namesIn(text: string): readonly Named[] {
  const plain = text.normalize('NFKC').replaceAll(/[^\S\n]/gu, '');
  return [...places, shortPlace].flatMap((pattern) =>
    [...plain.matchAll(pattern)].map(([quote, name = '']) => ({
      name,
      quote: quote.replace(/^[,，。;；:：]/u, '').trim(),
    })),
  );
}

/** Words before an organ's name that the pattern takes in: 现将…, 根据…要求, 由 …. */
const trimmed = (name: string): string =>
  name.replace(/^.*(?:要求|规定|精神|通知|现将|特由|由|和|与|及|向)(?=.{4,})/u, '');

function* checkOrgans({ organ, narrative }: Facts): Iterable<Outcome> {
  const named = organ === null ? [] : namesIn(narrative).map((one) => ({ ...one, name: trimmed(one.name) }));
  if (organ === null || named.length === 0) {
    yield notAssessable;
    return;
  }
  const others = named.filter(({ name }) => isAnother(organ, name));
  const [first] = others;
  if (first === undefined) yield pass;
  else {
    const names = [...new Set([organ.name, ...others.map(({ name }) => name)])];
    yield fail([], { words: { list: listWords(names.map((name) => `「${name}」`)) }, quote: first.quote });
  }
}

export const organConflict: Rule = {
  id: 'metadata.organ-conflict',
  severity: 'warning',
  needs: ['legible'],
  title: { zh: '单位名称不一致', en: 'Organ names disagree' },
  message: {
    zh: '单位名称不一致：{list}，疑似沿用了其他单位的报告。',
    en: 'Organ names disagree: {list}: another organ’s report?',
  },
  basis: '标题、正文和联系方式中的单位名称应一致',
  advice: {
    zh: '核对全文中的单位名称和联系方式，并确认数据和文字确属本单位。',
    en: 'Mend names and contact, and make sure that figures and text are the organ’s own.',
  },
  check: checkOrgans,
  examples: [
    {
      name: 'the contact of another bureau',
      report: {
        organ: { name: '青山县教育局' },
        preamble: '如对本报告有任何疑问，请与青山县财政局办公室联系（地址：青山县人民路1号）。',
      },
      finds: [null],
    },
    {
      name: 'written by another township',
      report: { organ: { name: '青山县柳塘镇人民政府' }, preamble: '本报告由青山县石埠乡人民政府编制。' },
      finds: [null],
    },
    {
      name: 'another bureau in the middle of the text',
      report: { organ: { name: '怀远县教育局' } },
      sections: { 1: '（一）主动公开。怀远县民政局认真贯彻政府信息公开条例。' },
      finds: [null],
    },
    {
      name: 'what another bureau did for it',
      report: { organ: { name: '怀远县教育局' } },
      sections: { 1: '（一）主动公开。怀远县民政局积极配合我局开展宣传。怀远县财政局认真组织考核。' },
      finds: [],
    },
    {
      name: 'another bureau as the subject of the text',
      report: { organ: { name: '怀远县教育局' }, preamble: '2023年，怀远县民政局认真贯彻落实政府信息公开条例。' },
      finds: [null],
    },
    {
      name: 'the bureau that wrote it, behind a comma',
      report: { organ: { name: '怀远县教育局' }, preamble: '根据《条例》要求，怀远县民政局编制本报告。' },
      finds: [null],
    },
    {
      name: 'another bureau’s requests',
      report: { organ: { name: '怀远县教育局' } },
      sections: { 1: '（二）依申请公开。\n2023年，怀远县民政局共收到政府信息公开申请0件。' },
      finds: [null],
    },
    {
      name: 'another township by its short name',
      report: { organ: { name: '青山县柳塘镇人民政府' }, preamble: '2023年，杨庄镇认真贯彻落实条例。' },
      finds: [null],
    },
    {
      name: 'its own short name, all townships, and what was a 乡 before',
      report: {
        organ: { name: '青山县柳塘镇人民政府' },
        preamble: '2023年，柳塘镇认真贯彻落实条例。\n2023年，全县乡镇积极公开。\n2023年，柳塘乡政府搬迁。',
      },
      finds: [],
    },
    {
      name: 'its own office',
      report: {
        organ: { name: '怀远县公安局' },
        preamble: '如对本报告有任何疑问，请与怀远县公安局办公室联系（地址：怀远县榴城路1号）。',
      },
      finds: [],
    },
    {
      name: 'with and without its city',
      report: { organ: { name: '洪泽区人民政府' }, preamble: '本报告由淮安市洪泽区人民政府办公室编制。' },
      finds: [],
    },
    {
      name: 'the bureau above it, and its own former name',
      report: {
        organ: { name: '怀远县教育局' },
        preamble: '请与蚌埠市教育局联系（电话：0552-1234567）。发布机构：怀远县教育体育局',
      },
      finds: [],
    },
    {
      name: '县教育局 for short',
      report: { organ: { name: '怀远县教育局' }, preamble: '请与县教育局联系。' },
      finds: [],
    },
    {
      name: 'the government above it',
      report: { organ: { name: '怀远县教育局' }, preamble: '可向怀远县人民政府办公室反映（地址：怀远县）。' },
      finds: [],
    },
  ],
};
