/** Kinds of organs of a made-up county, and how much of each they do in a usual year. */
export interface Kind {
  readonly name: string;
  /** Mean decisions of an organ of usual size; 0: none. */
  readonly licensing: number;
  readonly penalties: number;
  readonly compulsion: number;
  readonly fees: number;
  readonly requests: number;
}

export const kinds: readonly Kind[] = [
  ['人民政府', 2400, 1800, 60, 4000, 60],
  ['公安局', 9000, 16_000, 700, 600, 8],
  ['市场监督管理局', 6000, 420, 25, 30, 9],
  ['自然资源局', 700, 60, 4, 3000, 30],
  ['交通运输局', 900, 1500, 30, 12, 5],
  ['城市管理局', 300, 2200, 70, 90, 7],
  ['卫生健康局', 800, 120, 0, 8, 3],
  ['住房和城乡建设局', 350, 70, 2, 400, 12],
  ['农业农村局', 260, 80, 6, 0, 4],
  ['教育局', 120, 2, 0, 700, 4],
  ['人力资源和社会保障局', 150, 20, 0, 0, 4],
  ['民政局', 90, 1, 0, 0, 2],
  ['财政局', 30, 0, 0, 0, 3],
  ['审计局', 0, 0, 0, 0, 1],
  ['统计局', 0, 3, 0, 0, 1],
  ['档案局', 0, 0, 0, 0, 0.4],
  ['信访局', 0, 0, 0, 0, 0.6],
  ['司法局', 20, 0, 0, 0, 2],
].map(
  ([name, licensing, penalties, compulsion, fees, requests]) =>
    ({ name, licensing, penalties, compulsion, fees, requests }) as Kind,
);

export const townNames = '荆山 河口 桥头 柳林 石桥 清泉 双塔 古渡 白杨 青松 新安 永丰'.split(' ');
export const town: Kind = { name: '镇人民政府', licensing: 0, penalties: 0, compulsion: 0, fees: 0, requests: 0.8 };
