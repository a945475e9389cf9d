/** The parser child as it is installed: few files, with the code that V8 compiled of them. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileChild } from '../../build/compile-child.ts';
import { processDocument } from '../../src/pipeline.ts';
import { parserCommand } from '../../src/workers/parser-command.ts';
import { defaultLimits } from '../../src/workers/parser-limits.ts';
import { ParserPool } from '../../src/workers/parser-pool.ts';
import { renderRecords } from '../../src/workers/render-records.ts';

const root = join(import.meta.dirname, '../..');
/** From here its files find the packages. */
const folder = join(root, `node_modules/.cache/nianbao-compiled-${process.pid}`);
const parts = join(folder, 'parser');
const entry = join(folder, 'parser-child.cjs');

beforeAll(async () => {
  await compileChild(folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a child with these flags of V8 says of each file's code. */
function codeTaken(...more: readonly string[]): readonly string[] {
  const { args } = parserCommand(entry, defaultLimits.memoryBytes);
  const flags = args.filter((one) => /^--(?:min|max|disallow)/u.test(one));
  const tells = [join(import.meta.dirname, 'children/tells-code.ts'), join(parts, 'pipeline.cjs')];
  const { stdout } = spawnSync(process.execPath, [...flags, ...more, ...tells], { encoding: 'utf8' });
  return stdout.trim().split('\n');
}

describe('the compiled parser child', () => {
  it('gives the lines that the program gives as it was written', async () => {
    const pool = new ParserPool({ jobs: 1, limits: defaultLimits, entry });
    try {
      for (const name of [
        'faults-2024.html',
        'huaiyuan-2024.docx',
        'huaiyuan-2024-libreoffice.pdf',
        'huaiyuan-2024.txt',
      ]) {
        const bytes = readFileSync(join(root, 'samples', name));
        const source = { uri: `file:${name}` };
        const outcome = await pool.parse({ source, follow: 'none' }, bytes);
        if (outcome.kind !== 'done') throw new Error(outcome.detail);
        expect(Buffer.from(outcome.output).toString()).toBe(renderRecords(await processDocument(bytes, source)));
      }
    } finally {
      pool.close();
    }
  });

  it('starts with code that V8 takes, where it runs with the same flags', () => {
    expect(codeTaken()).toEqual(expect.arrayContaining(['pipeline.cjs taken', 'check-report.cjs taken']));
    expect(codeTaken().filter((line) => line.endsWith('refused'))).toEqual([]);
    expect(codeTaken('--stack-size=900')).toContain('pipeline.cjs refused');
  });

  it('loads no library before its carrier comes', () => {
    const sources = codeTaken().map((line) => readFileSync(join(parts, line.split(' ')[0]!), 'utf8'));
    expect(
      sources.filter((text) => /^\/\/ node_modules\/(?:pdfjs-dist|mammoth|cheerio|parse5|zod)/mu.test(text)),
    ).toEqual([]);
  });

  it('tells in its files which source each part is of', () => {
    const all = readdirSync(parts).filter((name) => name.endsWith('.cjs'));
    const text = all.map((name) => readFileSync(join(parts, name), 'utf8')).join('');
    expect(text).toContain('\n// src/rules/check-report.ts\n');
    expect(text).toContain('function checkReport(');
  });

  it('brings the terms of the packages in it', () => {
    const terms = readFileSync(join(folder, 'LICENSES.txt'), 'utf8');
    for (const start of ['cheerio 1', 'mammoth 1', 'parse5 7', 'pdfjs-dist 6'])
      expect(terms).toMatch(new RegExp(`^${start}\\..* \\(.+\\)\\n\\n.{0,80}`, 'mu'));
    expect(terms).toContain('Apache License');
  });
});
