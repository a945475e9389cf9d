import { describe, expect, it } from 'vitest';
import { extractDocx } from '../../../src/extractors/docx/extract-docx.ts';
import { textsOf } from '../read-back.ts';
import { cellOf } from './cell-of.ts';
import { p, run, wordFile } from './word-file.ts';

const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('text in Word files', () => {
  it('shows what is inserted, not what is deleted, moved away or hidden', async () => {
    const content = `<w:p><w:del w:id="1"><w:r><w:delText>5</w:delText></w:r></w:del><w:ins w:id="2">${run('7')}</w:ins><w:moveFrom w:id="3">${run('9')}</w:moveFrom>${run('9', '<w:vanish/>')}${run('0', '<w:vanish w:val="0"/>')}</w:p>`;
    expect(await cellOf(content)).toBe('70');
    expect(await cellOf(content.replace(/<w:(del|moveFrom).*?<\/w:\1>/g, ''))).toBe('70');
    expect(await cellOf(content.replace(/5|9(?=.*vanish\/)/g, '数'))).toBe('70');
  });

  it('takes a digit that is typed anew for no change', async () => {
    expect(await cellOf(`<w:p><w:del w:id="1">${run('7')}</w:del><w:ins w:id="2">${run('7')}</w:ins></w:p>`)).toBe('7');
    expect(await cellOf(`<w:p><w:del w:id="1">${run('7')}</w:del></w:p>`)).toBe('');
  });

  it('hides by style, and a character style turns that of its paragraph round', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="Base"/></w:style><w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>`;
    const pStyle = '<w:pStyle w:val="H"/><w:rPr><w:vanish w:val="0"/></w:rPr>';
    expect(await cellOf(p(run('9'), pStyle), { styles })).toBe('');
    expect(await cellOf(p(run('9') + run('7', '<w:rStyle w:val="C"/>'), pStyle), { styles })).toBe('7');
    expect(await cellOf(p(run('7') + run('9', '<w:rStyle w:val="C"/>')), { styles })).toBe('7');
  });

  it('runs a paragraph on whose mark is hidden or deleted', async () => {
    expect(await cellOf(`${p(run('1'), '<w:rPr><w:vanish/></w:rPr>')}${p('2')}`)).toBe('12');
    expect(await cellOf(`${p(run('1'), '<w:rPr><w:del w:id="1"/></w:rPr>')}${p('2')}`)).toBe('12');
    expect(await cellOf(`${p('1')}${p('2')}`)).toBe('1\n2');
  });

  it('shows the result of fields, not their instruction, not even of fields inside it', async () => {
    expect(await cellOf(`<w:p>${field('=SUM(ABOVE)', run('12'))}</w:p>`)).toBe('12');
    expect(
      await cellOf(`<w:p>${field(`</w:instrText></w:r>${field('X', run('9'))}<w:r><w:instrText>`, run('7'))}</w:p>`),
    ).toBe('7');
    expect(await cellOf(`<w:p><w:fldSimple w:instr="=1">${run('3')}</w:fldSimple></w:p>`)).toBe('3');
  });

  it('hides nothing behind a field that is never closed', async () => {
    expect(await cellOf(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('7')}</w:p>`)).toBe('7');
  });

  it('leaves notes and comments out, and digits set as footnote marks with a doubt', async () => {
    const marks =
      '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>';
    expect(await cellOf(`<w:p>${run('7')}${marks}</w:p>`)).toBe('7');
    expect(await cellOf(`<w:p>${run('7')}${run('1', '<w:vertAlign w:val="superscript"/>')}</w:p>`)).toBe(
      '7!two-numbers',
    );
    expect(await cellOf(`<w:p>${run('5', '<w:strike/>')}${run('7')}</w:p>`)).toBe('7!two-numbers');
    expect(await cellOf(`<w:p>${run('5', '<w:strike w:val="0"/><w:dstrike/>')}${run('7')}</w:p>`)).toBe(
      '7!two-numbers',
    );
  });

  it('does not glue digits to a figure that are raised by hand', async () => {
    const raised = '<w:position w:val="12"/><w:sz w:val="10"/>';
    expect(await cellOf(p(run('7') + run('1', raised)))).toBe('7!two-numbers');
    expect(await cellOf(p(run('7', raised)))).toBe('7');
  });

  it.each(['footnote', 'endnote'])('takes what follows the reference to a %s for its own mark', async (note) => {
    const marked = (attribute: string): string =>
      `<w:p>${run('7')}<w:r><w:${note}Reference ${attribute} w:id="2"/><w:t>1</w:t></w:r></w:p>`;
    expect(await cellOf(marked('w:customMarkFollows="1"'))).toBe('7');
    expect(await cellOf(marked('w:customMarkFollows="0"'))).toBe('71');
  });

  it.each(['Wingdings', 'Wingdings 2', 'Webdings'])('doubts digits in %s, which shows other signs', async (font) => {
    const fonts = `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`;
    expect(await cellOf(p(run('7', fonts)))).toBe('\uf037!unknown-characters');
    expect(await cellOf(`<w:p><w:r><w:sym w:font="${font}" w:char="0037"/></w:r></w:p>`)).toBe(
      '\uf037!unknown-characters',
    );
    const styles = `<w:style w:type="character" w:styleId="C"><w:rPr>${fonts}</w:rPr></w:style>`;
    expect(await cellOf(p(run('7', '<w:rStyle w:val="C"/>')), { styles })).toBe('\uf037!unknown-characters');
    expect(await cellOf(p(run('7', `<w:rStyle w:val="C"/><w:rFonts w:ascii="宋体"/>`)), { styles })).toBe('7');
  });

  it('shows what is chosen of a drop-down list', async () => {
    const list = (choice: string): string =>
      `<w:p>${field('FORMDROPDOWN', '').replace('<w:fldChar w:fldCharType="begin"/>', `<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>${choice}<w:listEntry w:val="6"/><w:listEntry w:val="7"/></w:ddList></w:ffData></w:fldChar>`)}</w:p>`;
    expect(await cellOf(list('<w:result w:val="1"/>'))).toBe('7');
    expect(await cellOf(list('<w:default w:val="1"/>'))).toBe('7');
    expect(await cellOf(list(''))).toBe('6');
    expect(await cellOf(list('<w:result w:val="5"/>'))).toBe('\ufffd!unknown-characters');
  });

  it.each([
    ['what is deleted', '<w:del w:id="1"><m:r><m:t>4</m:t></m:r></w:del><m:r><m:t>7</m:t></m:r>', '7'],
    ['what is hidden', '<m:r><w:rPr><w:vanish/></w:rPr><m:t>4</m:t></m:r><m:r><m:t>7</m:t></m:r>', '7'],
    [
      'what is struck through',
      '<m:r><w:rPr><w:strike/></w:rPr><m:t>4</m:t></m:r><m:r><m:t>7</m:t></m:r>',
      '7!two-numbers',
    ],
    ['ordinary runs', run('7'), '7'],
    ['digits in letters of its own', '<m:r><m:t>\u{1d7d5}\u{1d7e8}</m:t></m:r>', '76'],
  ])('reads an equation as other text: %s', async (_, content, expected) => {
    expect(await cellOf(`<w:p><m:oMath>${content}</m:oMath></w:p>`)).toBe(expected);
  });

  it('doubts digits in elements that only their maker knows', async () => {
    expect(await cellOf(`<w:p><x:y xmlns:x="urn:x">${run('7')}</x:y>${run('0')}</w:p>`)).toBe('0!two-readings');
  });

  it('takes an exponent for a footnote mark', async () => {
    const power =
      '<m:oMath><m:sSup><m:e><m:r><m:t>7</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>';
    expect(await cellOf(`<w:p>${power}</w:p>`)).toBe('7!two-numbers');
  });

  it('doubts a field that shows a result and holds none', async () => {
    const empty = (instruction: string): string =>
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    expect(await cellOf(empty(' =SUM(LEFT) '))).toBe('\ufffd!unknown-characters');
    expect(await cellOf(empty(' XE "年报" '))).toBe('');
  });

  it('doubts numbers that only the word processor can tell', async () => {
    expect(await cellOf(`<w:p><w:r><w:t>7</w:t><w:pgNum/></w:r></w:p>`)).toBe('7\ufffd!unknown-characters');
  });

  it('doubts an empty result where one is calculated or chosen, not where one may be empty', async () => {
    expect(await cellOf(`<w:p>${field('=SUM(LEFT)', '')}</w:p>`)).toBe('\ufffd!unknown-characters');
    expect(await cellOf(`<w:p>${field('FORMDROPDOWN', '')}</w:p>`)).toBe('\ufffd!unknown-characters');
    expect(await cellOf(`<w:p>${field('eq \\o\\ac(○,5)', '')}</w:p>`)).toBe('\ufffd!unknown-characters');
    expect(await cellOf('<w:p><w:fldSimple w:instr=" =SUM(LEFT)"/></w:p>')).toBe('\ufffd!unknown-characters');
    for (const instruction of ['SEQ 表', 'LISTNUM', ' AUTONUM ', 'NUMPAGES'])
      expect(await cellOf(`<w:p>${field(instruction, '')}</w:p>`)).toBe('\ufffd!unknown-characters');
    expect(await cellOf(`<w:p>${field('MERGEFIELD 数量', '')}</w:p>`)).toBe('');
    expect(await cellOf(`<w:p>${field('IF 1 = 1', field('=1', ''))}</w:p>`)).toBe('\ufffd!unknown-characters');
  });

  it.each([
    ['a picture', '<w:drawing><wp:inline><a:blip r:embed="rId1"/></wp:inline></w:drawing>'],
    ['a picture of the old kind', '<w:pict><v:shape><v:imagedata r:id="rId1"/></v:shape></w:pict>'],
    ['word art', '<w:pict><v:shape><v:textpath string="12"/></v:shape></w:pict>'],
    ['an embedded object', '<w:object><v:shape/><o:OLEObject ProgID="Equation.3"/></w:object>'],
  ])('doubts a cell that holds %s, alone or beside digits', async (_, content) => {
    const names = 'xmlns:a="urn:a" xmlns:o="urn:o" xmlns:wp="urn:wp"';
    const shown = `<w:r ${names}>${content}</w:r>`;
    expect(await cellOf(`<w:p>${shown}</w:p>`)).toBe('!not-text');
    expect(await cellOf(`<w:p>${shown}${run('7')}</w:p>`)).toBe('7!not-text');
    expect(await cellOf(`<w:p>${shown}${run('7件')}</w:p>`)).toBe('7件!not-text');
    expect(await cellOf(`<w:p><w:r ${names}><w:rPr><w:vanish/></w:rPr>${content}</w:r></w:p>`)).toBe('');
  });

  it('marks the paragraph that a picture stands in, or the one before it, and adds nothing to the text', async () => {
    const picture = '<w:r xmlns:a="urn:a"><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>';
    const file = wordFile(
      `${p('一、总体')}<w:p>${run('二、公开')}${picture}</w:p>${p('三、申请')}<w:p>${picture}</w:p>`,
    );
    const { blocks } = await extractDocx(file);
    expect(blocks.map((block) => block.kind === 'text' && [block.text, block.isPictured === true])).toEqual([
      ['一、总体', false],
      ['二、公开', true],
      ['三、申请', true],
    ]);
  });

  it('doubts a cell that holds another document alone, not one crossed by a line', async () => {
    expect(await cellOf('<w:p/><w:altChunk r:id="rId5"/>')).toBe('!not-text');
    expect(await cellOf('<w:p><w:subDoc r:id="rId5"/></w:p>')).toBe('!not-text');
    expect(await cellOf('<w:p><w:r><w:pict><v:line/></w:pict></w:r></w:p>')).toBe('');
  });

  it('doubts what an equation draws, and digits set from right to left', async () => {
    const half =
      '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>';
    expect(await cellOf(`<w:p>${half}</w:p>`)).toMatch(/!unknown-characters$/);
    expect(await cellOf(`<w:p><w:bdo w:val="rtl">${run('12')}</w:bdo></w:p>`)).toMatch(/!unknown-characters$/);
    expect(await cellOf(`<w:p><w:bdo w:val="ltr">${run('12')}</w:bdo></w:p>`)).toBe('12');
  });

  it('shows the fallback of what no word processor understands', async () => {
    const choice = (prefix: string): string =>
      `<w:p><mc:AlternateContent><mc:Choice Requires="${prefix}">${run('9')}</mc:Choice><mc:Fallback>${run('7')}</mc:Fallback></mc:AlternateContent></w:p>`;
    expect(await cellOf(choice('w14 wps'))).toBe('9');
    expect(await cellOf(choice('zz9'))).toBe('7');
  });

  it('reads breaks, tabs, hyphens, symbols, equations and guides', async () => {
    expect(
      await cellOf(
        '<w:p><w:r><w:t>商业</w:t><w:br/><w:t>企业</w:t><w:softHyphen/><w:cr/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r></w:p>',
      ),
    ).toBe('商业\n企业\n1-2');
    expect(await cellOf('<w:p><w:r><w:sym w:font="Symbol" w:char="F037"/></w:r></w:p>')).toBe('7');
    expect(await cellOf('<w:p><w:r><w:sym w:font="Wingdings" w:char="F081"/></w:r></w:p>')).toBe('①');
    expect(await cellOf('<w:p><w:r><w:sym w:font="Webdings" w:char="F037"/></w:r></w:p>')).toBe(
      '\uf037!unknown-characters',
    );
    expect(await cellOf('<w:p><m:oMath><m:r><m:t>12</m:t></m:r></m:oMath></w:p>')).toBe('12');
  });

  it.each([
    ['reads what stands below a guide', '', 'qī', run('7'), '7'],
    ['reads what is inserted below it', '', 'qī', `<w:ins w:id="1">${run('7')}</w:ins>`, '7'],
    ['does not glue the number of a guide to the figure', '', '9', run('7'), '7!two-numbers'],
    ['strikes both with their run', '<w:strike/>', 'qī', run('7'), '!struck'],
    ['hides both with their run', '<w:vanish/>', '9', run('7'), ''],
  ])('%s', async (_, properties, guide, base, expected) => {
    const ruby = `<w:ruby><w:rt>${run(guide)}</w:rt><w:rubyBase>${base}</w:rubyBase></w:ruby>`;
    expect(await cellOf(`<w:p><w:r><w:rPr>${properties}</w:rPr>${ruby}</w:r></w:p>`)).toBe(expected);
  });

  it('marks headings by style, name or outline', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>';
    const body = `${p('年报', '<w:pStyle w:val="T"/>')}${p('一', '<w:pStyle w:val="2"/>')}${p('二', '<w:outlineLvl w:val="0"/>')}${p('三')}`;
    const { blocks } = await extractDocx(wordFile(body, { styles }));
    expect(blocks.map((block) => (block.kind === 'text' ? [block.text, block.headingLevel, block.path] : []))).toEqual([
      ['年报', 1, 'paragraph 1'],
      ['一', 2, 'paragraph 2'],
      ['二', 1, 'paragraph 3'],
      ['三', null, 'paragraph 4'],
    ]);
  });

  it('is found in strict files and behind other prefixes', async () => {
    expect(
      textsOf(
        await extractDocx(wordFile(p('年报'), { namespace: 'http://purl.oclc.org/ooxml/wordprocessingml/main' })),
      ),
    ).toEqual(['年报']);
    const renamed =
      '<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:r><x:t>年报</x:t></x:r></x:p></x:body></x:document>';
    expect(textsOf(await extractDocx(wordFile('', { more: { 'word/document.xml': renamed } })))).toEqual(['年报']);
  });

  it('says which parts were left out, and keeps what the file says about itself but not about people', async () => {
    const core =
      '<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>年报</dc:title><dc:creator>某人</dc:creator><cp:lastModifiedBy>某人</cp:lastModifiedBy></cp:coreProperties>';
    const document = await extractDocx(
      wordFile(`${p('一')}<w:altChunk r:id="rId5"/>`, { more: { 'docProps/core.xml': core } }),
    );
    expect(document.notes.map(({ code }) => code)).toEqual(['extraction.part-left-out']);
    expect(document.properties).toEqual({ title: '年报' });
  });
});
