/** Sentences about outcomes of requests. */
import type { Sentence } from './sentence.ts';

export const outcomes: readonly Sentence[] = [
  ['予以公开3件，部分公开1件，不予公开2件。', 'outcomes.granted.total=3; outcomes.partly_granted.total=1; Σ refused=2'],
  ['3件予以公开、1件部分公开、2件不予公开。', 'outcomes.granted.total=3; outcomes.partly_granted.total=1; Σ refused=2'],
  [
    '公开3件、部分公开1件、不予公开2件、无法提供4件。',
    'outcomes.granted.total=3; outcomes.partly_granted.total=1; Σ refused=2; Σ unavailable=4',
    { heading: true },
  ],
  [
    '答复12件，其中予以公开5件，无法提供7件。',
    'outcomes.total.total=12; outcomes.granted.total=5; Σ unavailable=7',
    { heading: true },
  ],
  ['收到政府信息公开申请5件，均予以公开。', 'received.total=5; outcomes.granted.total=5'],
  ['收到政府信息公开申请5件，全部不予公开。', 'received.total=5; Σ refused=5'],
  ['收到政府信息公开申请2件，均因本机关不掌握无法提供。', 'received.total=2; unavailable.not_held.total=2'],
  ['予以公开、部分公开19件。', 'Σ outcomes.granted.total+outcomes.partly_granted.total=19', { heading: true }],
  ['予以公开或部分公开19件。', 'Σ outcomes.granted.total+outcomes.partly_granted.total=19', { heading: true }],
  ['公开（含部分公开）19件。', 'Σ outcomes.granted.total+outcomes.partly_granted.total=19', { heading: true }],
  [
    '不予公开0件。',
    'refused.administrative_queries.total=0; refused.enforcement_files.total=0; refused.internal_affairs.total=0; refused.process_information.total=0; refused.prohibited_by_law.total=0; refused.state_secret.total=0; refused.third_party_rights.total=0; refused.three_securities_one_stability.total=0',
    { heading: true },
  ],
  ['予以公开0件。', 'outcomes.granted.total=0', { heading: true }],
  [
    '因属于国家秘密不予公开1件，因危及“三安全一稳定”不予公开1件。',
    'refused.state_secret.total=1; refused.three_securities_one_stability.total=1',
  ],
  ['因法律、行政法规禁止公开而不予公开1件。', 'refused.prohibited_by_law.total=1'],
  [
    '属于三类内部事务信息2件，属于四类过程性信息3件。',
    'refused.internal_affairs.total=2; refused.process_information.total=3',
    { heading: true },
  ],
  ['保护第三方合法权益3件。', 'refused.third_party_rights.total=3', { heading: true }],
  ['因商业秘密不予公开1件。', '~refused.third_party_rights.total=1', { heading: true }],
  [
    '本机关不掌握相关政府信息12件，没有现成信息需要另行制作4件，补正后申请内容仍不明确2件。',
    'unavailable.not_held.total=12; unavailable.needs_creation.total=4; unavailable.unclear_after_correction.total=2',
  ],
  ['因不掌握相关政府信息等原因无法提供12件。', 'Σ unavailable=12'],
  ['政府信息不存在12件。', '~unavailable.not_held.total=12', { heading: true }],
  ['不属于本机关公开4件、政府信息不存在12件。', '', { heading: true }],
  [
    '信访举报投诉类申请3件，重复申请2件，要求提供公开出版物1件，无正当理由大量反复申请1件。',
    'not_processed.complaint.total=3; not_processed.duplicate.total=2; not_processed.publication.total=1; not_processed.excessive.total=1',
  ],
  ['不予处理5件，其他处理2件。', 'Σ not_processed=5; Σ other_handling=2', { heading: true }],
  [
    '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请6件。',
    'other_handling.not_corrected_in_time.total=6',
  ],
  [
    '申请人逾期未补正6件，其他2件。',
    'other_handling.not_corrected_in_time.total=6; other_handling.other.total=2',
    { heading: true },
  ],
  ['告知申请人已主动公开3件，告知其他途径获取2件，申请人撤回1件。', '', { heading: true }],
  ['非政府信息4件。', '', { heading: true }],
  ['自然人申请予以公开3件。', '', { heading: true }],
  ['予以公开14件，占35.0%。', 'outcomes.granted.total=14', { heading: true }],
  ['做好政策文件予以公开工作，发布文件14件。', ''],
  ['对不予公开的内容开展审查12件次。', ''],
  ['同意公开5件，不同意公开2件。', '~outcomes.granted.total=5; ~Σ refused=2', { heading: true }],
  ['行政查询事项1件。', 'refused.administrative_queries.total=1', { heading: true }],
  [
    '因行政执法案卷、内部事务信息不予公开5件。',
    '~Σ refused.internal_affairs.total+refused.enforcement_files.total=5',
    { heading: true },
  ],
  ['2022年予以公开3件。', '', { heading: true }],
  [
    '其中，予以公开3件，占25%，部分公开9件，占75%。',
    'outcomes.granted.total=3; outcomes.partly_granted.total=9',
    { heading: true },
  ],
  [
    '其余2件作不予处理及其他处理。',
    'Σ not_processed.complaint.total+not_processed.duplicate.total+not_processed.publication.total+not_processed.excessive.total+not_processed.confirmation.total+other_handling.not_corrected_in_time.total+other_handling.fee_not_paid.total+other_handling.other.total=2',
    { heading: true },
  ],
];
