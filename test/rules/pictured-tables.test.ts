/** A table that is only shown as a picture is not missing: it can't be read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPage } from '../../src/pipeline.ts';

const page = readFileSync(join(import.meta.dirname, '../../samples/huaiyuan-2024.html'), 'utf8');
const tables = [...page.matchAll(/<table[\s\S]*?<\/table>/gu)].map(([table]) => table);

async function findingsOf(html: string): Promise<readonly (readonly [string, string, string])[]> {
  const { records } = await readPage(new TextEncoder().encode(html), { uri: 'file:a.html' }, 'none');
  return records[0]!.findings
    .filter(({ rule }) => rule.startsWith('structure.table-'))
    .map(({ rule, severity, message }) => [rule, severity, message.zh] as const);
}

it('is told for each of the three, in its own section', async () => {
  const names = ['表二', '表三', '表四'];
  for (const [index, table] of tables.entries())
    expect(await findingsOf(page.replace(table, '<p><img src="/2024/t.png" width="800"></p>'))).toEqual([
      ['structure.table-not-readable', 'warning', `${names[index]!}仅以图片或附件提供，无法读取。`],
    ]);
  expect(tables).toHaveLength(names.length);
});

it('is told where an attachment is shown in its place', async () => {
  const [finding, ...more] = await findingsOf(page.replace(tables[2]!, '<embed src="/2024/t.swf">'));
  expect(finding?.slice(0, 2)).toEqual(['structure.table-not-readable', 'warning']);
  expect(more).toEqual([]);
});

it.each([
  '<iframe src="/2024/t.html" width="800" height="600"></iframe>',
  '<div id="t"></div><script>loadTable("t")</script>',
  '<script src="/2024/t.js"></script>',
])('is no fault where a page in a frame or a script may show it: %s', async (markup) => {
  expect(await findingsOf(page.replace(tables[2]!, markup))).toEqual([]);
});

it('is missing where nothing stands in its place', async () => {
  const [finding, ...more] = await findingsOf(page.replace(tables[2]!, '<img src="/dot.gif" width="9">'));
  expect(finding?.slice(0, 2)).toEqual(['structure.table-missing', 'error']);
  expect(more).toEqual([]);
});

it('is nothing to tell of where the table is there', async () => {
  expect(await findingsOf(page.replaceAll('</table>', '</table><img src="/map.png">'))).toEqual([]);
});
