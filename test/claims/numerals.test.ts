import { describe, expect, it } from 'vitest';
import { hanValue } from '../../src/claims/numerals.ts';
import { quantitiesIn } from '../../src/claims/quantities.ts';

describe('Chinese numerals', () => {
  it.each([
    ['零', 0],
    ['一', 1],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['廿三', 23],
    ['卅', 30],
    ['九十九', 99],
    ['一百', 100],
    ['一百零三', 103],
    ['一百二十', 120],
    ['三千零五', 3005],
    ['两万三千', 23_000],
    ['一万零四十', 10_040],
    ['一万零四百', 10_400],
    ['十万', 100_000],
    ['一亿二千万', 120_000_000],
    ['壹佰贰拾叁', 123],
    ['二〇二三', 2023],
    ['二零二四', 2024],
  ])('%s is %i', (text, value) => {
    expect(hanValue(text)).toBe(value);
  });

  it.each(['', '两三', '三五', '百', '万', '一百二', '十百', '百十', '一二百', '亿万', '一万亿万'])(
    '%s says no exact number',
    (text) => {
      expect(hanValue(text)).toBeNull();
    },
  );

  it('reads every number below ten thousand that it writes', () => {
    const digits = '零一二三四五六七八九';
    const written = (number: number): string => {
      const groups = [1000, 100, 10, 1].map((unit) => Math.floor(number / unit) % 10);
      const words = groups
        .map((digit, index) => (digit === 0 ? '零' : digits.charAt(digit) + '千百十'.charAt(index)))
        .join('');
      return words.replace(/零+/g, '零').replace(/^零|零$/g, '');
    };
    const wrong = Array.from({ length: 9998 }, (_, index) => index + 1).filter(
      (number) => hanValue(written(number)) !== number,
    );
    expect(wrong).toEqual([]);
  });
});

describe('numbers in a text', () => {
  const read = (text: string) =>
    quantitiesIn(text).map(({ value, measure, isApprox }) => `${value}${measure}${isApprox ? '?' : ''}`);

  it.each([
    ['收到2,316件、罚款3份', ['2316件', '3份']],
    ['总量为1.86万件', ['18600件']],
    ['两万三千件', ['23000件']],
    ['收到一件', ['1件']],
    ['折合1.23亿元', ['123000000元']],
    ['占33.9%', ['33.9%']],
    ['约30件', ['30件?']],
    ['三十多件', ['30件?']],
    ['130余件', ['130件?']],
    ['3件以上', ['3件?']],
    ['3至5件', ['3?', '5件?']],
    ['由3件增至5件', ['3件', '5件']],
    ['国办公开办函〔2021〕30号', []],
    ['第二十条第（八）项', []],
    ['2023年1月1日', []],
    ['20个工作日内答复5件', ['5件']],
    ['1 2件', []],
    ['2,316,5件', []],
    ['上升3个百分点', []],
    ['三类两种', []],
    ['2016-2022年', []],
  ])('%s', (text, found) => {
    expect(read(text)).toEqual(found);
  });

  it('keeps how exactly a number before 万 or 亿 is printed', () => {
    expect(quantitiesIn('2.76万件').map(({ value, precision }) => [value, precision])).toEqual([[27_600, 50]]);
    expect(quantitiesIn('3万件').map(({ precision }) => precision)).toEqual([5000]);
    expect(quantitiesIn('27600件').map(({ precision }) => precision)).toEqual([0]);
  });
});
