/** The SQL of docs/formats.md runs, on what the commands there write. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWriter } from '../../src/exports/formats/open-writer.ts';
import { processDocument } from '../../src/pipeline.ts';
import { queriesOf, runQuery } from '../pages/support/run-query.ts';

const queries = queriesOf(readFileSync(join(import.meta.dirname, '../../docs/formats.md'), 'utf8'));
const samples = join(import.meta.dirname, '../../samples');

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-queries-'));
  const names = ['huaiyuan-2024.html', 'faults-2024.html', 'town-2019-gbk.html'];
  const read = names.map((name) => processDocument(readFileSync(join(samples, name)), { uri: `file:${name}` }));
  const records = (await Promise.all(read)).flat();
  for (const [format, name] of [
    ['parquet', 'figures.parquet'],
    ['sqlite', 'all.sqlite'],
  ] as const) {
    const parts: Uint8Array[] = [];
    const write = (bytes: Uint8Array): Promise<void> => Promise.resolve(void parts.push(Buffer.from(bytes)));
    const writer = await openWriter({ format, shape: 'long', language: 'en', createdBy: 'nianbao test' }, write);
    await writer.add(records);
    await writer.finish();
    writeFileSync(join(folder, name), Buffer.concat(parts));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('docs/formats.md', () => {
  it('shows both engines', () => expect(new Set(queries.map(({ engine }) => engine)).size).toBe(2));

  it.each(queries)('$engine: $what', async (query) => {
    const rows = await runQuery(query, folder);
    if (query.engine === 'SQLite') expect(rows.length).toBeGreaterThan(0);
    if (!query.sql.includes('disclosed')) return;
    expect(rows.map(({ year }) => year)).toEqual([2019n, 2024n]);
    for (const { disclosed, answered } of rows) expect(Number(answered)).toBeGreaterThanOrEqual(Number(disclosed));
  });
});
