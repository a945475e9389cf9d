/** Table four, 政府信息公开行政复议、行政诉讼情况: the same in both editions. */
import type { FormTable } from './form.ts';
import { label, line } from './label.ts';

const litigation = label('行政诉讼');

export const disputes: FormTable = {
  table: 'disputes',
  rowLabels: 'above',
  blocks: [
    {
      title: null,
      rows: [
        line('reconsideration', label('行政复议')),
        line('litigation_direct', label('未经复议直接起诉', { variants: ['未经复议直接诉讼'] }), [litigation]),
        line('litigation_after_reconsideration', label('复议后起诉', { variants: ['复议后诉讼', '经复议后起诉'] }), [
          litigation,
        ]),
      ],
      columns: [
        line('upheld', label('结果维持')),
        line('corrected', label('结果纠正', { variants: ['结果纠错'] })),
        line('other', label('其他结果')),
        line('pending', label('尚未审结', { variants: ['尚未办结', '未审结'] })),
        line('total', label('总计', { variants: ['合计'] })),
      ],
      units: {},
    },
  ],
  rowVariants: [],
  decorations: [litigation],
  cornerNote: null,
};
