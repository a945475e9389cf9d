/** `--format` and `--wide` as they are called; what stands in the files is tested in test/exports/formats. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from './support/folder.ts';
import { nianbao } from './support/run.ts';

const sample = join(import.meta.dirname, '../../samples/faults-2024.html');
const extract = (...args: readonly string[]) => nianbao(['extract', sample, '--quiet', '--lang', 'en', ...args]);

describe('--format', () => {
  it.each([
    ['figures.parquet', 'PAR1'],
    ['all.sqlite', 'SQLite format 3\0'],
    ['all.xlsx', 'PK'],
    ['all.zip', 'PK'],
    ['figures.csv', '\uFEFFrecord_id,organ,'],
    ['records.jsonl', '{"schema":"nianbao/report@1"'],
  ])('follows the name of the output: %s', async (name, magic) => {
    const out = join(folderWith({}), name);
    expect(await extract('--out', out)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(out, 'utf8').startsWith(magic)).toBe(true);
  });

  it('beats the name', async () => {
    const out = join(folderWith({}), 'x.csv');
    await extract('--out', out, '--format', 'jsonl');
    expect(readFileSync(out, 'utf8').startsWith('{')).toBe(true);
  });

  it('gives a row a report', async () => {
    const { stdout } = await extract('--format', 'csv', '--wide');
    expect(stdout.trim().split('\r\n')).toHaveLength(2);
  });

  it('is not guessed for a name that opens as something else', async () => {
    const { code, stderr } = await extract('--out', join(folderWith({}), 'x.xls'));
    expect([code, stderr]).toEqual([2, expect.stringContaining('end it in .xlsx')]);
  });

  it('says what --wide is for', async () => {
    expect(await extract('--format', 'xlsx', '--wide', '--out', join(folderWith({}), 'x'))).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('--wide is for csv and parquet, not for xlsx') as unknown,
    });
  });
});
