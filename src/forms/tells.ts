/** Words of tables two and three that one edition alone prints (forms.md 1.1). Rows of （六） tell too: see RowVariant. */
import type { Tell } from './form.ts';

export const tells: readonly Tell[] = [
  ...['本年新制作数量', '本年新公开数量', '对外公开总数量', '上一年项目数量', '本年增/减', '采购项目数量', '采购总金额'].map(
    (text): Tell => ({ edition: '2019', table: 'disclosure', text }),
  ),
  ...['其他对外管理服务事项', '政府集中采购', '第二十条第（九）项'].map(
    (text): Tell => ({ edition: '2019', table: 'disclosure', text }),
  ),
  ...['本年制发件数', '本年废止件数', '现行有效件数', '本年处理决定数量', '本年收费金额（单位：万元）'].map(
    (text): Tell => ({ edition: '2021', table: 'disclosure', text }),
  ),
];
