/** The parser child and the command as they are installed: few files, with the code that V8 compiled of them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileChild } from '../../build/compile-child.ts';
import { compileProgram } from '../../build/compile-program.ts';
import { REQUEST } from '../../build/warm-up.ts';
import { processDocument } from '../../src/pipeline.ts';
import { frameParts } from '../../src/workers/frames.ts';
import { parserCommand } from '../../src/workers/parser-command.ts';
import { defaultLimits } from '../../src/workers/parser-limits.ts';
import { ParserPool } from '../../src/workers/parser-pool.ts';
import { renderRecords } from '../../src/workers/render-records.ts';
import { snapshotFile } from '../../src/workers/snapshot-file.ts';

const root = join(import.meta.dirname, '../..');
/** From here its files find the packages. */
const dist = join(root, `node_modules/.cache/nianbao-compiled-${process.pid}`);
const folder = join(dist, 'compiled');
const parts = join(folder, 'parser');
const entry = join(folder, 'parser-child.cjs');

beforeAll(async () => {
  mkdirSync(join(dist, 'workers'), { recursive: true });
  // What is older than what was compiled.
  writeFileSync(join(dist, 'workers/compiled-file.js'), '');
  await compileChild(folder);
  await compileProgram(join(folder, 'program'));
}, 120_000);
afterAll(() => rmSync(dist, { recursive: true, force: true }));

/** What V8 says of the compiled code that it is given while a child with these flags reads the sample. */
function saidOfCode(sample: string, ...flags: readonly string[]): string {
  const { args } = parserCommand(entry, defaultLimits.memoryBytes);
  const child = [...flags, '--profile-deserialization', ...args.slice(args.indexOf('--permission'))];
  const input = Buffer.concat(frameParts(REQUEST, readFileSync(join(root, 'samples', sample))));
  const stdio = ['pipe', 'pipe', 'pipe', 'pipe'] as const;
  const { stdout } = spawnSync(process.execPath, child, { input, stdio: [...stdio], encoding: 'utf8' });
  return stdout;
}

/** Whether a compiled child gives the lines that the program gives as it was written. */
async function expectSameLines(...samples: readonly string[]): Promise<void> {
  const pool = new ParserPool({ jobs: 2, limits: defaultLimits, entry });
  try {
    const reads = samples.map(async (name) => {
      const bytes = readFileSync(join(root, 'samples', name));
      const source = { uri: `file:${name}` };
      const outcome = await pool.parse({ source, follow: 'none' }, bytes);
      if (outcome.kind !== 'done') throw new Error(outcome.detail);
      expect(Buffer.from(outcome.output).toString()).toBe(renderRecords(await processDocument(bytes, source)));
    });
    await Promise.all(reads);
  } finally {
    pool.close();
  }
}

describe('the compiled parser child', () => {
  it('gives the lines that the program gives as it was written', () =>
    expectSameLines('faults-2024.html', 'huaiyuan-2024.docx', 'huaiyuan-2024-libreoffice.pdf', 'huaiyuan-2024.txt'));

  it('starts without a snapshot that is damaged', async () => {
    const snapshot = join(folder, snapshotFile());
    const whole = readFileSync(snapshot);
    try {
      for (const damaged of [whole.subarray(0, 1_000_000), Buffer.alloc(1_000_000, 'x'), Buffer.alloc(0)]) {
        writeFileSync(snapshot, damaged);
        await expectSameLines('faults-2024.html', 'huaiyuan-2024.txt', 'huaiyuan-2024.docx');
      }
    } finally {
      writeFileSync(snapshot, whole);
    }
  });

  it('starts from a snapshot, and with code that V8 takes where the flags are the same', () => {
    const taken = (part: string): string =>
      `[Deserializing from ${statSync(join(parts, `${part}.cjs.code`)).size} bytes `;
    expect(saidOfCode('huaiyuan-2024.html')).toContain('[Deserializing isolate');
    const ofWordFile = ['extract-docx', 'word-file', 'lib'].map(taken);
    const said = saidOfCode('huaiyuan-2024.docx');
    for (const part of ofWordFile) expect(said).toContain(part);
    const saidOtherwise = saidOfCode('huaiyuan-2024.docx', '--stack-size=900');
    for (const part of ofWordFile) expect(saidOtherwise).not.toContain(part);
  });

  it('keeps in the snapshot what pages need and no other library', () => {
    const text = readFileSync(join(folder, 'snapshot-child.cjs'), 'utf8');
    expect(text).toContain('\n// node_modules/parse5/');
    expect(text).not.toMatch(/^\/\/ node_modules\/(?:pdfjs-dist|mammoth|zod)/mu);
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

describe('the compiled command', () => {
  const run = (flags: readonly string[], ...args: readonly string[]): string => {
    const child = [join(import.meta.dirname, 'children/run-program.ts'), join(folder, 'program/start.cjs')];
    const { stdout } = spawnSync(process.execPath, ['--no-warnings', ...flags, ...child, ...args], {
      encoding: 'utf8',
    });
    return stdout;
  };
  const sample = join(root, 'samples/faults-2024.html');

  it('prints what the program prints as it was written', () => {
    const asWritten = spawnSync(process.execPath, [join(root, 'src/cli/main.ts'), 'extract', sample], {
      encoding: 'utf8',
    });
    expect(asWritten.status).toBe(0);
    expect(run([], 'extract', sample) === asWritten.stdout).toBe(true);
  });

  it('takes all that it needs for one document from two files and their code', () => {
    const size = (name: string): string => `from ${statSync(join(folder, 'program', `${name}.cjs.code`)).size} bytes`;
    const said = run(['--profile-deserialization'], 'extract', sample, '--quiet');
    expect(said).toContain(size('early'));
    expect(said).toContain(size('short'));
    expect(said).not.toContain('failed check');
    expect(run(['--profile-deserialization', '--stack-size=900'], '--version')).toContain('failed check');
  });
});
