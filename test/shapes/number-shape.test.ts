import { describe, expect, it } from 'vitest';
import {
  beginsAsValue,
  isNumberLike,
  isNumberPart,
  isNumberText,
  isRowLike,
  isUnitAlone,
  isValueLike,
  standsForNone,
} from '../../src/shapes/number-shape.ts';

/** Every shape is asked of every text: they can't disagree unnoticed. */
const shapes = { isNumberText, isNumberPart, standsForNone, isUnitAlone, isValueLike, isNumberLike, beginsAsValue };

const shapesOf = (text: string): readonly string[] =>
  Object.entries(shapes).flatMap(([name, has]) => (has(text) ? [name] : []));

describe('what a text looks like', () => {
  it.each([
    ['12', 'isNumberText isNumberPart isValueLike isNumberLike beginsAsValue'],
    ['１２', 'isNumberText isNumberPart isValueLike isNumberLike beginsAsValue'],
    ['-1,202.5', 'isNumberText isNumberPart isValueLike isNumberLike beginsAsValue'],
    ['−18', 'isNumberText isNumberPart isValueLike isNumberLike beginsAsValue'],
    ['12件', 'isNumberText isValueLike isNumberLike beginsAsValue'],
    ['12 件', 'isNumberText isValueLike isNumberLike beginsAsValue'],
    ['5（件）', 'isNumberText isValueLike isNumberLike beginsAsValue'],
    ['596.06万元', 'isNumberText isValueLike isNumberLike beginsAsValue'],
    ['3人次', 'isNumberText isValueLike isNumberLike beginsAsValue'],
    ['12.', 'isNumberPart isValueLike isNumberLike beginsAsValue'],
    ['.5', 'isNumberPart isValueLike isNumberLike'],
    ['12\n34', 'isValueLike isNumberLike beginsAsValue'],
    ['（5）', 'isValueLike isNumberLike'],
    ['—', 'standsForNone isValueLike beginsAsValue'],
    ['/', 'standsForNone isValueLike beginsAsValue'],
    ['无', 'standsForNone isValueLike'],
    ['', 'isValueLike'],
    ['件', 'isUnitAlone'],
    ['（万元）', 'isUnitAlone'],
    ['其他', ''],
    ['1.属于国家秘密', 'beginsAsValue'],
    ['2024年度', 'beginsAsValue'],
  ])('%j', (text, expected) => {
    expect(shapesOf(text).join(' ')).toBe(expected);
  });

  it('knows a row whose cells have run together', () => {
    expect(isRowLike('规章 0 0 12')).toBe(true);
    expect(isRowLike('全年共收到申请12件。')).toBe(false);
  });
});
