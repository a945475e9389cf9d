/** Sentences about 行政复议 and 行政诉讼. */
import type { Sentence } from './sentence.ts';

const none = 'reconsideration.total=0; litigation_direct.total=0; litigation_after_reconsideration.total=0';
const county = '青山县人民政府';

export const disputes: readonly Sentence[] = [
  [
    '信息公开行政诉讼审结9件，维持7件、纠正1件、其他结果1件。',
    '~Σ litigation.concluded=9; Σ litigation.upheld=7; Σ litigation.corrected=1; Σ litigation.other=1',
  ],
  ['因信息公开引起的行政诉讼案件结案9件，在审3件。', '~Σ litigation.concluded=9; Σ litigation.pending=3'],
  ['信息公开行政诉讼新增8件，上年延续4件。', ''],
  ['因信息公开新收行政复议10件，上年结转1件。', ''],
  ['信息公开行政诉讼一审7件、二审5件。', ''],
  ['未发生因政府信息公开引起的行政复议、行政诉讼。', none],
  ['没有发生因政府信息公开申请引发的行政复议和行政诉讼案件。', none],
  ['未引发行政复议及行政诉讼。', none],
  ['无行政复议、无行政诉讼。', none],
  ['2023年，我局无政府信息公开行政复议或行政诉讼案件。', none],
  ['政府信息公开行政复议、行政诉讼均为0件。', none],
  ['政府信息公开行政复议0件，行政诉讼0件。', none],
  ['因政府信息公开被申请行政复议0件、提起行政诉讼0件。', none],
  ['全年未出现因信息公开被申请行政复议、被提起行政诉讼的情况。', none],
  ['既没有行政复议，也没有行政诉讼。', none],
  ['没有因政府信息公开申请行政复议、提起行政诉讼的情况。', none],
  ['行政复议、诉讼0件。', none],
  ['零复议、零诉讼。', none],
  ['因政府信息公开被申请行政复议3件，被提起行政诉讼2件。', 'reconsideration.total=3; Σ litigation.total=2'],
  [
    '发生政府信息公开行政复议3起，行政诉讼0起。',
    'reconsideration.total=3; litigation_direct.total=0; litigation_after_reconsideration.total=0',
  ],
  ['政府信息公开行政复议、行政诉讼各1件。', 'reconsideration.total=1; Σ litigation.total=1'],
  ['政府信息公开行政复议、行政诉讼分别为3件、2件。', 'reconsideration.total=3; Σ litigation.total=2'],
  ['政府信息公开行政复议、行政诉讼共5件。', 'Σ reconsideration.total+litigation.total=5'],
  ['未发生行政复议，发生行政诉讼2件。', 'reconsideration.total=0; Σ litigation.total=2'],
  [
    '发生行政复议2件，无行政诉讼。',
    'reconsideration.total=2; litigation_direct.total=0; litigation_after_reconsideration.total=0',
  ],
  [
    '因政府信息公开引起行政诉讼5件，其中未经复议直接起诉3件，复议后起诉2件。',
    'Σ litigation.total=5; litigation_direct.total=3; litigation_after_reconsideration.total=2',
  ],
  [
    '政府信息公开行政复议案件3件，其中结果维持2件，结果纠正1件。',
    'reconsideration.total=3; reconsideration.upheld=2; reconsideration.corrected=1',
  ],
  ['政府信息公开行政复议案件3件，均维持。', 'reconsideration.total=3; reconsideration.upheld=3'],
  [
    '政府信息公开行政复议案件3件、行政诉讼1件，均维持。',
    'reconsideration.total=3; Σ litigation.total=1; reconsideration.upheld=3; Σ litigation.upheld=1',
  ],
  ['政府信息公开行政诉讼3件，均未审结。', 'Σ litigation.total=3; Σ litigation.pending=3'],
  ['政府信息公开行政诉讼3件，均胜诉。', 'Σ litigation.total=3; ~Σ litigation.upheld=3'],
  [
    '政府信息公开行政诉讼3件，驳回诉讼请求2件，撤诉1件。',
    'Σ litigation.total=3; ~Σ litigation.upheld=2; ~Σ litigation.other=1',
  ],
  [
    '政府信息公开行政复议零纠错、行政诉讼零败诉。',
    'litigation_direct.corrected=0; litigation_after_reconsideration.corrected=0',
  ],
  ['政府信息公开行政诉讼无一败诉。', 'litigation_direct.corrected=0; litigation_after_reconsideration.corrected=0'],
  ['政府信息公开行政复议无一被纠正。', 'reconsideration.corrected=0'],
  ['全年应诉行政诉讼案件23件，出庭应诉率100%。', ''],
  ['作为复议机关，受理行政复议案件35件，审结30件。', '', { organ: county }],
  ['办理行政复议案件35件。', ''],
  ['收到行政复议答复通知书3份。', ''],
  ['受理行政复议申请35件，审结33件，维持20件。', ''],
  ['行政复议纠错率下降3%。', ''],
  ['诉前化解纠纷12件。', ''],
  ['上年政府信息公开行政复议3件。', ''],
  ['进一步降低行政复议、行政诉讼发生率。', ''],
  ['有效降低行政复议和行政诉讼案件3件。', ''],
  ['政府信息公开工作被投诉、举报、申诉0件。', ''],
  ['全市新收政府信息公开行政复议案件35件。', ''],
  ['2023年度备案行政复议案件35件。', ''],
  ['行政复议23件。', '', { section: 5 }],
  ['行政复议23件。', 'reconsideration.total=23', { section: 4 }],
  // Results behind two procedures are of the last one or of both.
  [
    '因政府信息公开被申请行政复议6件，被提起行政诉讼4件，其中被纠正1件。',
    'reconsideration.total=6; Σ litigation.total=4; ~Σ litigation.corrected=1; ~Σ reconsideration.corrected+litigation_direct.corrected+litigation_after_reconsideration.corrected=1',
  ],
  [
    '政府信息公开行政复议6件，其中维持5件、纠正1件；行政诉讼4件，其中维持3件。',
    'reconsideration.total=6; reconsideration.upheld=5; reconsideration.corrected=1; Σ litigation.total=4; Σ litigation.upheld=3',
  ],
  [
    '政府信息公开行政复议3件、行政诉讼0件，其中维持3件。',
    'reconsideration.total=3; reconsideration.upheld=3; litigation_direct.total=0; litigation_after_reconsideration.total=0',
  ],
];
