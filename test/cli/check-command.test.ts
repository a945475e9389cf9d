import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SegmentWriter } from '../../src/exports/segments/segment-writer.ts';
import { nianbao } from './support/run.ts';

const samples = join(import.meta.dirname, '../../samples');

function folderOf(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-check-'));
  for (const name of names) copyFileSync(join(samples, name), join(folder, name));
  return folder;
}

const zh = { LC_ALL: 'zh_CN.UTF-8' };

describe('check', () => {
  it('gives a line a report, worst first, and says by its code that one is faulty', async () => {
    const folder = folderOf('huaiyuan-2024.html', 'faults-2024.html');
    writeFileSync(join(folder, 'scan.png'), '');
    const { code, stdout, stderr } = await nianbao(['check', '.'], { cwd: folder, env: zh });
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(3);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['有误', '无误']);
    expect(lines[0]).toMatch(
      /青芦县教育局 +2024 +错误 \d+ 警告 \d+ 提示 \d+ 存疑 0 +表三第\d+行「.+」×「.+」：.+ file:\.?\/?faults-2024\.html$/u,
    );
    expect(stderr).toContain('共 2 份：有误 1，无法判断 0，待核 0，无误 1；略过其他类型文件 1 (.png 1)');
    expect((await nianbao(['check', 'huaiyuan-2024.html'], { cwd: folder })).code).toBe(0);
    expect((await nianbao(['check', '.', '--fail-on', 'never'], { cwd: folder })).code).toBe(0);
  });

  it('lists a file that could not be read, and ends with 1', async () => {
    const folder = folderOf('huaiyuan-2024.html');
    writeFileSync(join(folder, 'empty.pdf'), '');
    const { code, stdout } = await nianbao(['check', '.', '--json', '--out', 'table.csv'], { cwd: folder });
    const [first] = stdout.split('\n').map((line) => (line === '' ? null : (JSON.parse(line) as object)));
    expect([code, first]).toEqual([1, expect.objectContaining({ verdict: 'not_assessable' })]);
    expect(readFileSync(join(folder, 'table.csv'), 'utf8')).toContain('empty.pdf');
  });

  it('checks records as it checks documents', async () => {
    const folder = folderOf('faults-2024.html', 'huaiyuan-2024.html');
    const args = ['check', '--json', '--quiet'];
    await nianbao(['extract', 'faults-2024.html', 'huaiyuan-2024.html', '--out', 'r.jsonl'], { cwd: folder });
    const ofDocuments = await nianbao([...args, 'faults-2024.html', 'huaiyuan-2024.html'], { cwd: folder });
    const ofRecords = await nianbao([...args, 'r.jsonl'], { cwd: folder });
    expect(ofRecords.stdout).toBe(ofDocuments.stdout);
  });

  it('checks a data folder as it checks documents, with the decisions that lie in it', async () => {
    const folder = folderOf('faults-2024.html', 'huaiyuan-2024.html');
    const args = ['check', '--json', '--quiet'];
    const { stdout } = await nianbao(['extract', 'faults-2024.html', 'huaiyuan-2024.html'], { cwd: folder });
    const data = join(folder, 'records');
    mkdirSync(data);
    const writer = await SegmentWriter.open(data, { worker: 'w1', clock: Date.now });
    await writer.append(Buffer.from(stdout));
    await writer.close();
    const ofDocuments = await nianbao([...args, 'faults-2024.html', 'huaiyuan-2024.html'], { cwd: folder });
    expect((await nianbao([...args, 'records'], { cwd: folder })).stdout).toBe(ofDocuments.stdout);
    const reason = ['--reason', '已核实', '--data', 'records'];
    await nianbao(['dismiss', 'faults-2024.html', '1', ...reason], { cwd: folder });
    const [faulty = ''] = (await nianbao([...args, 'records'], { cwd: folder })).stdout.split('\n');
    expect(JSON.parse(faulty)).toMatchObject({ verdict: 'faulty', dismissed: 1 });
  });

  it('takes another rules file, and refuses one that names no rule', async () => {
    const folder = folderOf('faults-2024.html');
    const file = (rules: object): string => {
      writeFileSync(join(folder, 'rules.json'), JSON.stringify({ schema: 'nianbao/rules@1', rules }));
      return 'rules.json';
    };
    const lenient = { 'identity.row-sum': { severity: 'info' } };
    const before = await nianbao(['check', 'faults-2024.html', '--json'], { cwd: folder });
    const after = await nianbao(['check', 'faults-2024.html', '--json', '--rules', file(lenient)], { cwd: folder });
    const errors = ({ stdout }: { stdout: string }): number =>
      (JSON.parse(stdout) as { findings: { error: number } }).findings.error;
    expect(errors(after)).toBeLessThan(errors(before));
    const { code, stderr } = await nianbao(['check', '.', '--rules', file({ 'no.rule': {} })], { cwd: folder });
    expect([code, stderr]).toEqual([2, expect.stringContaining('no.rule')]);
  });

  it('refuses a table of a kind that it cannot write', async () => {
    const { code, stderr } = await nianbao(['check', '.', '--out', 'x.xls'], { cwd: folderOf() });
    expect([code, stderr]).toEqual([2, expect.stringContaining('.xlsx')]);
  });
});

describe('dismiss', () => {
  it('takes findings out of the verdict, and back in by --undo', async () => {
    const folder = folderOf('faults-2024.html');
    const run = (...args: readonly string[]) => nianbao(args, { cwd: folder, env: zh });
    const listed = await run('dismiss', 'faults-2024.html', '--json');
    const findings = listed.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { number: number; severity: string; consequence_of: number | null });
    const grave = findings.filter(({ severity, consequence_of: cause }) => severity !== 'info' && cause === null);
    const numbers = grave.map(({ number }) => String(number));
    expect((await run('dismiss', 'faults-2024.html', ...numbers)).code).toBe(2);
    const done = await run('dismiss', 'faults-2024.html', ...numbers, '--reason', '核实无误', '--author', '王某');
    expect([done.code, done.stdout]).toEqual([0, expect.stringContaining(`已排除 ${numbers.length} 项`)]);
    const cleared = await run('check', 'faults-2024.html');
    expect([cleared.code, cleared.stdout]).toEqual([0, expect.stringMatching(/^(?:无误|待核)/u)]);
    expect(cleared.stderr).toContain('已排除');
    const extracted = await run('extract', 'faults-2024.html', '--fail-on', 'error', '--format', 'csv');
    expect([extracted.code, extracted.stderr]).toEqual([0, expect.stringContaining('错误 0，警告 0')]);
    await run('dismiss', 'faults-2024.html', numbers[0]!, '--undo');
    expect((await run('extract', 'faults-2024.html', '--fail-on', 'error')).code).toBe(3);
    expect((await run('check', 'faults-2024.html')).code).toBe(3);
    // The values changed, so nothing that was decided about them holds.
    const page = readFileSync(join(folder, 'faults-2024.html'), 'utf8');
    writeFileSync(join(folder, 'faults-2024.html'), page.replaceAll('青芦县教育局', '青芦县民政局'));
    expect((await run('check', 'faults-2024.html')).stderr).not.toContain('已排除');
  });
});

describe('sheet', () => {
  it('writes a Word file and a workbook for each organ with issues, and a summary', async () => {
    const folder = folderOf('faults-2024.html', 'huaiyuan-2024.html');
    const { code } = await nianbao(['sheet', '.', '--out', 'sheets'], { cwd: folder, env: zh });
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'sheets')).sort()).toEqual([
      '汇总.xlsx',
      '青芦县教育局_问题清单.docx',
      '青芦县教育局_问题清单.xlsx',
    ]);
  });
});
