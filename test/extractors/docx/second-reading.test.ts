/** What mammoth reads of a cell is held against what is read here. */
import { describe, expect, it } from 'vitest';
import { extractDocx } from '../../../src/extractors/docx/extract-docx.ts';
import { gridsOf } from '../read-back.ts';
import { p, run, tbl, tc, tr, wordFile, type WordParts } from './word-file.ts';

/** Text and doubts of a cell beside one that holds `x`. */
async function read(content: string, isSingle = false, parts?: WordParts): Promise<readonly unknown[]> {
  const document = await extractDocx(wordFile(tbl(tr([tc(content), tc('x')])), parts), { isSingle });
  const cell = gridsOf(document)[0]?.cells[0];
  return [cell?.text, ...(cell?.doubts ?? [])];
}

const bare = '<w:p><w:t>12</w:t></w:p>';
const nested = `<w:p><w:r><w:t>1</w:t><w:p>${run('2')}</w:p></w:r></w:p>`;

describe('a figure that mammoth reads otherwise is in doubt', () => {
  it.each([
    ['text outside of a run', bare, ''],
    ['a paragraph in a run', nested, '1'],
  ])('%s', async (_, content, text) => {
    expect(await read(content)).toEqual([text, 'two-readings']);
    expect(await read(content, true)).toEqual([text]);
  });

  it('whatever names the file gives to the namespace', async () => {
    const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    const table = `<tbl xmlns="${main}"><tr><tc a="1"><p><t>12</t></p></tc><tc><p><r><t>x</t></r></p></tc></tr></tbl>`;
    const named = wordFile(`<w:sdt><w:sdtContent>${table}</w:sdtContent></w:sdt>`);
    expect(gridsOf(await extractDocx(named))[0]?.cells.map(({ doubts }) => doubts)).toEqual([['two-readings'], []]);
  });
});

describe('a figure is in no doubt', () => {
  it.each([
    ['in several runs', p(run('1') + run('2')), '12'],
    ['with hidden text beside it', p(run('12') + run('3', '<w:vanish/>')), '12'],
    ['that a revision put in the place of another', p(`<w:del>${run('3')}</w:del><w:ins>${run('12')}</w:ins>`), '12'],
    ['with a hyphen that breaks no line', p('<w:r><w:noBreakHyphen/><w:t>12</w:t></w:r>'), '-12'],
    [
      'that a field shows',
      p(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=1+11</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('12')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
      '12',
    ],
    [
      'in a simple field, which mammoth knows nothing of',
      p(`<w:fldSimple w:instr="=1+11">${run('12')}</w:fldSimple>`),
      '12',
    ],
    [
      'with a raised mark of a note',
      p(run('12') + run('3', '<w:vertAlign w:val="superscript"/>')),
      '12',
      'two-numbers',
    ],
  ])('%s', async (_, content, ...expected) => {
    expect(await read(content)).toEqual(expected);
  });

  it('with the label of a list before it', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const listed = p(run('受理12件'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    expect(await read(listed, false, { numbering })).toEqual(['（1） 受理12件']);
  });
});
