/** Words for applicants: the columns of table three. */
import { shows, type Wording } from './wording.ts';

const column = (key: string): readonly string[] => [`received.${key}`];

/** 公民、法人或者其他组织: everybody. */
export const everybody =
  /公民、?(?:和)?法人[和或及、]?(?:者)?其[他它]组织|自然人、?[和或]?法人[和或及、]?(?:者)?其[他它]组织(?=的|提|申)/gu;

export const applicants: readonly Wording[] = [
  {
    id: 'applicant.natural-person',
    words: /自然人|公民个人|个人申请(?!.{0,4}隐私)/u,
    codes: column('natural_person'),
    state: 'settled',
    examples: [
      shows('收到的12件申请全部由自然人提出。', 'received.total=12; received.natural_person=12'),
      shows(
        '2023年收到政府信息公开申请75件，涉及自然人72件、商业企业3件。',
        'received.total=75; received.natural_person=72; received.business=3',
      ),
    ],
  },
  {
    id: 'applicant.business',
    words: /商业企业/u,
    codes: column('business'),
    state: 'settled',
    examples: [shows('收到公开申请4件，其中商业企业4件。', 'received.total=4; received.business=4')],
  },
  {
    id: 'applicant.research',
    words: /科研(?:机构|院所|单位)/u,
    codes: column('research'),
    state: 'settled',
    examples: [shows('收到公开申请4件，其中科研机构1件。', 'received.total=4; received.research=1')],
  },
  {
    id: 'applicant.public-welfare',
    words: /(?:社会)?公益组织/u,
    codes: column('public_welfare'),
    state: 'settled',
    examples: [shows('收到公开申请4件，其中社会公益组织2件。', 'received.total=4; received.public_welfare=2')],
  },
  {
    id: 'applicant.legal-service',
    words: /法律服务(?:机构|组织)/u,
    codes: column('legal_service'),
    state: 'settled',
    examples: [
      shows(
        '从申请主体看，企业提出4件，法律服务机构提出2件，余下31件为自然人。',
        '~received.business=4; received.legal_service=2; received.natural_person=31',
      ),
    ],
  },
  {
    id: 'applicant.organisations',
    words: /法人[和或及、]?(?:者)?其[他它]组织|法人(?:及|或|和)?组织/u,
    codes: ['business', 'research', 'public_welfare', 'legal_service', 'other'].flatMap(column),
    state: 'settled',
    examples: [
      shows(
        '收到公开申请9件，其中自然人7件，法人或其他组织2件。',
        'received.total=9; received.natural_person=7; Σ received.business+received.research+received.public_welfare+received.legal_service+received.other=2',
      ),
    ],
  },
  {
    id: 'applicant.company',
    words: /企业|公司/u,
    codes: column('business'),
    state: 'weak',
    examples: [
      shows('收到公开申请9件，其中企业2件。', 'received.total=9; ~received.business=2'),
      shows('新设立市场主体1,240户，企业310户。', ''),
    ],
  },
];
