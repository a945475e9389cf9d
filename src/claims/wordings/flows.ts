/** Words for requests coming in, being handled and going over to the next year. 上年, 本年 and 下年 stand for every way of saying them. */
import { shows, type Wording } from './wording.ts';

const received = ['received.total'];
const carriedIn = ['carried_in.total'];
const processed = ['outcomes.total.total'];
const carriedOut = ['carried_out.total'];

/** Phrases that name what was left over from one year to the next. They hold verbs and years of their own. */
export const leftOver: readonly Wording[] = [
  {
    id: 'flow.carried-out',
    words:
      /(?:结转|转|顺延|延|延续|移|留|延期|推迟|跨|滚动)(?:办理|答复)?(?:至|到|入|往|为)?下年|下年(?:度)?(?:继续|再|正在|接续)?(?:予以)?(?:办理|答复|处理|办结)|(?<!上|上年)(?:年底|年末)[^#,]{0,6}(?:尚在|正在|仍在|仍未|尚未|还在|未)(?:办|处|答|审)|(?:剩余|余下)[^,、]*结转|#[件份起条宗项个]?顺延|顺延[^,、]*#/u,
    codes: carriedOut,
    state: 'settled',
    examples: [
      shows(
        '依申请公开：收到70件，办结69件，1件结转下年度继续办理。',
        'received.total=70; outcomes.total.total=69; carried_out.total=1',
      ),
      shows('公开申请31件答复完毕，仅2件结转下一年度。', 'outcomes.total.total=31; carried_out.total=2'),
      shows('办结政府信息公开申请20件，年底尚在办理3件。', 'outcomes.total.total=20; carried_out.total=3'),
      shows('剩余政府信息公开申请6件结转至2024年。', 'carried_out.total=6'),
    ],
  },
  {
    id: 'flow.carried-in',
    words:
      /上年(?:度)?[^#,、]{0,8}?(?:结转|转来|转入|转结|遗留|延续|未办结|未结|未办|顺延|结存|留存)|上年(?:度)?[^#,、]{0,12}?(?:尚在|正在|仍在|还在|尚未|仍未|未)(?:办|处|答|审)|(?:结转|承接|延续|接续|顺延)(?:自|的)?上年|(?:往年|以前年度|历年)(?:结转|遗留|未办结)|含上年#/u,
    codes: carriedIn,
    state: 'settled',
    examples: [
      shows('今年新增政府信息公开申请17件，没有往年遗留件。', 'received.total=17; carried_in.total=0'),
      shows('我局收到的公开申请为58件，内含上年结转4件。', 'Σ received.total+carried_in.total=58; carried_in.total=4'),
      shows('承接2022年公开申请2件。', 'carried_in.total=2'),
      shows(
        '公开申请共收到58件（含2022年12月收到尚在办理的4件）。',
        'Σ received.total+carried_in.total=58; carried_in.total=4',
      ),
      shows('公开申请2022年底尚未办结4件，当年全部办结。', 'carried_in.total=4'),
    ],
  },
];

/** Left over, in words that don't tell from which year to which: settled by the sentence's arithmetic. */
export const unfinished: Wording = {
  id: 'flow.unfinished',
  words: /结转|正在(?:办理|处理|办|答复)|在办|办理中|处理中|跨年|未办结|尚未(?:办结|答复)/u,
  codes: carriedOut,
  state: 'weak',
  examples: [
    shows('收到公开申请12件，结转2件。', 'received.total=12; ~carried_out.total=2'),
    shows(
      '收到公开申请12件，答复10件，2件正在办理。',
      'received.total=12; outcomes.total.total=10; carried_out.total=2',
    ),
  ],
};

/** Verbs, to be looked for before or behind the number. The last one before it, or the first one behind it, speaks. */
export const verbs: readonly Wording[] = [
  {
    id: 'flow.collected',
    words: /收办|收处/u,
    codes: [...received, ...carriedIn],
    state: 'weak',
    examples: [
      shows('市本级及各县区年内收办公开申请合计931件。', '~Σ received.total+carried_in.total=931', {
        organ: '青山市人民政府',
      }),
    ],
  },
  {
    id: 'flow.to-handle',
    words: /(?:应|需|须|待)(?:当|要)?(?:予以|依法)?(?:办理|处理|处置|答复|办结)/u,
    codes: [...received, ...carriedIn],
    state: 'weak',
    examples: [
      shows('公开申请全年应办理26件，办结25件。', '~Σ received.total+carried_in.total=26; outcomes.total.total=25'),
      shows('需答复公开申请26件，实际答复25件。', '~Σ received.total+carried_in.total=26; outcomes.total.total=25'),
    ],
  },
  {
    id: 'flow.received',
    words:
      /收到|新收|接到|接收|收悉|新增|收件|申请(?:总)?量|申请总?数|(?<=共|全年|年内|本年|总共|累计)收(?=#|政府|信息|公开|申请|依申请)|(?:提出|提起|提交|递交|发起)/u,
    codes: received,
    state: 'settled',
    examples: [
      shows('各渠道收悉公众申请书５份，均属政府信息公开事项。', 'received.total=5'),
      shows('（二）依申请公开。网上提交18件、邮寄7件、当面递交1件，共收到26件。', 'received.total=26'),
      shows('公开申请一季度4件、二季度6件、三季度3件、四季度5件，全年共收到18件。', 'received.total=18'),
      shows(
        '热线工单1,904件全部办结；本局另接收公开申请3件，给予答复3件。',
        'received.total=3; outcomes.total.total=3',
      ),
    ],
  },
  {
    id: 'flow.accepted',
    words: /受理/u,
    codes: received,
    state: 'weak',
    examples: [
      shows('本单位受理的群众公开申请有13件。', '~received.total=13'),
      shows(
        '受理公开申请13件，另有上年结转2件，15件均于年内办结。',
        'received.total=13; carried_in.total=2; outcomes.total.total=15; ~carried_out.total=0',
      ),
    ],
  },
  {
    id: 'flow.in-time',
    words: /(?:按期|按时|如期|限期内|期限内|时限内|期内)[^#,]{0,6}?(?:答复|办结|回复|办理|处理)/u,
    codes: processed,
    state: 'weak',
    examples: [shows('公开申请按期答复9件。', '~outcomes.total.total=9')],
  },
  {
    id: 'flow.processed',
    words:
      /办结|办毕|完结|(?:办理|处理|答复|办复|回复)(?:完毕|完成|完结)|(?<!延期|延长|公开|口头|电话|短信|补正后|意见后|会商后|集中|先行|预|补充|重新|再次|二次|更正|应|需|须|待|当场|现场|即时|当日|当天|提前|逾期|超期)(?:完成|作出|做出|给予|予以|依法|进行)?(?<!延期|延长|公开|口头|电话|短信|补正后|意见后|会商后|集中|先行|预|补充|重新|再次|二次|更正|应|需|须|待|当场|现场|即时|当日|当天|提前|逾期|超期)(?:答复|办复|回复)(?![书函稿率]|意见|文书|时限|期限|方式|质量|模板|工作|内容|口径|机制|告知|情况|流程|程序|过程|结果|标准|规范|类型|结论)/u,
    codes: processed,
    state: 'settled',
    examples: [
      shows('二、依申请公开办理情况：新收11件，答复11件。', 'received.total=11; outcomes.total.total=11'),
      shows('收到公开申请三十七件，答复三十六件。', 'received.total=37; outcomes.total.total=36'),
    ],
  },
  {
    id: 'flow.handled',
    words:
      /(?<!应|需|须|待|重新|再次)(?:办理|处理|处置|承办)(?!情况|结果|过程|流程|质量|时限|期限|机制|环节|程序|进度|效率|工作|方式|方面|费|中|渠道|类型)/u,
    codes: processed,
    state: 'weak',
    examples: [
      shows('全年依申请公开办理量为9件。', '~outcomes.total.total=9; ~received.total=9'),
      shows(
        '（二）依申请公开。新收6件、结转上年1件，办理7件，结转下年0件。',
        'received.total=6; carried_in.total=1; outcomes.total.total=7; carried_out.total=0',
      ),
      shows(
        '年内处置申请26件，含去年延续的1件：25件作出答复，1件延至2024年。',
        'Σ received.total+carried_in.total=26; carried_in.total=1; outcomes.total.total=25; carried_out.total=1',
      ),
    ],
  },
];

/** 均, 全部 before a verb of being finished: the number before it. */
export const all =
  /(?:均|全部|全数|都|一律|皆|悉数)(?:已|予|能|可|做到|在|于|按|依|严格|及时|得到|如期|经|进行|实现)*/u;

/** 收到和办理, 收到并办结: the second verb may have another number. */
export const joiner = /^(?:[^#,、]{0,8}(?:并|和|及|与|且)[^#,]{0,4}|、)$/u;
