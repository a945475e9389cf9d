/** Sentences about answers beside requests that were withdrawn, merged or handed on, or came from last year. */
import type { Sentence } from './sentence.ts';

export const answers: readonly Sentence[] = [
  ['全年接收政府信息公开申请8件，其中1件申请人主动撤回，实际受理7件。', '~received.total=8'],
  ['收到政府信息公开申请7件，其中本局直接受理6件，县政府办转办1件。', '~received.total=7'],
  ['收到政府信息公开申请7件，其中6件由法制大队办理，1件由户政大队办理。', 'received.total=7'],
  ['收到政府信息公开申请7件，其中当场答复0件、延期答复1件。', 'received.total=7'],
  ['收到政府信息公开申请7件，共答复事项11项。', 'received.total=7; ~outcomes.total.total=11'],
  ['收到政府信息公开申请7件，其中2件征求了第三方意见，第三方均同意公开。', 'received.total=7'],
  ['收到政府信息公开申请7件，较上年申请量10件减少3件。', 'received.total=7'],
  ['收到政府信息公开申请7件，其中1件撤回，6件作出答复。', 'received.total=7; ~outcomes.total.total=6'],
  ['收到政府信息公开申请7件，其中6件已答复，1件申请人主动撤回。', 'received.total=7; ~outcomes.total.total=6'],
  ['收到政府信息公开申请7件，6件已按期答复，1件撤回申请。', 'received.total=7; ~outcomes.total.total=6'],
  ['收到政府信息公开申请20件，办结18件，2件申请人撤回。', 'received.total=20; ~outcomes.total.total=18'],
  ['收到政府信息公开申请7件，合并办理2件，作出答复6件。', 'received.total=7; ~outcomes.total.total=6'],
  ['收到政府信息公开申请9件，终止办理1件，答复8件。', 'received.total=9; ~outcomes.total.total=8'],
  ['收到政府信息公开申请9件，其中8件由我局答复，1件转交县住建局答复。', 'received.total=9; ~outcomes.total.total=8'],
  [
    '收到政府信息公开申请12件，受理10件，不予受理2件，答复10件。',
    'received.total=12; ~received.total=10; ~outcomes.total.total=10',
  ],
  ['收到政府信息公开申请12件，办结12件（其中1件申请人自愿撤回）。', 'received.total=12; ~outcomes.total.total=12'],
  ['收到政府信息公开申请9件。答复8件。另有1件由申请人撤回。', 'received.total=9; ~outcomes.total.total=8'],
  [
    '收到政府信息公开申请20件，答复18件，2件因逾期未补正不再处理。',
    'received.total=20; ~outcomes.total.total=18; other_handling.not_corrected_in_time.total=2',
  ],
  [
    '新收政府信息公开申请20件，其中办结18件，结转下年度2件。',
    'received.total=20; ~outcomes.total.total=18; carried_out.total=2',
  ],
  [
    '收到政府信息公开申请20件，上年结转2件，其中办结18件，结转下年4件。',
    'received.total=20; carried_in.total=2; outcomes.total.total=18; carried_out.total=4',
  ],
  [
    '收到政府信息公开申请20件，其中自然人18件，办结19件，结转下年1件。',
    'received.total=20; received.natural_person=18; outcomes.total.total=19; carried_out.total=1',
  ],
  [
    '收到政府信息公开申请22件（含上年结转2件），其中办结20件。',
    'Σ received.total+carried_in.total=22; carried_in.total=2; outcomes.total.total=20',
  ],
  [
    '答复政府信息公开申请20件，其中予以公开17件，不予处理3件。',
    'outcomes.total.total=20; outcomes.granted.total=17; Σ not_processed=3',
  ],
  ['热线工单合并办理30件。收到政府信息公开申请12件，答复12件。', 'received.total=12; outcomes.total.total=12'],
  ['收到政府信息公开申请5件，4件按时答复，1件经批准延期后答复。', 'received.total=5; ~outcomes.total.total=4'],
  [
    '收到政府信息公开申请5件，答复4件，1件延期至2024年办理。',
    'received.total=5; outcomes.total.total=4; carried_out.total=1',
  ],
  [
    '收到政府信息公开申请12件，其中重复申请2件（按同一件处理），实际办理10件。',
    'received.total=12; not_processed.duplicate.total=2; ~outcomes.total.total=10',
  ],
];
