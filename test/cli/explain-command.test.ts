import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/model/explanation.ts';
import { folderWith } from './support/folder.ts';
import { nianbao } from './support/run.ts';

const CODE = 'applications.outcomes.granted.natural_person';

async function explained(file: string, code: string): Promise<readonly Explanation[]> {
  const { code: exit, stdout, stderr } = await nianbao(['explain', file, code, '--json']);
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  return JSON.parse(stdout) as readonly Explanation[];
}

describe('nianbao explain', () => {
  it('goes from the glyphs of a page to the figure', async () => {
    const [one] = await explained('samples/borderless-2023.pdf', CODE);
    expect(one).toMatchObject({
      code: CODE,
      tables: [{ tables: [2], chosen: true }],
      row: { key: 'outcomes.granted', label: { official: '（一）予以公开', by: 'exact' }, order: 'header', columns: 7 },
      header: { official: '自然人', by: 'exact' },
      figure: { state: 'number', value: 0, confidence: 1 },
      notes: [],
      findings: [],
    });
    const { choices, cell, glyphs, row } = one!;
    expect(choices).toEqual([{ cell, cost: 0 }]);
    expect(glyphs.map(({ text }) => text).join('')).toBe(cell!.raw);
    expect(glyphs.map(({ dealt }) => dealt)).toEqual(['here']);
    expect(row!.values.map(({ code }) => code!.split('.').at(-1))).toEqual([
      ...['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other', 'total'],
    ]);
  });

  it('names the tables that were not read, and the findings about the figure', async () => {
    const [one] = await explained('samples/years-compared-2023.html', 'disputes.reconsideration.upheld');
    expect(one?.tables).toMatchObject([
      { chosen: false, year: 2022 },
      { chosen: true, year: 2023 },
    ]);
    const [faulty] = await explained('samples/faults-2024.html', 'disclosure.fees.amount_wan_cny');
    expect(faulty?.findings.map(({ rule }) => rule)).toContain('value.fee-unit');
  });

  it('explains each report of a document', async () => {
    const both = await explained('samples/two-reports-2022-2023.html', CODE);
    expect(both.map(({ report }) => report.year)).toEqual([2022, 2023]);
  });

  it('explains the cells of a text as it was read', async () => {
    const [one] = await explained('samples/huaiyuan-2024.txt', CODE);
    expect(one?.cell).toMatchObject({ path: expect.stringMatching(/^line \d+/u) as string });
    expect(one?.figure?.value).toBe(Number(one?.cell?.raw));
  });

  it('shows the words of a row that none of the form’s labels fits', async () => {
    const page = readFileSync('samples/huaiyuan-2024.html', 'utf8').replace('重复申请', '就同一事项再次提出');
    const folder = folderWith({ 'a.html': page });
    const file = `${folder}/a.html`;
    const [one] = await explained(file, 'applications.outcomes.not_processed.duplicate.total');
    expect(one?.row).toMatchObject({ label: null, words: [{ raw: '2.就同一事项再次提出' }] });
    const [named] = await explained(file, CODE);
    expect(named?.row?.words).toEqual([]);
  });

  it('says it in words, in either language', async () => {
    const [chinese, english] = await Promise.all(
      ['zh', 'en'].map((lang) => nianbao(['explain', 'samples/borderless-2023.pdf', CODE, '--lang', lang])),
    );
    expect(chinese?.stdout).toContain('「0」，第 2 张表第 6 行第 4 列，第 2 页');
    expect(english?.stdout).toContain(
      'Alignment  normalize/rows/align/align-rows.ts\n  「0」, table 2 row 6 column 4, page 2',
    );
  });

  it('names files that are there', async () => {
    const { stdout } = await nianbao(['explain', 'samples/borderless-2023.pdf', CODE]);
    const named = stdout.match(/[a-z-]+(?:\/[a-z-]+)+\.ts/gu)!;
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((file) => !existsSync(`src/${file}`))).toEqual([]);
  });

  it('names the like of a code that does not exist', async () => {
    const { code, stderr } = await nianbao([
      ...['explain', 'samples/huaiyuan-2024.html', 'applications.recieved.total', '--lang', 'en'],
    ]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('applications.received.total')]);
  });

  it('names first what differs by a letter', async () => {
    const { stderr } = await nianbao([
      ...['explain', 'samples/huaiyuan-2024.html', 'applications.received.totl', '--lang', 'en'],
    ]);
    expect(stderr).toContain('Like it: applications.received.total,');
  });

  it('says why a document can’t be explained', async () => {
    const folder = folderWith({ 'note.html': '<p>通知</p>' });
    const { code, stdout, stderr } = await nianbao(['explain', `${folder}/note.html`, CODE, '--lang', 'en']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('normalize.not-a-report');
  });
});
