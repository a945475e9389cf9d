/** Words for outcomes of requests: table three （一） to （六）. */
import { shows, type Wording } from './wording.ts';

const total = (row: string): readonly string[] => [`outcomes.${row}.total`];

/** 21件予以公开 and 予以公开21件 bind alike: where in the words the number stands doesn't matter. */
export const leaves: readonly Wording[] = [
  {
    id: 'outcome.state-secret',
    words: /国家秘密/u,
    codes: total('refused.state_secret'),
    state: 'settled',
    examples: [
      shows(
        '本年公开申请不予公开4件，3件属于国家秘密，1件属于行政查询事项。',
        'Σ refused=4; refused.state_secret.total=3; refused.administrative_queries.total=1',
      ),
    ],
  },
  {
    id: 'outcome.prohibited-by-law',
    words: /法律、?(?:行政)?法规禁止|其他法律/u,
    codes: total('refused.prohibited_by_law'),
    state: 'settled',
    examples: [shows('依申请公开中，属于法律、行政法规禁止公开的2件，不予公开。', 'refused.prohibited_by_law.total=2')],
  },
  {
    id: 'outcome.three-securities',
    words: /三安全、?一稳定|危及(?:国家|公共|经济)安全/u,
    codes: total('refused.three_securities_one_stability'),
    state: 'settled',
    examples: [
      shows('依申请公开中，危及“三安全一稳定”不予公开1件。', 'refused.three_securities_one_stability.total=1'),
    ],
  },
  {
    id: 'outcome.secret-or-privacy',
    words: /商业秘密|个人隐私/u,
    codes: total('refused.third_party_rights'),
    state: 'weak',
    examples: [shows('涉及他人商业秘密、个人隐私不予公开2件。', '~refused.third_party_rights.total=2')],
  },
  {
    id: 'outcome.third-party',
    words:
      /(?:保护|侵害|侵犯|损害|涉及|影响|属于|因)[^#,]{0,8}第三[方人]|第三[方人](?:的)?(?:合法)?(?:权益|权利|利益|信息|隐私|商业秘密)|第三[方人](?:均|都)?不同意/u,
    codes: total('refused.third_party_rights'),
    state: 'settled',
    examples: [shows('公开申请中，为保护第三方合法权益不予公开3件。', 'refused.third_party_rights.total=3')],
  },
  {
    id: 'outcome.internal-affairs',
    words: /内部事务|内部管理信息/u,
    codes: total('refused.internal_affairs'),
    state: 'settled',
    examples: [
      shows(
        '以内部事务信息为由不予公开5件，以过程性信息为由不予公开2件，涉执法案卷不予公开1件。',
        'refused.internal_affairs.total=5; refused.process_information.total=2; refused.enforcement_files.total=1',
      ),
    ],
  },
  {
    id: 'outcome.process-information',
    words: /过程性/u,
    codes: total('refused.process_information'),
    state: 'settled',
    examples: [shows('公开申请里，4件因属于四类过程性信息不予公开。', 'refused.process_information.total=4')],
  },
  {
    id: 'outcome.enforcement-files',
    words: /执法案卷/u,
    codes: total('refused.enforcement_files'),
    state: 'settled',
    examples: [
      shows('属于行政执法案卷，不予公开；另有行政执法案卷类申请2件不予公开。', 'refused.enforcement_files.total=2'),
    ],
  },
  {
    id: 'outcome.administrative-queries',
    words: /行政查询/u,
    codes: total('refused.administrative_queries'),
    state: 'settled',
    examples: [shows('因属于行政查询事项不予公开6件。', 'refused.administrative_queries.total=6')],
  },
  {
    id: 'outcome.not-held',
    words: /不掌握/u,
    codes: total('unavailable.not_held'),
    state: 'settled',
    examples: [shows('经检索，本机关不掌握所申请信息的有7件。', 'unavailable.not_held.total=7')],
  },
  {
    id: 'outcome.not-existing',
    words: /不存在/u,
    codes: total('unavailable.not_held'),
    state: 'weak',
    examples: [shows('公开申请答复结论为信息不存在的有11件。', '~unavailable.not_held.total=11')],
  },
  {
    id: 'outcome.not-this-organ',
    words: /不属于?本(?:行政)?(?:机关|单位|部门|局|级|街道|镇|委|办|厅)|不属于?(?:我[局镇街单]|公开范围)/u,
    codes: total('unavailable.not_held'),
    state: 'weak',
    examples: [
      shows('公开申请中，不属于本机关职责的4件。', '~unavailable.not_held.total=4'),
      shows('告知不属于本机关职责7件、所求信息不存在5件。', ''),
    ],
  },
  {
    id: 'outcome.needs-creation',
    words: /(?:没有|无)现成|另行(?:制作|加工|搜集|汇总)|需要?(?:加工|制作|汇总)/u,
    codes: total('unavailable.needs_creation'),
    state: 'settled',
    examples: [
      shows(
        '没有现成信息、需要另行加工的4件；补正之后内容仍不清楚的2件。',
        'unavailable.needs_creation.total=4; unavailable.unclear_after_correction.total=2',
      ),
    ],
  },
  {
    id: 'outcome.unclear',
    words: /补正[后之].{0,10}不(?:明确|清楚|清晰)|(?:仍|依然)不(?:明确|清楚)/u,
    codes: total('unavailable.unclear_after_correction'),
    state: 'settled',
    examples: [shows('补正后申请内容仍不明确3件。', 'unavailable.unclear_after_correction.total=3')],
  },
  {
    id: 'outcome.complaint',
    words: /信访、?举报、?投诉(?=类|申请|.{0,8}不予处理)|信访(?:投诉|诉求|举报)?类|信访(?:投诉|诉求|举报)类?申请/u,
    codes: total('not_processed.complaint'),
    state: 'settled',
    examples: [
      shows(
        '信访诉求类5件、同一事项重复申请3件、索要公开出版物1件，均不予处理。',
        'not_processed.complaint.total=5; not_processed.duplicate.total=3; not_processed.publication.total=1',
      ),
      shows('办理信访举报投诉12件。', ''),
    ],
  },
  {
    id: 'outcome.duplicate',
    words: /重复(?:性)?申请|重复提交的?申请|重复申请公开/u,
    codes: total('not_processed.duplicate'),
    state: 'settled',
    examples: [shows('属于重复申请不予处理4件。', 'not_processed.duplicate.total=4')],
  },
  {
    id: 'outcome.publication',
    words: /公开出版物/u,
    codes: total('not_processed.publication'),
    state: 'settled',
    examples: [shows('要求提供公开出版物的申请1件不予处理。', 'not_processed.publication.total=1')],
  },
  {
    id: 'outcome.excessive',
    words: /大量、?反复|反复、?大量/u,
    codes: total('not_processed.excessive'),
    state: 'settled',
    examples: [shows('无正当理由大量反复申请2件，不予处理。', 'not_processed.excessive.total=2')],
  },
  {
    id: 'outcome.confirmation',
    words: /确认或者?重新出具|重新出具/u,
    codes: total('not_processed.confirmation'),
    state: 'settled',
    examples: [shows('要求行政机关确认或重新出具已获取信息1件。', 'not_processed.confirmation.total=1')],
  },
  {
    id: 'outcome.not-corrected',
    words: /(?:逾期|未按期|未按时|未在期限内)(?:不|未)?(?:进行)?补正|未补正/u,
    codes: total('other_handling.not_corrected_in_time'),
    state: 'settled',
    examples: [
      shows(
        '逾期未补正不再处理6件，逾期未缴费不再处理2件。',
        'other_handling.not_corrected_in_time.total=6; other_handling.fee_not_paid.total=2',
      ),
    ],
  },
  {
    id: 'outcome.fee-not-paid',
    words: /逾期(?:不|未)(?:按.{0,12})?(?:缴|交)(?:费|纳)|未按收费通知/u,
    codes: total('other_handling.fee_not_paid'),
    state: 'settled',
    examples: [shows('申请人逾期未按收费通知要求缴纳费用不再处理1件。', 'other_handling.fee_not_paid.total=1')],
  },
];

/** Sums that no cell shows are named by their row: all rows below it that the form has. */
export const groups: readonly Wording[] = [
  {
    id: 'outcome.granted-or-partly',
    words:
      /(?<![不主未])(?:(?:予以|准予|给予|依法|决定|同意)?公开)(?:及\/或|、|和|及|或|与|以及|或者|\/)+(?:予以|准予|给予|同意)?部分公开|公开(?:含|包括|包含)部分公开/u,
    codes: [...total('granted'), ...total('partly_granted')],
    state: 'settled',
    examples: [
      shows('公开与部分公开两类合计19件。', 'Σ outcomes.granted.total+outcomes.partly_granted.total=19'),
      shows(
        '依申请公开：办结81件，其中：予以公开及部分公开42件，不予公开39件。',
        'outcomes.total.total=81; Σ outcomes.granted.total+outcomes.partly_granted.total=42; Σ refused=39',
      ),
    ],
  },
  {
    id: 'outcome.partly-granted',
    words: /部分公开|区分处理/u,
    codes: total('partly_granted'),
    state: 'settled',
    examples: [shows('区分处理后部分公开6件。', 'outcomes.partly_granted.total=6')],
  },
  {
    id: 'outcome.refusal-in-other-words',
    words: /不(?:同意|宜)公开|未(?:予|准予)公开/u,
    codes: ['refused'],
    state: 'weak',
    examples: [shows('依申请公开答复中，同意公开5件，不同意公开2件。', '~outcomes.granted.total=5; ~Σ refused=2')],
  },
  {
    id: 'outcome.refused',
    words: /不予公开|不公开/u,
    codes: ['refused'],
    state: 'settled',
    examples: [shows('全年公开申请中不予公开8件。', 'Σ refused=8')],
  },
  {
    id: 'outcome.unavailable',
    words: /无法提供|不能提供/u,
    codes: ['unavailable'],
    state: 'settled',
    examples: [
      shows(
        '13件无法提供：9件本机关不掌握，4件需另行制作。',
        'Σ unavailable=13; unavailable.not_held.total=9; unavailable.needs_creation.total=4',
      ),
      shows('因不掌握等原因无法提供9件。', 'Σ unavailable=9'),
    ],
  },
  {
    id: 'outcome.not-processed',
    words: /不予处理/u,
    codes: ['not_processed'],
    state: 'settled',
    examples: [shows('4件公开申请均作出不予处理决定。', '~received.total=4; Σ not_processed=4')],
  },
  {
    id: 'outcome.other-handling',
    words: /其[他它]处理|其[他它]方式处理|作其[他它]处理/u,
    codes: ['other_handling'],
    state: 'settled',
    examples: [shows('依申请公开办结30件，其中其他处理2件。', 'outcomes.total.total=30; Σ other_handling=2')],
  },
  {
    id: 'outcome.agreed',
    words: /(?<!不)同意公开/u,
    codes: total('granted'),
    state: 'weak',
    examples: [shows('依申请公开答复中，同意公开5件。', '~outcomes.granted.total=5')],
  },
  {
    id: 'outcome.granted',
    words: /(?<![不未])(?:予以|准予|给予|决定)公开/u,
    codes: total('granted'),
    state: 'settled',
    examples: [
      shows(
        '从答复类型看，21件予以公开，6件部分公开，4件不予公开，7件无法提供，1件不予处理，共答复39件。',
        'outcomes.total.total=39; outcomes.granted.total=21; outcomes.partly_granted.total=6; Σ refused=4; Σ unavailable=7; Σ not_processed=1',
      ),
    ],
  },
];

/** Answers that the form has no row for, or several. */
export const noOutcome =
  /主动公开|已公开|非政府信息|不是政府信息|撤回|撤件|撤销申请|其他途径|获取途径|获取方式|告知.{0,6}途径|补正告知|意见函|征求|通知书|告知书|审查|开展|研讨|培训|指导|梳理/u;

/** A leaf's words beside 等 stand for its whole group. */
export const openReasons = /等(?:原因|情形|情况|理由|因素)?/u;

/** For telling 信访 of an outcome from 信访 of another line of work. */
export const leafWords =
  '信访、?举报、?投诉(?:类申请|类|申请)|信访(?:投诉|诉求|举报)?类(?:申请)?|信访申请|行政查询(?:事项)?|公开出版物|重复申请|大量、?反复(?:申请)?|反复申请|不掌握|执法案卷|现成信息|内部事务信息|过程性信息|信息不存在';
