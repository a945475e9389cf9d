import { describe, expect, it } from 'vitest';
import { extractDocx } from '../../../src/extractors/docx/extract-docx.ts';
import { p, run, tbl, tc, tr, wordFile } from '../docx/word-file.ts';
import { drawn, gridsOf, rowsOf } from '../read-back.ts';

const head = '<tr><td>信息内容<td>制发<td>现行';
const rows = (...own: readonly string[]): readonly string[] => rowsOf(`<table>${head}${own.join('')}</table>`).slice(1);
const stands = '<tr><td>规章<td>3<td>9';

describe('A row that is struck out whole', () => {
  it('keeps its label, and has its figures in doubt', () => {
    expect(rows(stands, '<tr><td><s>行政许可</s><td><s>7</s><td><s>0</s>')).toEqual([
      '规章|3|9',
      '行政许可|!struck|!struck',
    ]);
  });

  it('has its blank cells in doubt as well', () => {
    expect(rows(stands, '<tr><td><s>行政许可</s><td><td><s>0</s>')[1]).toBe('行政许可|!struck|!struck');
  });

  it('may begin with a label that further rows have too', () => {
    const group = '<tr><td rowspan=2>三、结果<td><s>予以公开</s><td><s>7</s><tr><td>部分公开<td>2';
    expect(rows(group)).toEqual(['三、结果↓2|予以公开|!struck', '部分公开|2']);
  });

  it.each([
    ['the same label', '行政许可'],
    ['its label with a slip mended', '行政审许可'],
  ])('is none where a row stands that has %s', (_, label) => {
    expect(rows(`<tr><td><s>${label}</s><td><s>7</s><td><s>0</s>`, '<tr><td>行政许可<td>8<td>0')).toEqual([
      '|!struck|!struck',
      '行政许可|8|0',
    ]);
  });

  it('is another where a label differs in more', () => {
    expect(rows('<tr><td>行政处罚<td>8<td>0', '<tr><td><s>行政许可</s><td><s>7</s><td><s>0</s>')[1]).toBe(
      '行政许可|!struck|!struck',
    );
  });

  it('is none where a figure in it stands', () => {
    expect(rows(stands, '<tr><td><s>行政许可</s><td>7<td><s>0</s>')[1]).toBe('|7|!struck');
  });

  it('is no row of a table in which all is struck out', () => {
    expect(rowsOf('<table><tr><td>甲<td>乙<tr><td><s>行政许可</s><td><s>7</s></table>')[1]).toBe('|!struck');
  });

  it('is known in Word files too', async () => {
    const struck = (text: string): string => tc(p(run(text, '<w:strike/>')));
    const file = wordFile(tbl(tr([tc('规章'), tc('3')]) + tr([struck('行政许可'), struck('7')])));
    expect(drawn(gridsOf(await extractDocx(file))[0])).toEqual(['规章|3', '行政许可|!struck']);
  });
});
