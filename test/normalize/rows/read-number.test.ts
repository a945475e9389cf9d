import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValueLike } from '../../../src/shapes/number-shape.ts';
import { readNumber } from '../../../src/normalize/rows/read-number.ts';

describe('what a cell says', () => {
  it.each([
    ['7', 7, []],
    [' 2', 2, ['outer-space']],
    ['\n  12\n', 12, []],
    ['１２', 12, ['full-width']],
    ['1,234', 1234, ['separators']],
    ['1，234，567', 1234567, ['full-width', 'separators']],
    ['零', 0, ['chinese-numeral']],
    ['十二', 12, ['chinese-numeral']],
    ['+1036', 1036, ['plus-sign']],
    ['-18', -18, []],
    ['－18', -18, ['full-width']],
    ['−5', -5, []],
    ['-0', 0, []],
    ['4166.241619', 4166.241619, []],
    ['264.84999999999997', 264.84999999999997, []],
    ['0.0', 0, []],
    ['007', 7, []],
    ['7件', 7, []],
    ['减18', -18, []],
    ['增加 5', 5, ['plus-sign']],
    ['‐18', -18, []],
    ['➖3', -3, []],
    ['12 件', 12, []],
    ['17。', 17, ['punctuation']],
    ['17件。', 17, ['punctuation']],
    ['：5', 5, ['punctuation']],
    ["'5", 5, ['punctuation']],
    ['&ensp;5&emsp;', 5, ['outer-space']],
    ['15\u202f570', 15570, ['separators']],
    ['-1\u2009234\u2009567.5', -1234567.5, ['separators']],
  ])('%j is %d', (print, value, normalised) => {
    expect(readNumber(print, 'signed')).toMatchObject({ state: 'number', value, normalised, doubt: null });
  });

  it.each(['', '   ', '\u3000', '\u00a0', '\u200b'])('%j is blank, not zero', (print) => {
    expect(readNumber(print, 'count')).toMatchObject({ state: 'blank', value: null });
  });

  it.each(['-', '—', '－', '/', '——', '\u2e3a', '无', 'N/A', '不适用', '＼'])('%j is a dash, not zero', (print) => {
    expect(readNumber(print, 'count')).toMatchObject({ state: 'dash', value: null });
  });

  it.each([
    '1 2',
    '12\n34',
    '12,34',
    '1,23,456',
    'O',
    '1O',
    'l2',
    '〇',
    '5 000',
    '5\u00a0000',
    '15\u202f57',
    '1555\u2009570',
    '15\u202f5700',
    '1\u00a0234',
    '1\n234',
    '-\n5',
    '—\n5',
    '一',
    '3866²',
    '139①',
    '170[1]',
    '257（注1）',
    '196*',
    "128'255",
    '1’128’255.5',
    '118(96)',
    '550.76（498.2）',
  ])('%j may be two numbers or letters', (print) => {
    expect(readNumber(print, 'count')).toMatchObject({ state: 'doubtful', value: null, doubt: 'two-numbers' });
  });

  it.each(['100%', '#REF!', '1E+05', '①', '减18', '12.', '.5', '1.2.3', '若干', '约30', '3.5万', '12345678901234567'])(
    '%j is text',
    (print) => expect(readNumber(print, 'count')).toMatchObject({ state: 'text', value: null }),
  );

  it.each(['7↑', '▲ 7', '7\n▼', '7✓', '√7', '★7件', '“7”', '「1,234」', '7.5△', '-7▽', '7🔺'])(
    '%j is a number beside a sign',
    (print) =>
      expect(readNumber(print, 'count')).toMatchObject({ state: 'doubtful', value: null, doubt: 'sign-beside' }),
  );

  it('reads arrows as signs where a change is due, and none behind the number', () => {
    expect(readNumber('↓18', 'signed')).toMatchObject({ state: 'number', value: -18 });
    expect(readNumber('18↓', 'signed')).toMatchObject({ state: 'doubtful', doubt: 'sign-beside' });
  });

  it.each([
    'undefined',
    'NaN',
    'null',
    'NaN件',
    '[object Object]',
    'undefined%',
    '加载中…',
    '数据加载中，请稍候...',
    'Loading...',
  ])('%j is what a script left', (print) =>
    expect(readNumber(print, 'count')).toMatchObject({ state: 'doubtful', doubt: 'unknown-digits' }),
  );

  it.each(['{{row.total}}', '7<br/>', '7&lt;br&gt;', '7\ufffc', '5⃣0⃣', '⁵⁰³', '¹⁵.²'])(
    '%j is no figure in plain sight',
    (print) =>
      expect(readNumber(print, 'count')).toMatchObject({ state: 'doubtful', value: null, doubt: 'unknown-digits' }),
  );

  it.each(['三十余', '见附件', '√', '↑', '=503', '<50', 'nine', '7 undone', '已加载'])(
    '%j is a word of the publisher',
    (print) => expect(readNumber(print, 'count')).toMatchObject({ state: 'text', value: null }),
  );

  it('does not read a private-use digit', () => {
    expect(readNumber('\ue001', 'count')).toMatchObject({ state: 'doubtful', doubt: 'unknown-digits' });
    // Of a formula, and of another script.
    for (const print of ['\u{1d7d0}\u{1d7cf}', '٢١'])
      expect(readNumber(print, 'count')).toMatchObject({ state: 'doubtful', doubt: 'unknown-digits' });
  });
});

describe('amounts', () => {
  it.each([
    ['251000元', null, 251000, ['unit']],
    ['3.5万元', null, 35000, ['unit']],
    ['73802895.90元', null, 73802895.9, ['unit']],
    ['0.000001万元', null, 0.01, ['unit']],
    ['3.5', '万元', 35000, ['unit']],
    ['3.5元', '万元', 3.5, ['unit']],
    ['8040', null, 8040, []],
    ['0.5', '亿元', 50000000, ['unit']],
    ['5', '千元', 5000, ['unit']],
  ])('%s under 采购总金额 with header unit %s is %d', (print, header, value, normalised) => {
    expect(readNumber(print, 'cny', header)).toMatchObject({ state: 'number', value, normalised });
  });

  it('keeps what is printed under 万元, whatever unit the cell says', () => {
    expect(readNumber('12023000元', 'wan_cny')).toMatchObject({ value: 12023000, unit: '元', normalised: [] });
    expect(readNumber('1202.3万元', 'wan_cny')).toMatchObject({ value: 1202.3, unit: '万元', normalised: ['unit'] });
  });
});

describe('properties', () => {
  it('any number of up to fifteen digits comes back as printed', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), fc.nat({ max: 999_999 }), (whole, part) => {
        const print = `${whole}.${String(part).padStart(6, '0')}`;
        expect(readNumber(print, 'wan_cny').value).toBe(Number(print));
      }),
    );
  });

  it('no text throws, and only text with a digit or a numeral gives a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (print) => {
        const { value } = readNumber(print, 'count');
        if (value !== null) expect(print).toMatch(/[\d０-９零一二三四五六七八九十]/u);
      }),
    );
  });

  it('labels are not like values', () => {
    for (const label of ['1.属于国家秘密', '总计', '三、本年度办理结果', '（七）总计', '件数'])
      expect(isValueLike(label)).toBe(false);
  });
});

describe('what the cell of an amount says', () => {
  it.each([
    ['264.85万', 'wan_cny', 264.85, '万元'],
    ['264.85 万元', 'wan_cny', 264.85, '万元'],
    ['￥264.85', 'wan_cny', 264.85, null],
    ['¥ 264.85万', 'wan_cny', 264.85, '万元'],
    ['人民币1,264.85元', 'wan_cny', 1264.85, '元'],
    ['1.5亿', 'cny', 150_000_000, '亿元'],
    ['￥264.85', 'cny', 264.85, null],
  ] as const)('%j is a number under %s', (print, unit, value, printed) => {
    expect(readNumber(print, unit)).toMatchObject({ state: 'number', value, unit: printed, doubt: null });
    expect(isValueLike(print)).toBe(true);
  });

  it.each(['264.', '.85', '￥264.', '.85万', '264.元', '-.5'])('%j is a part of a number', (print) => {
    expect(readNumber(print, 'wan_cny')).toMatchObject({ state: 'doubtful', value: null, doubt: 'part-of-number' });
  });

  it.each(['￥5', '5万'])('a count of %j is none', (print) => {
    expect(readNumber(print, 'count')).toMatchObject({ state: 'text', value: null });
  });
});
