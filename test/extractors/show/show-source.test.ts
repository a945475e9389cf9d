import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { showSource } from '../../../src/extractors/show/show-source.ts';
import type { ReportRecord } from '../../../src/model/record.ts';
import { processDocument } from '../../../src/pipeline.ts';
import { p, wordFile } from '../docx/word-file.ts';

const samples = join(import.meta.dirname, '../../../samples');
const names = readdirSync(samples).filter((name) => /\.(?:html|docx|txt)$/u.test(name));
const bare = (text: string): string => text.replaceAll(/[\s\u200b\ufeff]+/gu, '');

describe('the source as a page', () => {
  it.each(names)('%s: the marked place of every figure holds what was read there', async (name) => {
    const bytes = readFileSync(join(samples, name));
    for (const { evidence } of await processDocument(bytes, { uri: 'file:x' })) {
      const paths = [...new Set(Object.values(evidence).map(({ path }) => path ?? ''))];
      const shown = await showSource(bytes, paths);
      const page = load(shown.markup);
      expect(shown.found).toHaveLength(paths.length);
      for (const { path, raw } of Object.values(evidence)) {
        const place = page(`[data-at="${paths.indexOf(path ?? '')}"]`);
        expect(place).toHaveLength(1);
        if (shown.carrier === 'text') expect(bare(place.text())).toContain(bare(raw));
        else expect(bare(place.text())).toBe(bare(raw));
      }
    }
  });

  it.each([
    ['a page', (html: string): string => html],
    ['a text', (): string => readFileSync(join(samples, 'huaiyuan-2024.txt'), 'utf8')],
  ])('shows what JSON holds, where it was read: %s', async (_, contentOf) => {
    const content = contentOf(readFileSync(join(samples, 'huaiyuan-2024.html'), 'utf8'));
    const bytes = Buffer.from(
      JSON.stringify({ code: 0, data: { title: '怀远县公安局2024年政府信息公开工作年度报告', content } }, null, 2),
    );
    const [{ evidence }] = (await processDocument(bytes, { uri: 'file:x' })) as [ReportRecord];
    const paths = [...new Set(Object.values(evidence).map(({ path }) => path ?? ''))];
    const page = load((await showSource(bytes, paths)).markup);
    expect(paths.length).toBeGreaterThan(10);
    for (const { path, raw } of Object.values(evidence))
      expect(bare(page(`[data-at="${paths.indexOf(path ?? '')}"]`).text())).toContain(bare(raw));
  });

  it('shows a Word file round an embedded document that is not read, as RTF', async () => {
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk';
    const bytes = wordFile(`${p('前')}<w:altChunk r:id="rId9"/>${p('后')}`, {
      more: {
        'word/_rels/document.xml.rels': `<Relationships><Relationship Id="rId9" Type="${relation}" Target="chunk.rtf"/></Relationships>`,
        'word/chunk.rtf': '{\\rtf1\\ansi 1}',
      },
    });
    const { markup } = await showSource(bytes, []);
    expect(bare(load(markup).text())).toBe('前后');
  });

  it('keeps nothing of the document but its text', async () => {
    const hostile = `<title>x</title><base href="http://evil.example/"><style>.cover{position:fixed}</style>
      <meta http-equiv="refresh" content="0;url=http://evil.example"><script>alert(1)</script>
      <p onclick="alert(1)" style="position:fixed" id="a"><a href="javascript:alert(1)">&lt;script&gt;alert(2)&lt;/script&gt;</a></p>
      <svg onload="alert(1)"><a xlink:href="javascript:alert(1)"><text>x</text></a></svg><img src=x onerror=alert(1)>
      <iframe srcdoc="<p onload=alert(1)>inside</p><script>parent.x=1</script>"></iframe><form action="http://evil.example"><input value='"><b onclick=alert(1)>'></form>
      <table><tr><td colspan="99999999" rowspan="-3" background="http://evil.example/x">1</td></tr></table>`;
    const { markup } = await showSource(Buffer.from(`<!doctype html><meta charset=utf-8>${hostile}`), []);
    const page = load(markup, null, false);
    const attributes = page('*')
      .toArray()
      .flatMap((element) => ('attribs' in element ? Object.keys(element.attribs) : []));
    const tags = page('*')
      .toArray()
      .map((element) => ('name' in element ? element.name : ''));
    expect(tags.filter((tag) => !/^(?:div|span|table|tbody|tr|td|th|br|hr)$/u.test(tag))).toEqual([]);
    expect(attributes.filter((name) => !/^(?:class|colspan|rowspan|data-at)$/u.test(name))).toEqual([]);
    expect(page('td').attr('colspan')).toBe('1000');
    expect(page.text()).toContain('<script>alert(2)</script>');
    expect(page.text()).toContain('inside');
  });
});
