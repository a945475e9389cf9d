/** Invented organs of many kinds. The places don't exist. */
import type { Random } from './random.ts';

const places = [
  '青芦',
  '澜坪',
  '沅禾',
  '桐汀',
  '霁川',
  '栖梧',
  '汀兰',
  '砚湖',
  '苕溪口',
  '云陂',
  '鹿鸣岗',
  '望秋',
  '松菱',
  '禾渡',
];
const villages = ['柳塘', '石埠', '双桥浦', '白鹭滩', '长荫', '枫林渡', '三岔河', '五里坪'];
const departments = [
  '公安局',
  '教育局',
  '统计局',
  '民政局',
  '自然资源和规划局',
  '卫生健康委员会',
  '医疗保障局',
  '发展和改革委员会',
  '城市管理综合行政执法局',
  '市场监督管理局',
  '人力资源和社会保障局',
  '农业农村局',
  '退役军人事务局',
];

export function organName(random: Random): string {
  const place = random.pick(places);
  const village = random.pick(villages);
  const department = random.pick(departments);
  return random.pick([
    `${place}县${department}`,
    `${place}市${department}`,
    `${place}区${department}`,
    `${place}县${village}镇人民政府`,
    `${place}区人民政府${village}街道办事处`,
    `${place}市${village}街道办事处`,
    `${place}县${village}乡人民政府`,
    `${place}市人民政府`,
    `${place}县人民政府`,
    `${place}市人民政府办公室`,
    `${place}经济技术开发区管理委员会`,
    `${place}省${department.replace('局', '厅')}`,
    `国家税务总局${place}县税务局`,
    `中共${place}市委机构编制委员会办公室`,
    `${place}县消防救援大队`,
  ]);
}
