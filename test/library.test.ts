/** The package as another program uses it: packed, unpacked and imported by its name. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, type CheckedRecord, extract, extractAll } from '../src/library.ts';

const root = join(import.meta.dirname, '..');
const samples = join(root, 'samples');
const sample = join(samples, 'faults-2024.html');

describe('the library', () => {
  it('reads a file, and bytes with their address', async () => {
    const [ofFile] = await extract(sample);
    expect(ofFile).toMatchObject({ status: 'complete', source: { uri: `file:${sample}` } });
    const [ofBytes] = await extract({ bytes: readFileSync(sample), uri: 'https://www.example.gov.cn/a.html' });
    expect(ofBytes).toEqual({ ...ofFile!, source: { ...ofFile!.source, uri: 'https://www.example.gov.cn/a.html' } });
  });

  it('gives a record for what cannot be read', async () => {
    const [record] = await extract(join(samples, 'missing.html'));
    expect(record).toMatchObject({ status: 'failed', error: { code: 'extract.unreadable-file' } });
  });

  it('keeps the order of its sources', async () => {
    const names = ['two-reports-2022-2023.html', 'faults-2024.html', 'huaiyuan-2024.docx'].map((name) =>
      join(samples, name),
    );
    const records = await Array.fromAsync(extractAll(names, { jobs: 2 }));
    expect(records.map(({ source }) => source.uri)).toEqual([0, 0, 1, 2].map((index) => `file:${names[index]}`));
  });

  it('ends with the reason of the signal', async () => {
    const stopping = new AbortController();
    const records = extractAll([sample, sample], { signal: stopping.signal });
    await records.next();
    stopping.abort(new Error('enough'));
    await expect(Array.fromAsync(records)).rejects.toThrow('enough');
  });

  it('keeps limits', async () => {
    const [record] = await extract(sample, { limits: { inputBytes: 10 } });
    expect(record?.error?.code).toBe('extract.too-large');
  });

  it('checks records as a set', async () => {
    const records = await Array.fromAsync(extractAll([sample, join(samples, 'huaiyuan-2024.html')]));
    const checked: readonly CheckedRecord[] = await check(records);
    expect(checked.map(({ verdict }) => verdict)[0]).toBe('faulty');
    expect(checked.map(({ record_id }) => record_id)).toEqual(records.map(({ record_id }) => record_id));
  });
});

describe('the packed package', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'nianbao-packed-'));
    // dist is what `npm ci` built.
    const args = ['pack', root, '--ignore-scripts', '--silent', '--pack-destination', folder];
    execFileSync('npm', args, { cwd: root, stdio: 'pipe' });
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    mkdirSync(join(folder, 'node_modules'));
    execFileSync('tar', ['-xzf', join(folder, tarball), '-C', join(folder, 'node_modules')]);
    execFileSync('mv', [join(folder, 'node_modules/package'), join(folder, 'node_modules/nianbao')]);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules/nianbao/node_modules'));
    symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'));
    symlinkSync(samples, join(folder, 'samples'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is imported by its name', () => {
    writeFileSync(
      join(folder, 'use.mjs'),
      `import { check, extract, recordJsonSchema } from 'nianbao';
       const records = await extract(${JSON.stringify(sample)});
       const [{ verdict }] = await check(records);
       console.log(JSON.stringify({ verdict, schema: typeof recordJsonSchema().$schema }));`,
    );
    const said = execFileSync(process.execPath, ['--no-warnings', join(folder, 'use.mjs')], { encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual({ verdict: 'faulty', schema: 'string' });
  });

  const compile = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    const options = [
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--skipLibCheck',
      '--types',
      'node',
    ];
    const args = [join(root, 'node_modules/typescript/bin/tsc'), ...options, join(folder, name)];
    return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
  };

  it('has types', () => {
    const good = `import { check, extract, type CheckedRecord, type ReportRecord } from 'nianbao';
      const records: readonly ReportRecord[] = await extract('a.html', { jobs: 1 });
      const checked: readonly CheckedRecord[] = await check(records);
      export const verdicts: readonly string[] = checked.map(({ verdict }) => verdict);\n`;
    expect(compile('good.mts', good)).toBe('');
    expect(compile('bad.mts', good.replace("extract('a.html'", 'extract(42'))).toContain('not assignable');
  });

  it('does what docs/library.md shows', () => {
    const [, shown = ''] = /```ts\n(.*?)```/su.exec(readFileSync(join(root, 'docs/library.md'), 'utf8')) ?? [];
    expect(compile('shown.mts', shown)).toBe('');
    const args = ['--no-warnings', join(folder, 'shown.mts')];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect([stdout.split('\n').slice(0, 3), stderr]).toEqual([
      [
        '7 7 1',
        expect.stringMatching(/^青芦县教育局 faulty \d+$/u),
        expect.stringMatching(/^怀远县公安局 clean \d+$/u),
      ],
      '',
    ]);
  });
});
