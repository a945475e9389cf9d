import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editions } from '../../src/forms/catalogue.ts';
import { extractorVersion } from '../../src/version.ts';
import { caseOf } from '../support/made-up/case.ts';
import { docxBytes, docxStyle } from '../support/made-up/render/docx.ts';
import { folderWith } from './support/folder.ts';
import { ended, main, nianbao } from './support/run.ts';

describe('nianbao', () => {
  it('tells its version', async () => {
    expect(await nianbao(['--version'])).toEqual({ code: 0, stdout: `${extractorVersion.version}\n`, stderr: '' });
  });

  it('helps in the language of the user', async () => {
    const [english, chinese] = await Promise.all([
      nianbao(['extract', '--help']),
      nianbao(['extract', '--help', '--lang', 'zh']),
    ]);
    expect(english).toMatchObject({ code: 0, stderr: '' });
    expect(english.stdout).toContain('Exit codes:');
    expect(english.stdout).toMatch(/choices: jsonl, cells, csv, xlsx, sqlite,\s+parquet, datapackage/u);
    expect(chinese.stdout).toContain('退出码：');
    expect(chinese.stdout).not.toMatch(/choices|default/u);
  });

  it('takes the language before the command too', async () => {
    const { code, stdout, stderr } = await nianbao(['--lang', 'zh', 'rules']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('不等于');
  });

  it('reads Word files twice unless it is told otherwise', async () => {
    // mammoth shows text outside of runs, as word processors don't.
    const runs = (text: string): string =>
      /^\d+$/.test(text) ? `<w:t>${text}</w:t>` : `<w:r><w:t>${text}</w:t></w:r>`;
    const file = join(folderWith({}), 'a.docx');
    writeFileSync(file, docxBytes(caseOf(1, []).document, docxStyle('bare', { runs })));
    const [twice, once] = await Promise.all([nianbao(['extract', file]), nianbao(['extract', file, '--single'])]);
    expect(twice.stdout).toContain('"code":"extraction.two-readings"');
    expect(once.stdout).toContain('"schema"');
    expect(once.stdout).not.toContain('extraction.two-readings');
  });

  it('ends on a signal while it waits for standard input', async () => {
    const child = spawn(process.execPath, ['--no-warnings', main, 'extract', 'missing.html', '-']);
    const end = ended(child);
    // The first input's failure is told when the second is waited for.
    await once(child.stderr, 'data');
    child.kill('SIGTERM');
    expect((await end).code).toBe(143);
  });

  it('says that its folder is gone', async () => {
    const folder = folderWith({});
    const script = 'cd "$1" && rmdir "$1" && exec "$2" --no-warnings "$3" extract x.html --lang en';
    const child = spawn('sh', ['-c', script, 'sh', folder, process.execPath, main]);
    const { code, stderr } = await ended(child);
    expect([code, stderr]).toEqual([2, expect.stringContaining('nianbao: the present folder is gone')]);
    expect(stderr).not.toContain('internal error');
  });

  it('says that the system lets it start no parser', async () => {
    // Three handles are left: enough to load a module, too few for the pipes of a child.
    const fill = `import fs from 'node:fs'; const all = []; try { for (;;) all.push(fs.openSync('/dev/null')) } catch {} all.splice(0, 3).forEach((handle) => fs.closeSync(handle));`;
    const script = 'ulimit -n 300 && exec "$1" --no-warnings --import "$2" "$3" extract "$3" --lang en';
    const preload = `data:text/javascript,${encodeURIComponent(fill)}`;
    const child = spawn('sh', ['-c', script, 'sh', process.execPath, preload, main]);
    const { code, stderr } = await ended(child);
    expect([code, stderr]).toEqual([70, expect.stringContaining('check the limits on open files')]);
    expect(stderr).not.toContain('internal error');
  });

  it.each([
    ['an unknown option', ['extract', 'x', '--fromat', 'csv'], '--format'],
    ['an unknown command', ['extrakt'], 'extract'],
    ['a wrong choice', ['extract', 'x', '--format', 'xml'], 'jsonl'],
    ['a wrong number', ['extract', 'x', '--jobs', '0'], '≥ 1'],
    ['a missing argument', ['extract'], 'paths'],
    ['no command', [], 'extract'],
  ])('says what would be right on %s', async (_name, args, hint) => {
    const { code, stdout, stderr } = await nianbao(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(hint);
  });

  it.each([
    ['an unknown option', ['extract', 'x', '--fromat', 'csv'], '没有选项 --fromat\n（是否指 --format？）'],
    ['an unknown command', ['extrakt'], '没有命令 extrakt\n（是否指 extract？）'],
    ['a wrong choice', ['extract', 'x', '--format', 'xml'], '取值“xml”无效：可选 jsonl, cells, csv'],
    ['a wrong number', ['extract', 'x', '--jobs', '0'], '取值“0”无效：≥ 1'],
    ['a missing argument', ['extract'], '缺少参数 paths'],
    ['an option without its value', ['extract', '--out'], '选项 -o, --out <file> 缺少取值'],
    ['too many arguments', ['config', 'a', 'b'], '参数过多，应为 0 个，实为 2 个'],
  ])('says so in Chinese on %s', async (_name, args, sentence) => {
    const { code, stderr } = await nianbao([...args, '--lang', 'zh']);
    expect(code).toBe(2);
    expect(stderr).toContain('错误：');
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/error|invalid|mean|see/u);
  });

  it('lists the forms with all their codes', async () => {
    const { stdout } = await nianbao(['forms', '--json']);
    const forms = JSON.parse(stdout) as { id: string; tables: { cells: { code: string; official: boolean }[] }[] }[];
    const counts = forms.map(
      ({ tables }) => tables.flatMap(({ cells }) => cells.filter(({ official }) => official)).length,
    );
    expect(forms.map(({ id }) => id)).toEqual(editions.map(({ id }) => id));
    expect(counts).toEqual([200, 198]);
  });

  it('lists the rules, each with its title in both languages', async () => {
    const { stdout } = await nianbao(['rules', '--json']);
    const { rules } = JSON.parse(stdout) as { rules: { id: string; title: { zh: string; en: string } }[] };
    expect(rules.map(({ id }) => id)).toContain('identity.balance');
    for (const { title } of rules) expect(Math.min(title.zh.length, title.en.length)).toBeGreaterThan(0);
  });

  it('prints the schema of its records', async () => {
    expect(JSON.parse((await nianbao(['schema'])).stdout)).toMatchObject({ title: 'nianbao/report@1' });
  });

  it('gives a line for what is no report, and says so', async () => {
    const folder = folderWith({ 'letter.txt': '关于召开会议的通知' });
    const { code, stdout, stderr } = await nianbao(['extract', 'letter.txt'], { cwd: folder });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'failed', source: { uri: 'file:letter.txt' } });
    expect(stderr).toContain('letter.txt');
  });

  it('says nothing with --quiet', async () => {
    const folder = folderWith({ 'letter.txt': '关于召开会议的通知' });
    expect(await nianbao(['extract', 'letter.txt', '--quiet'], { cwd: folder })).toMatchObject({ code: 1, stderr: '' });
  });

  it('writes CSV for spreadsheets: byte order mark and header', async () => {
    const folder = folderWith({ 'letter.txt': '关于召开会议的通知' });
    const { stdout } = await nianbao(['extract', 'letter.txt', '--format', 'csv'], { cwd: folder });
    expect(stdout).toMatch(/^\uFEFFrecord_id,organ,[a-z_0-9,]+\r\n$/u);
  });
});
