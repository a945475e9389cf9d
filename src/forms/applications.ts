/** What table three, 收到和处理政府信息公开申请情况, has in common in both editions. */
import type { FormBlock, FormTable, Label, Line, RowVariant } from './form.ts';
import { label, line } from './label.ts';

export const outcomes = label('本年度办理结果', { ordinal: '三、', variants: ['本年办理结果'] });
export const otherHandling = label('其他处理', { ordinal: '（六）' });

const organisations = label('法人或其他组织', { variants: ['法人和其他组织', '法人及其他组织'] });
const refused = label('不予公开', { ordinal: '（三）' });
const unavailable = label('无法提供', { ordinal: '（四）' });
const notProcessed = label('不予处理', { ordinal: '（五）' });

export const applicants: readonly Line[] = [
  line('natural_person', label('自然人')),
  line('business', label('商业企业', { variants: ['企业'] }), [organisations]),
  line('research', label('科研机构', { variants: ['科研院所'] }), [organisations]),
  line('public_welfare', label('社会公益组织', { variants: ['公益组织'] }), [organisations]),
  line('legal_service', label('法律服务机构'), [organisations]),
  line('other', label('其他'), [organisations]),
  line('total', label('总计', { variants: ['合计'] })),
];

const received = line(
  'received',
  label('本年新收政府信息公开申请数量', {
    ordinal: '一、',
    variants: ['本年新收政府信息公开申请', '本年新收申请数量'],
  }),
);
const carriedIn = line(
  'carried_in',
  label('上年结转政府信息公开申请数量', {
    ordinal: '二、',
    variants: ['上年结转政府信息公开申请', '上年度结转政府信息公开申请数量', '上一年结转政府信息公开申请数量'],
  }),
);
const carriedOut = line(
  'carried_out',
  label('结转下年度继续办理', {
    ordinal: '四、',
    variants: ['结转下一年度继续办理', '结转下一年继续办理', '结转下年继续办理'],
  }),
);

const inGroup = (group: Label, ...rows: readonly (readonly [key: string, own: Label])[]): readonly Line[] =>
  rows.map(([key, own]) => line(key, own, [outcomes, group]));

/** Rows （一） to （五）, alike in both editions. */
const commonOutcomes: readonly Line[] = [
  line('outcomes.granted', label('予以公开', { ordinal: '（一）' }), [outcomes]),
  line(
    'outcomes.partly_granted',
    label('部分公开（区分处理的，只计这一情形，不计其他情形）', { ordinal: '（二）', variants: ['部分公开'] }),
    [outcomes],
  ),
  ...inGroup(
    refused,
    ['outcomes.refused.state_secret', label('属于国家秘密', { ordinal: '1.' })],
    [
      'outcomes.refused.prohibited_by_law',
      label('其他法律行政法规禁止公开', { ordinal: '2.', typos: ['其他法律行政止公开'] }),
    ],
    ['outcomes.refused.three_securities_one_stability', label('危及“三安全一稳定”', { ordinal: '3.' })],
    ['outcomes.refused.third_party_rights', label('保护第三方合法权益', { ordinal: '4.' })],
    ['outcomes.refused.internal_affairs', label('属于三类内部事务信息', { ordinal: '5.' })],
    ['outcomes.refused.process_information', label('属于四类过程性信息', { ordinal: '6.' })],
    ['outcomes.refused.enforcement_files', label('属于行政执法案卷', { ordinal: '7.' })],
    ['outcomes.refused.administrative_queries', label('属于行政查询事项', { ordinal: '8.' })],
  ),
  ...inGroup(
    unavailable,
    ['outcomes.unavailable.not_held', label('本机关不掌握相关政府信息', { ordinal: '1.' })],
    ['outcomes.unavailable.needs_creation', label('没有现成信息需要另行制作', { ordinal: '2.' })],
    ['outcomes.unavailable.unclear_after_correction', label('补正后申请内容仍不明确', { ordinal: '3.' })],
  ),
  ...inGroup(
    notProcessed,
    ['outcomes.not_processed.complaint', label('信访举报投诉类申请', { ordinal: '1.' })],
    ['outcomes.not_processed.duplicate', label('重复申请', { ordinal: '2.' })],
    ['outcomes.not_processed.publication', label('要求提供公开出版物', { ordinal: '3.' })],
    ['outcomes.not_processed.excessive', label('无正当理由大量反复申请', { ordinal: '4.' })],
    ['outcomes.not_processed.confirmation', label('要求行政机关确认或重新出具已获取信息', { ordinal: '5.' })],
  ),
];

const total = line('outcomes.total', label('总计', { ordinal: '（七）', variants: ['合计'] }), [outcomes]);

/** （六）其他处理 as one undivided row: the 2019 form, also met in 2021 reports. */
export const undividedOtherHandling = line('outcomes.other_handling.total', otherHandling, [outcomes]);

/** Table three with the given rows of （六）. */
export function applicationsTable(otherRows: readonly Line[], rowVariants: readonly RowVariant[]): FormTable {
  const block: FormBlock = {
    title: null,
    rows: [received, carriedIn, ...commonOutcomes, ...otherRows, total, carriedOut],
    columns: applicants,
    units: {},
  };
  const cornerNote = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
  return {
    table: 'applications',
    rowLabels: 'beside',
    blocks: [block],
    rowVariants,
    decorations: [
      label('申请人情况'),
      organisations,
      label(cornerNote, { variants: ['本列数据的逻辑关系为：第一项加第二项之和，等于第三项加第四项之和'] }),
    ],
    cornerNote,
  };
}
