import { describe, expect, it } from 'vitest';
import { describeOrgan } from '../../src/organs/describe-organ.ts';
import { sameOrgan } from '../../src/organs/same-organ.ts';

const keyOf = (name: string): string | null => describeOrgan(name).key;

describe('one organ', () => {
  it.each([
    ['怀远县公安局', '340321/怀远县公安局', '安徽省蚌埠市怀远县公安局', '蚌埠市怀远县公安局（本级）', '怀远县 公安局'],
    ['洪泽区人民政府', '320813/洪泽区人民政府', '淮安市洪泽区人民政府', '洪泽区政府', '江苏省淮安市洪泽区'],
    ['洪泽区人民政府办公室', '320813/洪泽区人民政府办公室', '洪泽区政府办', '淮安市洪泽区人民政府办公室（本级）'],
    ['会昌县中村乡人民政府', '360733/会昌县中村乡人民政府', '会昌县中村乡', '赣州市会昌县中村乡政府'],
    ['上海市黄浦区打浦桥街道办事处', '310101/黄浦区打浦桥街道办事处', '黄浦区打浦桥街道', '黄浦区打浦桥街道办'],
    ['恩施州财政局', '422800/恩施土家族苗族自治州财政局', '湖北省恩施土家族苗族自治州财政局'],
    ['石家庄市城市管理局', '130100/石家庄市城市管理局', '石家庄市城管局'],
    ['国家税务总局怀远县税务局', '340321/国家税务总局怀远县税务局', '国家税务总局蚌埠市怀远县税务局'],
    ['崇川区教育局', '320613/崇川区教育局', '南通市崇川区教育局'],
  ])('%s has one key however it is written', (name, key, ...others) => {
    expect([name, ...others].map(keyOf)).toEqual([name, ...others].map(() => key));
    for (const other of others) expect(sameOrgan(name, other)).toBe('same');
  });

  it('keeps the place that an abolished district was', () => {
    expect(describeOrgan('杭州市江干区人民政府')).toMatchObject({ regionCode: '330104', level: 'county' });
  });
});

describe('two organs', () => {
  it.each([
    ['洪泽区人民政府', '洪泽区人民政府办公室'],
    ['怀远县公安局', '蚌埠市公安局'],
    ['淮安市公安局洪泽分局', '淮安市公安局'],
    ['南京市鼓楼区应急管理局', '徐州市鼓楼区应急管理局'],
    ['吉林市公安局', '吉林省公安厅'],
    ['白石县财政局', '白石县审计局'],
  ])('%s and %s share no key', (one, other) => {
    expect(sameOrgan(one, other)).toBe('different');
    if (keyOf(one) !== null) expect(keyOf(one)).not.toBe(keyOf(other));
  });

  it('are not told apart where the place is unknown and one leaves it out', () => {
    expect(sameOrgan('青河市白石县财政局', '白石县财政局')).toBe('unknown');
  });
});

describe('a name that does not tell', () => {
  it.each(['鼓楼区应急管理局', '朝阳区人民政府', '打浦桥街道办事处', '市档案馆', '县公安局'])(
    '%s has no key',
    (name) => {
      expect(describeOrgan(name)).toMatchObject({ key: null, regionCode: null, region: null });
    },
  );

  it('still tells level and function where all places of the name share them', () => {
    expect(describeOrgan('鼓楼区应急管理局')).toMatchObject({ level: 'county', function: 'emergency' });
    expect(describeOrgan('白石县公安局')).toMatchObject({ level: 'county', function: 'public_security' });
    // A 市 that no list has may be a prefecture or a county.
    expect(describeOrgan('青河市公安局')).toMatchObject({ level: null, function: 'public_security' });
  });
});

describe('level, kind and function', () => {
  it.each([
    ['上海市人民政府办公厅', 'province', 'department', 'government_office'],
    ['怀远县人民政府', 'county', 'government', null],
    ['怀远县荆山镇人民政府', 'township', 'township', null],
    ['东湖街道办事处', 'township', 'subdistrict', null],
    ['科尔沁区教育体育局', 'county', 'department', 'education'],
    ['仙桃市财政局', 'county', 'department', 'finance'],
    ['延边州公安局', 'city', 'department', 'public_security'],
    ['国家发展和改革委员会', 'national', 'department', 'development_reform'],
    ['定西市公共资源交易中心', 'city', 'institution', 'public_resources'],
    ['蚌埠高新技术产业开发区管理委员会', null, 'zone', null],
    ['青山县市场监督管理局', 'county', 'department', 'market_regulation'],
    ['合肥市档案馆', 'city', 'institution', 'archives'],
  ])('%s', (name, level, kind, task) => {
    expect(describeOrgan(name)).toMatchObject({ level, kind, function: task });
  });
});
