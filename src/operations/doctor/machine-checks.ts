/** The machine: Node.js, its permission model, /proc, the clock. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Check, failed, guarded, ok, warning } from './check.ts';

/** The build's own time: a clock before it is wrong. */
const NOT_BEFORE = Date.parse('2026-01-01T00:00:00Z');
const TRIAL_TIMEOUT_MS = 20_000;

export const machineChecks = (nowMs: number): readonly Promise<Check>[] => [
  Promise.resolve(nodeVersion(process.versions.node)),
  guarded('permissions', upgradeNode, permissionModel),
  Promise.resolve(procCheck()),
  Promise.resolve(clockCheck(nowMs, NOT_BEFORE)),
];

const upgradeNode = { zh: '请安装 Node.js 24（LTS）', en: 'install Node.js 24 (LTS)' };

/** 24 is what the tests run on. */
export function nodeVersion(version: string): Check {
  const found = { zh: `Node.js ${version}`, en: `Node.js ${version}` };
  return Number(version.split('.')[0]) >= 24 ? ok('node', found) : warning('node', found, upgradeNode);
}

const DENIED = 'ERR_ACCESS_DENIED';
const TRIAL = `try { process.getBuiltinModule('fs').readFileSync(process.execPath) } catch (e) { process.stdout.write(String(e.code)) }`;

/** A child without rights tries to read a file: what the parser children rely on. */
function permissionModel(): Check {
  const { stdout, stderr, error } = spawnSync(process.execPath, ['--permission', '--no-warnings', '-e', TRIAL], {
    encoding: 'utf8',
    timeout: TRIAL_TIMEOUT_MS,
    env: {},
  });
  if (stdout === DENIED) return ok('permissions', { zh: '权限模型有效', en: 'the permission model holds' });
  const detail = error?.message ?? (stderr.trim() || 'a file could be read');
  return failed(
    'permissions',
    { zh: `权限模型无效：${detail}`, en: `the permission model does not hold: ${detail}` },
    upgradeNode,
  );
}

function procCheck(): Check {
  if (process.platform === 'win32')
    return warning(
      'memory-watch',
      { zh: 'Windows 上只能限制 V8 堆', en: 'on Windows only the V8 heap is limited' },
      { zh: '处理来源不明的文件时建议使用 Linux', en: 'prefer Linux for documents from strangers' },
    );
  if (process.platform !== 'linux')
    return ok('memory-watch', { zh: '由 ps 监测内存', en: 'memory is watched through ps' });
  try {
    if (/^VmRSS:/mu.test(readFileSync('/proc/self/status', 'latin1')))
      return ok('memory-watch', { zh: '由 /proc 监测内存', en: 'memory is watched through /proc' });
  } catch {
    // As below.
  }
  return failed(
    'memory-watch',
    { zh: '无法读取 /proc', en: '/proc cannot be read' },
    {
      zh: '请挂载 /proc，否则无法限制解析进程的内存',
      en: 'mount /proc: without it the memory of parser children has no limit',
    },
  );
}

export function clockCheck(nowMs: number, notBeforeMs: number): Check {
  const time = new Date(nowMs).toISOString();
  if (nowMs >= notBeforeMs) return ok('clock', { zh: `系统时间 ${time}`, en: `the time is ${time}` });
  return failed(
    'clock',
    { zh: `系统时间 ${time} 早于程序发布`, en: `the time, ${time}, is before this program was made` },
    {
      zh: '请启用时间同步（NTP），否则分段与抓取时间有误',
      en: 'switch on NTP: segments and fetches would carry wrong times',
    },
  );
}
