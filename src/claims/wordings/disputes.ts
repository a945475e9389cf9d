/** Words for 行政复议 and 行政诉讼 over 信息公开: table four. */
import { shows, type Wording } from './wording.ts';

const direct = 'litigation_direct';
const after = 'litigation_after_reconsideration';
const both = (result: string): readonly string[] => [`${direct}.${result}`, `${after}.${result}`];

/** Procedures, the closer words first. `codes` are those of the total; a result's take the same procedures. */
export const procedures: readonly Wording[] = [
  {
    id: 'dispute.direct',
    words: /未经(?:行政)?复议|直接(?:提起|向法院)?(?:行政)?(?:起诉|诉讼)/u,
    codes: [`${direct}.total`],
    state: 'settled',
    examples: [
      shows(
        '信息公开被诉案件里，25件为未经复议直接起诉，另17件系复议后起诉。',
        'litigation_after_reconsideration.total=17; litigation_direct.total=25',
        { organ: '青山市人民政府' },
      ),
    ],
  },
  {
    id: 'dispute.after',
    words:
      /复议后(?:再)?(?:提起)?(?:行政)?(?:起诉|诉讼|被诉)|经(?:过)?(?:行政)?复议(?:后)?(?:再)?(?:提起)?(?:起诉|诉讼)/u,
    codes: [`${after}.total`],
    state: 'settled',
    examples: [shows('因信息公开引发诉讼，其中复议后起诉2件。', 'litigation_after_reconsideration.total=2')],
  },
  {
    id: 'dispute.litigation',
    words: /诉讼|被诉|起诉|败诉|胜诉/u,
    codes: both('total'),
    state: 'settled',
    examples: [
      shows(
        '本局因信息公开工作被复议1件、被诉0件。',
        'reconsideration.total=1; litigation_direct.total=0; litigation_after_reconsideration.total=0',
      ),
      shows(
        '信息公开诉讼2件，1件尚未审结，1件驳回原告请求。',
        'Σ litigation.total=2; Σ litigation.pending=1; ~Σ litigation.upheld=1',
      ),
    ],
  },
  {
    id: 'dispute.reconsideration',
    words: /复议/u,
    codes: ['reconsideration.total'],
    state: 'settled',
    examples: [
      shows(
        '在信息公开领域，全年既无行政复议也无行政诉讼。',
        'reconsideration.total=0; litigation_direct.total=0; litigation_after_reconsideration.total=0',
      ),
      shows('因信息公开引发复议、诉讼案件共61件。', 'Σ reconsideration.total+litigation.total=61', {
        organ: '青山市人民政府',
      }),
    ],
  },
];

/** Results; the code's last segment. */
export const results: readonly Wording[] = [
  {
    id: 'dispute.pending',
    words: /(?:尚未|未)审结|未(?:办)?结|(?:正在|仍在|尚在)(?:审理|审查|办理)|审理中|待审|在审/u,
    codes: ['pending'],
    state: 'settled',
    examples: [shows('信息公开行政复议5件，其中尚未审结2件。', 'reconsideration.total=5; reconsideration.pending=2')],
  },
  {
    id: 'dispute.upheld',
    words: /维持(?!.{0,3}秩序)/u,
    codes: ['upheld'],
    state: 'settled',
    examples: [
      shows('信息公开行政复议5件，全部维持原行政行为。', 'reconsideration.total=5; reconsideration.upheld=5'),
      shows(
        '因信息公开产生的复议案件3件，复议机关维持2件、责令重做1件。',
        'reconsideration.total=3; reconsideration.upheld=2; ~reconsideration.corrected=1',
      ),
    ],
  },
  {
    id: 'dispute.lost',
    words: /败诉/u,
    codes: ['corrected'],
    state: 'weak',
    examples: [
      shows(
        '信息公开诉讼连续三年无败诉。',
        'litigation_direct.corrected=0; litigation_after_reconsideration.corrected=0',
      ),
      shows('信息公开诉讼3件，败诉1件。', 'Σ litigation.total=3; ~Σ litigation.corrected=1'),
    ],
  },
  {
    id: 'dispute.corrected',
    words: /纠正|纠错(?!率)/u,
    codes: ['corrected'],
    state: 'settled',
    examples: [shows('信息公开行政复议5件，被纠正1件。', 'reconsideration.total=5; reconsideration.corrected=1')],
  },
  {
    id: 'dispute.ordered-anew',
    words: /责令|撤销|确认违法|变更/u,
    codes: ['corrected'],
    state: 'weak',
    examples: [shows('信息公开行政复议2件，撤销1件。', 'reconsideration.total=2; ~reconsideration.corrected=1')],
  },
  {
    id: 'dispute.dismissed',
    words: /驳回|胜诉/u,
    codes: ['upheld'],
    state: 'weak',
    examples: [shows('信息公开行政复议2件，驳回申请1件。', 'reconsideration.total=2; ~reconsideration.upheld=1')],
  },
  {
    id: 'dispute.other-result',
    words: /其[他它]结果/u,
    codes: ['other'],
    state: 'settled',
    examples: [
      shows(
        '信息公开行政复议2件，结果维持1件，其他结果1件。',
        'reconsideration.total=2; reconsideration.upheld=1; reconsideration.other=1',
      ),
    ],
  },
  {
    id: 'dispute.withdrawn',
    words: /撤回|撤诉|终止|调解结案|和解/u,
    codes: ['other'],
    state: 'weak',
    examples: [shows('信息公开行政诉讼2件，其中原告撤诉1件。', 'Σ litigation.total=2; ~Σ litigation.other=1')],
  },
];

/** Cases that came to an end: those with any result. */
export const concluded: Wording = {
  id: 'dispute.concluded',
  words: /审结|办结|结案|已结|判决|裁定|裁决|决定(?!书)/u,
  codes: ['upheld', 'corrected', 'other'],
  state: 'weak',
  examples: [
    shows('信息公开行政诉讼已审结9件，尚有3件未审结。', '~Σ litigation.concluded=9; Σ litigation.pending=3'),
    shows('信息公开行政诉讼案件判决9件，维持7件。', '~Σ litigation.concluded=9; Σ litigation.upheld=7'),
    shows('信息公开行政复议决定8件，其中维持5件。', '~Σ reconsideration.concluded=8; reconsideration.upheld=5'),
  ],
};

/** Cases of one year's or one court's: table four counts them with others. */
export const stageOnly = /新收|新增|新发生|新立案|本年(?:度)?发生|上年|结转|延续|遗留|一审|二审|再审/u;

/** Another count than table four's: the organ sits in judgement, goes to court, or answers for others. */
export const otherCount =
  /作为复议机关|复议机关(?:受理|审结|办理|收到)|复议受案|各类|应诉|出庭|通知书|化解|(?<!公开|信息)类的?(?:行政)?(?:复议|诉讼)|(?:征收|征地|拆迁|补偿|土地|工伤|劳动|处罚|许可|赔偿|登记|确权)[^#,、公开]{0,4}(?:复议|诉讼)|第三人|投诉|举报|申诉|追究|纠错率|胜诉率|备案|共同被告|(?:受理|办理|审结|审理|承办|收到|接收|办结)[^#,]{0,10}(?:复议|诉讼)|(?:办理|审结|审理|承办)(?:的)?[以因涉由][^#,]{0,20}复议|复议(?:案件)?(?:受理|审结|办理)|(?:复议|诉讼)(?:案件)?的?(?:审理|应诉)|调解率|听证|降低|减少|下降/u;

/** What makes a case one of 信息公开. */
export const cause = /信息公开|依申请公开|公开申请|公开工作|政务公开/u;
