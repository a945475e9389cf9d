/** The ZIP that needs nothing installed. Long: it is made and run for real, which fetches Node.js and modules. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchers } from '../../deploy/bundle/launchers.ts';
import { zipFolder } from '../../deploy/bundle/zip-folder.ts';
import { chromiumPath } from '../support/chromium-path.ts';
import { startSite } from '../support/site.ts';

const LONG = process.env['NIANBAO_LONG'] === '1';
const LARGEST_MB = 100;
const root = join(import.meta.dirname, '../..');
let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'nianbao-bundle-test-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the launchers', () => {
  it('are scripts that their shells can read', () => {
    for (const { name, text } of launchers['linux-x64']!) {
      if (!text.startsWith('#!')) continue;
      expect(spawnSync('sh', ['-n'], { input: text }).status, name).toBe(0);
    }
    for (const { name, text } of launchers['win-x64']!) {
      expect(text.replaceAll('\r\n', ''), name).not.toContain('\n');
      if (name.endsWith('.cmd')) expect(text.startsWith('@echo off')).toBe(true);
    }
  });

  it('say what to do where nothing was dropped on them', () => {
    const script = join(folder, 'check-reports.sh');
    writeFileSync(script, launchers['linux-x64']!.find(({ name }) => name === 'check-reports.sh')!.text, {
      mode: 0o755,
    });
    const { status, stderr } = spawnSync('sh', [script], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, expect.stringContaining('用法')]);
  });
});

describe('the ZIP', () => {
  it('keeps names, modes and content, and leaves out what it is told to', async () => {
    const from = join(folder, 'from');
    mkdirSync(join(from, '年报'), { recursive: true });
    writeFileSync(join(from, '年报/run.sh'), '#!/bin/sh\necho ok\n', { mode: 0o755 });
    writeFileSync(join(from, 'a.map'), 'x');
    const zipped = await zipFolder(from, join(folder, 'x.zip'), (path) => path.endsWith('.map'));
    expect(zipped.files).toBe(1);
    expect(zipped.bytes).toBe(statSync(join(folder, 'x.zip')).size);
    const script =
      'import sys, zipfile\nfor one in zipfile.ZipFile(sys.argv[1]).infolist(): print(one.filename, oct(one.external_attr >> 16))';
    const listed = execFileSync('python3', ['-c', script, join(folder, 'x.zip')], { encoding: 'utf8' });
    expect(listed.trim()).toBe('年报/run.sh 0o755');
  });
});

describe.runIf(LONG)('made for real', () => {
  const make = (platform: string): string => {
    const out = join(folder, `${platform}.zip`);
    execFileSync(process.execPath, [join(root, 'deploy/bundle/main.ts'), '--platform', platform, '--out', out]);
    return out;
  };

  /** Unpacked, for Linux. */
  let program: string;
  beforeAll(() => {
    const zip = make('linux-x64');
    expect(statSync(zip).size / 1_048_576).toBeLessThan(LARGEST_MB);
    const unpacked = join(folder, 'unpacked');
    execFileSync('python3', ['-m', 'zipfile', '-e', zip, unpacked]);
    const [name = ''] = readdirSync(unpacked);
    program = join(unpacked, name);
    // Python's unpacking keeps no modes.
    for (const path of ['nianbao', 'check-reports.sh', 'node/node']) execFileSync('chmod', ['+x', join(program, path)]);
  }, 600_000);

  it('checks a folder on Linux without anything installed', () => {
    const reports = join(folder, '年报 2024');
    mkdirSync(reports);
    const samples = ['faults-2024.html', 'huaiyuan-2024.docx', 'huaiyuan-2024-chromium.pdf'];
    for (const name of samples) cpSync(join(root, 'samples', name), join(reports, name));
    const { status, stdout } = spawnSync(join(program, 'check-reports.sh'), [reports], {
      ...{ encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } },
    });
    expect(status).toBe(3);
    expect(stdout.split('\n')[0]).toContain('有误');
    expect(readFileSync(join(folder, '检查结果.html'), 'utf8')).toContain('faults-2024.html');
    expect(statSync(join(folder, '检查结果.xlsx')).size).toBeGreaterThan(1000);
  }, 600_000);

  it('opens in a browser what scripts fill, by what it holds of playwright-core', async () => {
    const report = readFileSync(join(root, 'samples/faults-2024.html'), 'utf8');
    const inner = JSON.stringify(/<body[^>]*>(.*)<\/body>/su.exec(report)![1]);
    const script = `fetch('/data.json').then((answer) => answer.json()).then((html) => { app.innerHTML = html; })`;
    await using site = await startSite(
      {
        '/a.html': `<!DOCTYPE html><meta charset=utf-8><title>政府信息公开工作年度报告</title><div id=app></div><script>${script}</script>`,
        '/data.json': (_request, response) => void response.end(inner),
      },
      '127.0.0.2',
    );
    const run = (...args: readonly string[]) =>
      promisify(execFile)(join(program, 'nianbao'), args, { cwd: folder, env: { PATH: '/usr/bin:/bin' } });
    await run('enqueue', `${site.origin}/a.html`, '--data', 'data');
    await run(...['work', '--drain', '--data', 'data', '--browser', chromiumPath(), '--allow-host', '127.0.0.2:*']);
    expect(JSON.parse((await run('export', 'data', '--plain')).stdout)).toMatchObject({
      error: null,
      source: { rendered: { browser: expect.stringMatching(/^Chromium \d/u) as string } },
    });
  }, 120_000);

  it('holds what Windows needs', () => {
    const zip = make('win-x64');
    for (const page of ['README.md', 'README.zh-CN.md']) {
      const [, megabytes] = /win-x64\.zip\D*(\d+) MB/u.exec(readFileSync(join(root, page), 'utf8')) ?? [];
      expect(Math.round(statSync(zip).size / 1_048_576 / 5) * 5).toBe(Number(megabytes));
    }
    const script = 'import sys, zipfile\nprint("\\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))';
    const names = execFileSync('python3', ['-c', script, zip], {
      encoding: 'utf8',
      maxBuffer: 64 * 1_048_576,
    });
    const inside = new Set(
      names
        .trim()
        .split('\n')
        .map((path) => path.replace(/^[^/]+\//u, '')),
    );
    for (const path of [
      '检查年报.cmd',
      'nianbao.cmd',
      '使用说明.txt',
      'node/node.exe',
      'app/dist/cli/main.js',
      'app/docs/guides/checker.zh-CN.md',
    ])
      expect(inside, path).toContain(path);
    expect(
      [...inside].some((path) => /^app\/node_modules\/(?:vitest|typescript|eslint|@bull-board)\//u.test(path)),
    ).toBe(false);
    expect([...inside].some((path) => path.includes('linux'))).toBe(false);
  }, 600_000);
});
